import type { Locator } from '@playwright/test';
import { axe } from '#test/pages/axe.ts';
import { id, type DeskPage } from '#test/pages/desk-page.ts';
import { openDialog, openSafe, prove, toStock } from '#test/pages/stock.ts';
import { expect, test } from './app-fixture.ts';

const PATIENCE = { timeout: 20_000 };
const PAUSE_MS = 150;

async function enterRange(dialog: Locator, first: string, count: number): Promise<void> {
  await dialog.getByLabel(id.stock.handOver.first, { exact: true }).fill(first);
  await dialog.getByLabel(id.stock.handOver.count, { exact: true }).fill(String(count));
}

async function count(desk: DeskPage, numbers: readonly number[]): Promise<void> {
  const { page } = desk;
  const dialog = await openDialog(desk, 'Control+h');
  const fields = dialog.getByRole('textbox');
  await expect(fields).toHaveCount(numbers.length, PATIENCE);
  for (const [index, number] of numbers.entries()) await fields.nth(index).fill(String(number));
  await page.waitForTimeout(PAUSE_MS);
  await desk.press('Control+Enter');
}

test('a blank goes from the safe to the printer and back with two names, and a difference stops printing', async ({
  desk,
}, info) => {
  test.setTimeout(240_000);
  const { page } = desk;
  const found: string[] = [];
  const check = async (screen: string) => found.push(...(await axe(page, screen)));
  const row = (name: string | RegExp) => page.getByRole('row', { name }).first();
  const shot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) });

  await desk.signIn('kasubsi');
  await toStock(desk);
  await expect(row(new RegExp(`^${id.stock.vault}`))).toContainText('200');
  await check('hands');
  await shot('hands');
  await openSafe(desk, 'mutu');
  await page.getByRole('tab', { name: id.stock.tab.hands }).click();
  const dialog = await openDialog(desk, 'Control+Enter');
  await dialog.getByRole('radio', { name: 'Bayu Cetak' }).check({ force: true });
  await enterRange(dialog, 'E0099201', 10);
  await check('hand over');
  await shot('hand-over');
  await prove(dialog, 'mutu');
  await page.waitForTimeout(PAUSE_MS);
  await desk.press('Control+Enter');
  // Only the taker may take.
  await expect(dialog.getByText(id.errors.STOCK_TAKER_WRONG.what)).toBeVisible(PATIENCE);
  await prove(dialog, 'cetak');
  await page.waitForTimeout(PAUSE_MS);
  await desk.press('Control+Enter');
  await expect(page.getByText(id.stock.handOver.done.replace('{{count}}', '10'))).toBeVisible(PATIENCE);
  await expect(row(/^Bayu Cetak/)).toContainText('210');

  await desk.signIn('cetak');
  await toStock(desk);
  await expect(page.getByText('E0099001 – E0099210')).toBeVisible(PATIENCE);
  await openDialog(desk, 'Control+Enter');
  await enterRange(dialog, 'E0099201', 10);
  await dialog.getByRole('radio', { name: id.stock.second.later }).check({ force: true });
  await page.waitForTimeout(PAUSE_MS);
  await desk.press('Control+Enter');
  await expect(page.getByRole('region', { name: id.stock.request.title })).toContainText(
    'E0099201',
    PATIENCE,
  );
  await openDialog(desk, 'Control+r');
  await enterRange(dialog, 'E0099001', 1);
  await dialog.getByRole('radio', { name: id.stock.spoil.reasons.PRINTER_JAM }).check({ force: true });
  await dialog.getByLabel(id.stock.spoil.note).fill('Kertas terlipat di mesin cetak');
  await prove(dialog, 'mutu');
  await page.waitForTimeout(PAUSE_MS);
  await desk.press('Control+Enter');
  await expect(page.getByText(id.stock.spoil.done)).toBeVisible(PATIENCE);

  await desk.signIn('kasubsi');
  await toStock(desk);
  await check('request');
  await shot('request');
  await desk.button(id.stock.request.yes).click();
  await expect(page.getByText(id.stock.request.accepted)).toBeVisible(PATIENCE);
  await page.getByRole('tab', { name: id.stock.tab.movements }).click();
  await expect(page.getByText('Lia Kasubsi dengan Bayu Cetak').first()).toBeVisible(PATIENCE);
  await check('movements');
  await shot('movements');

  // Electronic 48, non-electronic 24 and 48, in the order of the dialog.
  await count(desk, [200, 10, 30]);
  await expect(page.getByText(id.stock.count.OPEN)).toBeVisible(PATIENCE);
  await desk.signIn('mutu');
  await toStock(desk);
  // The second person does not see what the ledger has.
  await expect(row(new RegExp(`^${id.stock.vault}`))).toContainText(id.stock.count.running, PATIENCE);
  await count(desk, [199, 10, 30]);
  await expect(page.getByText(id.stock.stopped)).toBeVisible(PATIENCE);
  await page.getByRole('tab', { name: id.stock.tab.counts }).click();
  await expect(row(new RegExp(`^${id.stock.vault}`))).toContainText(id.stock.count.states.DIFFERS);
  await check('counts');

  await desk.signIn('kasi');
  await toStock(desk);
  await page.getByRole('tab', { name: id.stock.tab.counts }).click();
  await shot('stopped');
  await desk.button(id.stock.count.settle).click();
  await dialog.getByRole('radio', { name: id.stock.count.reasons.MISCOUNTED }).check({ force: true });
  await dialog.getByLabel(id.stock.count.note).fill('Satu buku terselip di laci, sudah dihitung ulang');
  await check('settle');
  await page.waitForTimeout(PAUSE_MS);
  await desk.press('Control+Enter');
  await expect(page.getByText(id.stock.count.settled)).toBeVisible(PATIENCE);
  await expect(page.getByText(id.stock.stopped)).toHaveCount(0, PATIENCE);
  expect([...new Set(found)]).toEqual([]);
});
