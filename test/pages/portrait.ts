import { expect, type Page } from '@playwright/test';
import { type DeskPage, id } from './desk-page.ts';

const PATIENCE = { timeout: 40_000 };
const { portrait } = id;

/** The film shows somebody who stands as they should: the photo is taken by itself, and used. */
export async function takePhoto(desk: DeskPage): Promise<void> {
  await expectTaken(desk.page);
  await acceptPhoto(desk);
}

/** The same by the officer's key: the person stands as they should, and nothing is taken before the key. */
export async function takePhotoByKey(desk: DeskPage): Promise<void> {
  const { page } = desk;
  await switchAutoOff(desk);
  await expectGood(page);
  await expect(takenPicture(page)).toHaveCount(0);
  // As a hand does: away from whatever was pressed last, which the space bar would press again.
  await page.getByLabel(portrait.live).click();
  await page.keyboard.press('Space');
  desk.actions += 1;
  await expectTaken(page);
  await acceptPhoto(desk);
}

/** From now on this desk takes no photo by itself. */
export async function switchAutoOff({ page }: DeskPage): Promise<void> {
  const auto = page.getByRole('switch', { name: portrait.auto });
  await expect(auto).toBeVisible(PATIENCE);
  if (await auto.isChecked()) await auto.click();
  await expect(auto).not.toBeChecked();
}

/** The screen says that the person stands as they should. */
export async function expectGood(page: Page): Promise<void> {
  await expect(page.getByTestId('photo-hint').locator('output')).toHaveText(portrait.hint.good, PATIENCE);
}

export async function expectTaken(page: Page): Promise<void> {
  await expect(takenPicture(page)).toBeVisible(PATIENCE);
}

export async function acceptPhoto(desk: DeskPage): Promise<void> {
  await decideOnFaces(desk);
  await desk.decide(portrait.saved);
}

/** Where earlier pictures stand beside the new one, the officer says of each that it is the same person. */
async function decideOnFaces(desk: DeskPage): Promise<void> {
  const same = desk.page.getByRole('radio', {
    name: new RegExp(`^${portrait.compare.decisions.SAME_PERSON}`),
  });
  for (const choice of await same.all()) await choice.check({ force: true });
}

function takenPicture(page: Page) {
  return page.getByRole('img', { name: portrait.taken });
}

/** Writes down every hint that the screen shows, in its order, from now on. */
export async function recordHints(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const shown: string[] = [];
    Reflect.set(globalThis, 'shownHints', shown);
    new MutationObserver(() => {
      const text = document.querySelector('[data-testid="photo-hint"] output')?.textContent ?? '';
      if (text !== '' && shown.at(-1) !== text) shown.push(text);
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  return () => page.evaluate(() => Reflect.get(globalThis, 'shownHints') as string[]);
}

/** The wanted hints came in this order, and nothing but the last of them stood there when the photo was taken by itself. */
export async function expectGuided(
  page: Page,
  shown: readonly string[],
  wanted: readonly string[],
): Promise<void> {
  expect(inOrder(shown, wanted), shown.join(' → ')).toBe(true);
  expect(shown[shown.indexOf(portrait.judging) - 1]).toBe(wanted.at(-1));
  // What was taken is the good scene: every check of it stands there.
  await expect(
    page.getByText(portrait.verdict.PASS).or(page.getByText(portrait.verdict.WARN)).first(),
  ).toBeVisible();
  await expect(page.locator('[data-level="FAIL"]')).toHaveCount(0);
}

function inOrder(shown: readonly string[], wanted: readonly string[]): boolean {
  let from = 0;
  return wanted.every((text) => {
    const found = shown.indexOf(text, from);
    from = found + 1;
    return found >= 0;
  });
}
