import { expect, type Locator } from '@playwright/test';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import { id, type DeskPage } from './desk-page.ts';

const PATIENCE = { timeout: 20_000 };
const PAUSE_MS = 150;

export async function toStock(desk: DeskPage): Promise<void> {
  await desk.go(new RegExp(`^${id.common.nav.blanks}`));
  await expect(desk.page.getByRole('tab', { name: id.stock.tab.hands })).toBeVisible(PATIENCE);
}

/** What the dialog asks of the second person, here beside. */
export async function prove(dialog: Locator, username: string): Promise<void> {
  await dialog.getByLabel(id.stock.second.username).fill(username);
  await dialog.locator('input[type=password]').fill(SAMPLE_PASSWORD);
}

/** The dialog before may still be on its way out: its keys belong to it until it is gone. */
export async function openDialog({ page }: DeskPage, combo: string): Promise<Locator> {
  const dialog = page.getByRole('dialog');
  await expect(dialog).toHaveCount(0, PATIENCE);
  await expect(async () => {
    await page.keyboard.press(combo);
    await expect(dialog).toBeVisible({ timeout: 2000 });
  }).toPass(PATIENCE);
  return dialog;
}

export async function send({ page }: DeskPage): Promise<void> {
  await page.waitForTimeout(PAUSE_MS);
  await page.keyboard.press('Control+Enter');
}

/** The safe, by two; the screen is left on its tab. */
export async function openSafe(desk: DeskPage, second: string): Promise<void> {
  const { page } = desk;
  await page.getByRole('tab', { name: id.stock.tab.vault, exact: true }).click();
  await expect(page.getByText(id.controls.vault.isClosed).first()).toBeVisible(PATIENCE);
  const dialog = await openDialog(desk, 'Control+o');
  await prove(dialog, second);
  await send(desk);
  await expect(page.getByText(id.controls.vault.opened)).toBeVisible(PATIENCE);
  await expect(dialog).toHaveCount(0, PATIENCE);
}
