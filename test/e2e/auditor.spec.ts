import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { axe } from '#test/pages/axe.ts';
import { id } from '#test/pages/desk-page.ts';
import { importSample } from '#test/pages/sample-import.ts';
import { checkIn } from '#test/pages/stages.ts';
import { ROOT } from '#test/support/app.ts';
import { picture } from '#test/pages/picture.ts';
import { expect, test } from './app-fixture.ts';

const SEEN = 'Seseorang di halaman menawarkan nomor antrean lebih awal.';
const PICTURES = join(ROOT, 'out', 'test', 'screens');

test('a head finds an entry, checks and exports the chain, and closes the day', async ({ desk }) => {
  test.setTimeout(180_000);
  mkdirSync(PICTURES, { recursive: true });
  const { page } = desk;
  const found: string[] = [];
  await desk.signIn('loket');
  const number = await importSample(desk);
  await checkIn(desk, number);
  await desk.open(number);

  // Past the own superior: what the officer saw goes to the auditor.
  await page.getByTitle(id.common.top.person).click();
  await page.getByRole('menuitem', { name: id.audit.irregularity.menu }).click();
  const report = page.getByRole('dialog', { name: id.audit.irregularity.title });
  await desk.fill(id.audit.irregularity.text, SEEN, report);
  found.push(...(await axe(page, 'report an irregularity')));
  await picture(page, join(PICTURES, 'irregularity-report'));
  await desk.button(id.audit.irregularity.submit, report).click();
  await desk.toast(id.audit.irregularity.sent);

  await desk.signIn('kasi');
  await desk.go(new RegExp(`^${id.common.nav.audit}`));
  const list = page.getByRole('grid', { name: id.audit.title });
  await expect(list.getByText(id.audit.event.VIEW).first()).toBeVisible();
  await desk.fill(id.audit.filter.subject, number);
  await page.keyboard.press('Enter');
  await expect(list.getByText(id.audit.event.SIGN_IN, { exact: true })).toHaveCount(0);
  await list.getByText(id.audit.view.masked).first().click();
  await expect(page.getByRole('complementary', { name: id.audit.entry.title })).toContainText(number);
  await desk.button(id.audit.chain.check).click();
  await expect(page.getByText(/^Utuh sampai catatan/)).toBeVisible();
  found.push(...(await axe(page, 'audit')));
  await picture(page, join(PICTURES, 'audit'));
  await desk.fill(id.audit.filter.text, 'tidak ada kata seperti ini');
  await page.keyboard.press('Enter');
  await expect(page.getByText(id.audit.empty)).toBeVisible();

  await expect(page.getByRole('tab', { name: id.audit.tab.irregularities })).toHaveCount(0);
  await page.getByRole('tab', { name: id.audit.tab.unusual }).click();
  await expect(page.getByText(id.audit.unusual.none).or(page.getByRole('grid')).first()).toBeVisible();
  found.push(...(await axe(page, 'unusual views')));
  await picture(page, join(PICTURES, 'unusual'));

  await desk.go(new RegExp(`^${id.common.nav.closeDay}`));
  await expect(page.getByText(id.audit.close.none)).toBeVisible();
  found.push(...(await axe(page, 'close the day')));
  await desk.press('Control+Enter');
  await page.getByRole('dialog').locator('textarea').fill('Semua loket sudah tutup');
  await desk.press('Control+Enter');
  await expect(page.getByRole('row', { name: /Sel 24 Nov 2026/ })).toBeVisible();
  await picture(page, join(PICTURES, 'close-day'));
  await desk.button(new RegExp(`^${id.audit.close.print}`)).click();
  await expect(page.getByRole('heading', { name: id.audit.close.sheetTitle })).toBeVisible();
  // A desk alone has no letterhead: the office's name stands there.
  await expect(page.getByRole('article').getByText(/^Kantor Imigrasi/)).toBeVisible();
  found.push(...(await axe(page, 'daily sheet')));
  await picture(page, join(PICTURES, 'daily-sheet'));
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row', { name: /Sel 24 Nov 2026/ })).toBeVisible();
  expect([...new Set(found)]).toEqual([]);

  await desk.signIn('auditor');
  await desk.go(new RegExp(`^${id.common.nav.audit}`));
  await page.getByRole('tab', { name: id.audit.tab.irregularities }).click();
  await expect(page.getByText(SEEN)).toBeVisible();
  await desk.button(id.audit.irregularity.close).click();
  await desk.fill(id.audit.irregularity.note, 'Diteruskan ke kepala kantor.', page.getByRole('dialog'));
  await desk.press('Control+Enter');
  await expect(page.getByText(id.audit.irregularity.state.CLOSED, { exact: true })).toBeVisible();
  expect(await axe(page, 'irregularities')).toEqual([]);
  await picture(page, join(PICTURES, 'irregularities'));
});
