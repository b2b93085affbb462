import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { axe } from '#test/pages/axe.ts';
import { id } from '#test/pages/desk-page.ts';
import { openDuePaper, savePaper } from '#test/pages/papers.ts';
import { picture } from '#test/pages/picture.ts';
import { handOver, notifyReady, runToQuality } from '#test/pages/production.ts';
import { runToInterview } from '#test/pages/stages.ts';
import { ROOT } from '#test/support/app.ts';
import { expect, test } from './app-fixture.ts';

const PICTURES = join(ROOT, 'out', 'test', 'screens');
const PATIENCE = { timeout: 20_000 };
const { register, sheet } = id.printing;
const { reports } = id;
const COLLECTOR = 'RATNA CONTOH PENGAMBIL';

test('what was handed over today stands in the register, as a list and as a page for the binder', async ({
  desk,
  media,
}) => {
  test.setTimeout(300_000);
  mkdirSync(PICTURES, { recursive: true });
  const { page } = desk;
  const number = await runToInterview(desk, media.fingerprints);
  await runToQuality(desk, number, 'X7654321');
  await desk.signIn('serah');
  await notifyReady(desk, number);
  await handOver(desk, number, COLLECTOR);

  await desk.go(new RegExp(`^${register.title}`));
  await expect(page.getByRole('cell', { name: number })).toBeVisible(PATIENCE);
  await expect(page.getByText(register.count.replace('{{count}}', '1'))).toBeVisible();
  await picture(page, join(PICTURES, 'register'));
  await openDuePaper(desk, sheet.registerTitle);
  await picture(page, join(PICTURES, 'register-sheet'));
  const pdf = await savePaper(desk, join(ROOT, 'out', 'test', 'register.pdf'));
  expect(pdf).toMatchObject({ isTagged: true, pages: 1, widthMm: 210 });
  for (const words of [
    number,
    'X7654321',
    COLLECTOR,
    id.labels.relation.PROXY,
    'Tuti Serah',
    '24 November 2026',
  ]) {
    expect(pdf.text).toContain(words);
  }
  expect(pdf.text).toContain(sheet.registerTotal.replace('{{count}}', '1'));

  // The head of section reads the same day as a report, as a paper and in the file itself.
  await desk.signIn('kasi');
  await desk.go(new RegExp(`^${reports.nav}`));
  await desk.press('Control+Enter');
  const handedOver = page.getByRole('row', { name: new RegExp(`^${reports.milestone.HANDED_OVER}`) });
  await expect(handedOver.getByRole('cell', { name: '1', exact: true })).toBeVisible(PATIENCE);
  expect(await axe(page, 'report')).toEqual([]);
  await picture(page, join(PICTURES, 'report'));
  await page.getByRole('tab', { name: reports.table.officers, exact: true }).click();
  await expect(page.getByRole('row', { name: /Tuti Serah/ })).toBeVisible();
  await picture(page, join(PICTURES, 'report-officers'));
  await page.getByRole('tab', { name: reports.table.photoSeats, exact: true }).click();
  await expect(page.getByRole('table', { name: reports.table.photoSeats }).getByRole('row')).toHaveCount(2);
  await page.getByRole('tab', { name: reports.table.printing, exact: true }).click();
  await expect(page.getByRole('row', { name: /^2026-11 .* 1 0 0 0$/ })).toBeVisible();
  expect(await axe(page, 'report-printing')).toEqual([]);
  await picture(page, join(PICTURES, 'report-printing'));
  await page.getByRole('tab', { name: reports.table.service }).click();
  await picture(page, join(PICTURES, 'report-service'));
  await desk.press('Control+p');
  await expect(page.getByRole('heading', { name: reports.sheetTitle })).toBeVisible(PATIENCE);
  await picture(page, join(PICTURES, 'report-sheet'));
  const paper = await savePaper(desk, join(ROOT, 'out', 'test', 'report.pdf'));
  expect(paper).toMatchObject({ isTagged: true, widthMm: 210 });
  const { norms, printing, photoSeats } = reports.table;
  for (const words of [norms, printing, photoSeats, reports.milestone.HANDED_OVER, 'Tuti Serah']) {
    expect(paper.text).toContain(words);
  }
  await desk.open(number);
  await desk.button(id.file.panel.open).click();
  await page.getByRole('tab', { name: id.file.panel.conformance }).click();
  await expect(page.getByText(reports.file.noDeviation)).toBeVisible(PATIENCE);
  expect(await axe(page, 'conformance')).toEqual([]);
  await picture(page, join(PICTURES, 'conformance'));
});
