import { expect } from '@playwright/test';
import { id, type DeskPage } from './desk-page.ts';

const PATIENCE = { timeout: 20_000 };
const BETWEEN_KEYS_MS = 150;
const { interview } = id;

/** An office with a hundred files feels more than this. Words that are typed into fields are not counted. */
export const MOST_INTERVIEW_KEYS = 15;

export type KeyPresses = { readonly count: number; press: (combo: string) => Promise<void> };

/** Counts every press, and gives the screen the time that a person takes between two. */
export function keyPresses({ page }: DeskPage): KeyPresses {
  let count = 0;
  return {
    get count() {
      return count;
    },
    async press(combo) {
      await page.keyboard.press(combo);
      await page.waitForTimeout(BETWEEN_KEYS_MS);
      count += 1;
    },
  };
}

/** Takes the open file and asks: destination, five answers, all originals, *lanjut*. The data of the book are still to be signed. */
export async function askByKeys(desk: DeskPage, keys: KeyPresses): Promise<void> {
  const { page } = desk;
  await keys.press('c');
  await expect(page.getByText(id.file.claim.mine)).toBeVisible(PATIENCE);
  await expect(page.getByRole('textbox', { name: interview.destination })).toBeFocused(PATIENCE);
  await page.keyboard.type('Malaysia');
  for (const answer of ['Belum pernah', 'Guru', 'Sendiri', 'Kuala Lumpur dan Penang', 'Satu minggu']) {
    await keys.press('Tab');
    await page.keyboard.type(answer);
  }
  await keys.press('Alt+a');
  const originals = page.getByRole('group', { name: interview.originals, exact: true });
  await expect(originals.getByRole('checkbox', { checked: false })).toHaveCount(0);
  await keys.press('Control+1');
}

/** The screen is turned, the applicant signs, the officer saves the signature. */
export async function signByKeys(
  desk: DeskPage,
  keys: KeyPresses,
  beforeSigning?: () => Promise<void>,
): Promise<void> {
  const { page } = desk;
  await keys.press('Control+d');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(interview.bookData.declare)).toBeVisible(PATIENCE);
  await beforeSigning?.();
  await desk.sign(dialog);
  await page.waitForTimeout(BETWEEN_KEYS_MS);
  await keys.press('Control+Enter');
  await expect(dialog).toHaveCount(0, PATIENCE);
  await expect(page.getByText(interview.bookData.signed.SCREEN)).toBeVisible(PATIENCE);
}

/** A whole interview of an open file that goes on; answers how many keys it took. */
export async function interviewByKeys(desk: DeskPage): Promise<number> {
  const keys = keyPresses(desk);
  await askByKeys(desk, keys);
  await signByKeys(desk, keys);
  await keys.press('Control+Enter');
  await expect(desk.page.getByText(id.file.work.doneTitle, { exact: true })).toBeVisible(PATIENCE);
  desk.actions += 2;
  return keys.count;
}
