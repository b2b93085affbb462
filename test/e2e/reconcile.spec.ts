import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { axe } from '#test/pages/axe.ts';
import { DeskPage, id } from '#test/pages/desk-page.ts';
import { picture } from '#test/pages/picture.ts';
import { importSample } from '#test/pages/sample-import.ts';
import { launchApp, ROOT } from '#test/support/app.ts';
import { expect, NOW, test } from './app-fixture.ts';

const PATIENCE = { timeout: 20_000 };
const PAUSE_MS = 150;
const { columns } = id.gateway.reconcile;

test('the treasury’s file is shown line by line before anything is written', async ({ desk }, info) => {
  test.setTimeout(120_000);
  const { page } = desk;
  await desk.signIn('loket');
  await importSample(desk);
  const path = info.outputPath('simponi.csv');
  writeFileSync(
    path,
    [
      'Kode Billing;NTPN;Jumlah;Waktu Bayar',
      '820261124009999;NTPN261124009999;950.000;20-11-2026',
      'bukan pembayaran;;;',
    ].join('\r\n'),
  );
  await desk.signIn('kasi');
  await desk.go(new RegExp(`^${id.common.nav.reconcile}`));
  await expect(page.getByText(id.gateway.reconcile.empty)).toBeVisible(PATIENCE);
  const found = await axe(page, 'reconcile, empty');
  await desk.answerFiles([path]);
  await page.waitForTimeout(PAUSE_MS);
  await desk.press('Control+o');
  await expect(page.getByText('820261124009999')).toBeVisible(PATIENCE);
  await expect(page.getByText(id.gateway.reconcile.results.UNKNOWN).first()).toBeVisible();
  await expect(page.getByText(/^1 baris bukan pembayaran/)).toBeVisible();
  await expect(page.getByText(/baris 2: (Kode billing|NTPN|Jumlah|Waktu bayar)/)).toBeVisible();
  // The file tells its day; without one there is nothing that the book could say.
  const record = desk.button(/^Catat 0 hasil/);
  const until = page.getByLabel(id.gateway.reconcile.to, { exact: true });
  await expect(until).toHaveValue('20-11-2026');
  await until.fill('19-11-2026');
  await expect(page.getByText(id.gateway.reconcile.daysWrong)).toBeVisible();
  await expect(record).toBeDisabled();
  await until.fill('20-11-2026');
  await expect(record).toBeEnabled();
  found.push(...(await axe(page, 'reconcile, lines')));
  await picture(page, info.outputPath('reconcile'));

  // Another bank's own headings: the officer says which column is what, and the desk keeps it for the next file.
  const own = info.outputPath('bank.csv');
  const heading = 'No Tagihan;Ref Bank;Nominal (Rp);Tgl Masuk;Keterangan';
  writeFileSync(
    own,
    [heading, '820261124007777;NTPN261124007777;650.000;20-11-2026;PASPOR 48H'].join('\r\n'),
  );
  await desk.answerFiles([own]);
  await page.waitForTimeout(PAUSE_MS);
  await desk.press('Control+o');
  const dialog = page.getByRole('dialog', { name: columns.title });
  const read = dialog.getByRole('button', { name: columns.save });
  await expect(dialog.getByRole('cell', { name: '820261124007777' })).toBeVisible(PATIENCE);
  await expect(read).toBeDisabled();
  const of = (field: 'billingCode' | 'ntpn' | 'amount' | 'paidAt') =>
    dialog.getByLabel(columns[field], { exact: true });
  await of('billingCode').selectOption('No Tagihan');
  await of('ntpn').selectOption('Ref Bank');
  await of('amount').selectOption('Nominal (Rp)');
  await of('paidAt').selectOption('Nominal (Rp)');
  await expect(dialog.getByText(columns.twice)).toBeVisible();
  await expect(read).toBeDisabled();
  await picture(page, info.outputPath('reconcile-columns-twice'));
  await of('paidAt').selectOption('Tgl Masuk');
  await expect(dialog.getByText(columns.twice)).toHaveCount(0);
  await picture(page, info.outputPath('reconcile-columns'));
  found.push(...(await axe(page, 'reconcile, columns')));
  await read.click();
  await expect(dialog).toHaveCount(0, PATIENCE);
  await expect(page.getByText('820261124007777')).toBeVisible(PATIENCE);

  // The next file of this bank needs no word.
  await desk.answerFiles([own]);
  await page.waitForTimeout(PAUSE_MS);
  await desk.press('Control+o');
  await expect(page.getByText('820261124007777')).toBeVisible(PATIENCE);
  await expect(dialog).toHaveCount(0);

  // Nothing matches, and yet the day was reconciled: the book keeps it, and the start page owes nothing.
  await desk.press('Control+Enter');
  await expect(desk.button(/^Catat 0 hasil/)).toBeDisabled(PATIENCE);
  await desk.go(new RegExp(`^${id.common.nav.home}`));
  await expect(page.getByRole('heading', { name: id.queue.home.stages })).toBeVisible(PATIENCE);
  // 20 November is in the book; Monday the 23rd is over, and the office had no file yet.
  await expect(page.getByRole('link', { name: id.gateway.reconcile.open })).toHaveCount(0);
  await desk.go(new RegExp(`^${id.common.nav.reconcile}`));
  const book = page.getByRole('table', { name: id.gateway.reconcile.book.title });
  await expect(book.getByRole('row')).toHaveCount(2, PATIENCE);
  await expect(book.getByRole('row').last()).toContainText('650.000');
  found.push(...(await axe(page, 'reconcile, book')));
  await picture(page, info.outputPath('reconcile-book'));

  expect([...new Set(found)]).toEqual([]);
});

test('the start page tells the section head which working day nobody reconciled', async () => {
  test.setTimeout(120_000);
  const dataFolder = mkdtempSync(join(tmpdir(), 'loket-reconcile-'));
  const first = await launchApp({ dataFolder, now: NOW });
  const tuesday = new DeskPage(first);
  await tuesday.signIn('loket');
  await importSample(tuesday);
  await first.close();
  const next = await launchApp({ dataFolder, now: '2026-11-25T01:00:00.000Z' });
  const desk = new DeskPage(next);
  const [before] = id.gateway.reconcile.due.split('{{day}}');
  const due = next.page.getByText(new RegExp(`^${before}24 Nov`));
  await desk.signIn('loket');
  await expect(next.page.getByRole('heading', { name: id.queue.home.stages })).toBeVisible(PATIENCE);
  await expect(due).toHaveCount(0);
  await desk.signIn('kasi');
  await expect(due).toBeVisible(PATIENCE);
  const found = await axe(next.page, 'home, reconciliation due');
  await picture(next.page, join(ROOT, 'out', 'test', 'screens', 'home-reconcile'));
  await next.page.getByRole('link', { name: id.gateway.reconcile.open }).click();
  await expect(next.page.getByText(id.gateway.reconcile.empty)).toBeVisible(PATIENCE);
  expect(found).toEqual([]);
  await next.close();
  rmSync(dataFolder, { recursive: true, force: true });
});
