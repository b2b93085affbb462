import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What axe finds in both themes, as lines that name rule and place. */
export async function axe(page: Page, screen: string): Promise<string[]> {
  const found: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate(
      (scheme) => document.documentElement.setAttribute('data-mantine-color-scheme', scheme),
      theme,
    );
    await page.evaluate(settle);
    let violations = await look(page);
    // A toast may begin to fade while axe measures: what is wrong with the screen is wrong at the second look as well.
    if (violations.length > 0) {
      await page.waitForTimeout(1000);
      await page.evaluate(settle);
      violations = await look(page);
    }
    for (const { id: rule, nodes } of violations) {
      found.push(
        ...nodes.map(
          (node) =>
            `${screen} ${theme} ${rule}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`,
        ),
      );
    }
  }
  await page.evaluate(() => document.documentElement.setAttribute('data-mantine-color-scheme', 'light'));
  return found;
}

/** One page, one frame: the classic mode needs no second page, which Electron cannot open. */
async function look(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations;
}

/** A colour in the middle of a transition is nobody's colour: what ends by itself is waited for. */
async function settle(): Promise<void> {
  const ending = document
    .getAnimations()
    // One that follows a scroll bar has no end either.
    .filter(({ timeline }) => timeline === document.timeline)
    .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map((animation) => animation.finished));
}
