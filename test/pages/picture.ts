import type { Page } from '@playwright/test';

/** The screen as it is, in both themes, for a person who looks at it. */
export async function picture(page: Page, path: string): Promise<void> {
  const before = await page.evaluate(() => document.documentElement.dataset['mantineColorScheme'] ?? 'light');
  for (const scheme of ['light', 'dark']) {
    await page.evaluate((name) => {
      document.documentElement.dataset['mantineColorScheme'] = name;
    }, scheme);
    await shoot(page, `${path}-${scheme}.png`);
  }
  await page.evaluate((name) => {
    document.documentElement.dataset['mantineColorScheme'] = name;
  }, before);
}

/** One picture, still, and without the toast and the tooltip of the step before. */
export async function shoot(page: Page, path: string): Promise<void> {
  const showPassing = (visibility: 'hidden' | '') =>
    page.evaluate((value) => {
      for (const passing of document.querySelectorAll<HTMLElement>(
        '.mantine-Notifications-root, .mantine-Tooltip-tooltip',
      )) {
        passing.style.visibility = value;
      }
    }, visibility);
  await showPassing('hidden');
  await page.screenshot({ path, animations: 'disabled' });
  await showPassing('');
}
