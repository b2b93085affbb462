import type { Page } from '@playwright/test';

/** The screen as it is, in both themes, for a person who looks at it. */
export async function picture(page: Page, path: string): Promise<void> {
  const before = await page.evaluate(() => document.documentElement.dataset['mantineColorScheme'] ?? 'light');
  for (const scheme of ['light', 'dark']) {
    await page.evaluate((name) => {
      document.documentElement.dataset['mantineColorScheme'] = name;
    }, scheme);
    await page.screenshot({ path: `${path}-${scheme}.png` });
  }
  await page.evaluate((name) => {
    document.documentElement.dataset['mantineColorScheme'] = name;
  }, before);
}
