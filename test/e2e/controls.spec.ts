import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { axe } from '#test/pages/axe.ts';
import { DeskPage, id } from '#test/pages/desk-page.ts';
import { officerOf } from '#test/pages/page-officer.ts';
import { savePaper } from '#test/pages/papers.ts';
import { picture } from '#test/pages/picture.ts';
import { openDialog, openSafe, prove, send, toStock } from '#test/pages/stock.ts';
import { launchApp, ROOT } from '#test/support/app.ts';
import { actorOf, runToAdjudication } from '#test/support/passport-day.ts';
import { opened } from '#test/support/shown.ts';
import { expect, NOW, test } from './app-fixture.ts';

const PATIENCE = { timeout: 20_000 };
const PICTURES = join(ROOT, 'out', 'test', 'controls');
const { controls, stock } = id;

test('blanks travel with seals, the safe opens by two, and what is spoiled is destroyed with minutes', async ({
  desk,
}) => {
  test.setTimeout(240_000);
  const { page } = desk;
  const found: string[] = [];
  const check = async (screen: string) => {
    found.push(...(await axe(page, screen)));
    await picture(page, join(PICTURES, screen));
  };
  const tab = (name: 'transports' | 'vault' | 'destructions') =>
    page.getByRole('tab', { name: stock.tab[name], exact: true }).click();
  const dialog = page.getByRole('dialog');
  const fill = (label: string, text: string) => dialog.getByLabel(label, { exact: true }).fill(text);
  const choose = (name: string, within = dialog) =>
    within.getByRole('radio', { name, exact: true }).first().check({ force: true });

  // The head who will settle it stands at neither end of its way.
  await desk.signIn('cetak');
  await toStock(desk);
  await tab('transports');
  await expect(page.getByText(controls.transport.none)).toBeVisible(PATIENCE);
  await openDialog(desk, 'Control+d');
  await choose(controls.transport.outside);
  await fill(stock.handOver.first, 'E0550001');
  await fill(stock.handOver.count, '20');
  await fill(controls.transport.seals, 'PNRI-001, PNRI-002');
  await fill(controls.transport.carrier, 'Pos Indonesia, BA 1234 XY');
  await fill(controls.transport.dispatchedBy, 'Gudang pusat');
  await fill(controls.transport.reference, 'SJ-77/2026');
  await prove(dialog, 'mutu');
  await check('dispatch');
  await send(desk);
  await expect(page.getByText(controls.transport.state.ON_ITS_WAY, { exact: true })).toBeVisible(PATIENCE);

  await desk.signIn('kasubsi');
  await toStock(desk);
  await openSafe(desk, 'mutu');
  await tab('transports');
  await desk.button(controls.transport.arrive).click();
  await choose(
    controls.transport.sealState.INTACT,
    dialog.getByRole('radiogroup', { name: controls.transport.seal.replace('{{number}}', 'PNRI-001') }),
  );
  await choose(
    controls.transport.sealState.BROKEN,
    dialog.getByRole('radiogroup', { name: controls.transport.seal.replace('{{number}}', 'PNRI-002') }),
  );
  await fill(controls.transport.counted.replace('{{count}}', '20'), '20');
  await prove(dialog, 'mutu');
  await check('arrive');
  await send(desk);
  await expect(page.getByText(controls.transport.state.STOPPED, { exact: true })).toBeVisible(PATIENCE);
  await expect(page.getByText(controls.transport.stopped.replace('{{count}}', '1'))).toBeVisible(PATIENCE);
  await expect(dialog).toHaveCount(0, PATIENCE);

  // The safe is open, and the start page says so to whoever sees the stock.
  await desk.signIn('kasi');
  await expect(page.getByText(controls.vault.home.split('{{')[0]?.trim() ?? '')).toBeVisible(PATIENCE);
  await toStock(desk);
  await tab('transports');
  await desk.button(controls.transport.resolve).click();
  await choose(controls.transport.reasons.SEAL_EXPLAINED);
  await fill(stock.count.note, 'Segel robek saat bongkar muat, dilihat dua orang');
  await check('resolve');
  await send(desk);
  await expect(page.getByText(controls.transport.state.RESOLVED, { exact: true })).toBeVisible(PATIENCE);
  await check('transports');

  await desk.signIn('cetak');
  await toStock(desk);
  await openDialog(desk, 'Control+r');
  await fill(stock.handOver.first, 'E0099001');
  await fill(stock.handOver.count, '1');
  await choose(stock.spoil.reasons.PRINTER_JAM);
  await fill(stock.spoil.note, 'Kertas terlipat di mesin cetak');
  await prove(dialog, 'mutu');
  await send(desk);
  await expect(page.getByText(stock.spoil.done)).toBeVisible(PATIENCE);

  await desk.signIn('kasubsi');
  await toStock(desk);
  await tab('destructions');
  await expect(page.getByText(controls.destruction.none)).toBeVisible(PATIENCE);
  await openDialog(desk, 'Control+d');
  await dialog.getByRole('checkbox', { name: /E0099001/ }).check();
  await fill(controls.destruction.place, 'Halaman belakang kantor');
  await fill(controls.destruction.reference, 'BA-MUSNAH/1/2026');
  await fill(controls.destruction.witnesses, 'Rudi Contoh, Kantor Wilayah; Sari Contoh, Inspektorat');
  await prove(dialog, 'mutu');
  await check('destroy');
  await send(desk);
  await expect(page.getByRole('cell', { name: 'BA-MUSNAH/1/2026', exact: true })).toBeVisible(PATIENCE);
  await expect(dialog).toHaveCount(0, PATIENCE);
  await check('destructions');
  await desk.button(controls.destruction.paperOf.replace('{{reference}}', 'BA-MUSNAH/1/2026')).click();
  await expect(page.getByRole('heading', { name: controls.minutes.title })).toBeVisible(PATIENCE);
  await picture(page, join(PICTURES, 'minutes'));
  const paper = await savePaper(desk, join(ROOT, 'out', 'test', 'destruction.pdf'));
  expect(paper).toMatchObject({ isTagged: true, widthMm: 210 });
  for (const words of [
    'BA-MUSNAH/1/2026',
    'E0099001',
    'Halaman belakang kantor',
    'Lia Kasubsi',
    'Sari Contoh',
  ]) {
    expect(paper.text).toContain(words);
  }

  await tab('vault');
  await check('vault');
  await desk.press('Control+o');
  await expect(page.getByText(controls.vault.isClosed).first()).toBeVisible(PATIENCE);
  expect([...new Set(found)]).toEqual([]);
});

test('every account is reviewed by somebody else, and the review waits until all are', async ({ desk }) => {
  test.setTimeout(120_000);
  const { page } = desk;
  const found: string[] = [];
  const check = async (screen: string) => {
    found.push(...(await axe(page, screen)));
    await picture(page, join(PICTURES, screen));
  };
  const { rights } = id.reviews;
  await desk.signIn('kasi');
  await desk.go(new RegExp(`^${id.reviews.title}`));
  await expect(page.getByText(rights.none)).toBeVisible(PATIENCE);
  await page.waitForTimeout(150);
  await desk.press('Control+Enter');
  await expect(page.getByRole('row', { name: /Bayu Cetak/ })).toBeVisible(PATIENCE);
  await expect(page.getByText(rights.own)).toHaveCount(1);
  await desk.button(rights.judgeOf.replace('{{name}}', 'Bayu Cetak')).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: rights.verdicts.CLOSE }).check({ force: true });
  await dialog.getByLabel(rights.reason).fill('Sudah pindah ke kantor lain');
  await check('judge');
  await send(desk);
  await expect(page.getByRole('row', { name: /Bayu Cetak/ })).toContainText(rights.verdicts.CLOSE, PATIENCE);
  await expect(dialog).toHaveCount(0, PATIENCE);
  await check('rights-review');
  await desk.signIn('tikim');
  await expect(page.getByText(rights.homeToDo.replace('{{count}}', '1'))).toBeVisible(PATIENCE);
  await check('home-keeper');
  await desk.go(new RegExp(`^${id.common.nav.accounts}`));
  await expect(page.getByRole('row', { name: /Bayu Cetak/ }).first()).toBeVisible(PATIENCE);
  await check('accounts');
  expect([...new Set(found)]).toEqual([]);
});

test('a file of last month is drawn by the promised seed and judged again without its decision', async () => {
  test.setTimeout(180_000);
  const { recheck } = id.reviews;
  const dataFolder = mkdtempSync(join(tmpdir(), 'loket-recheck-'));
  const november = await launchApp({ dataFolder, now: NOW });
  const officer = officerOf(november.page, NOW);
  const file = await runToAdjudication(officer);
  const checked = { reference: 'SIMKIM-2', checkedAt: officer.desk.clock.now(), result: 'CLEAR', note: '' };
  await actorOf(officer)(file, ['approval.recordAdjudication/1', checked]);
  await officer.as('kasubsi');
  await actorOf(officer)(file, ['approval.approve/2', opened()]);
  await officer.as('kasi');
  await officer.get('approval.promiseRecheck', {});
  await november.close();

  const running = await launchApp({ dataFolder, now: '2026-12-02T01:00:00.000Z' });
  const { page } = running;
  await page.setViewportSize({ width: 1366, height: 768 });
  const desk = new DeskPage(running);
  const found: string[] = [];
  const check = async (screen: string) => {
    found.push(...(await axe(page, screen)));
    await picture(page, join(PICTURES, screen));
  };
  await desk.signIn('kasi');
  await desk.go(new RegExp(`^${id.reviews.title}`));
  await page.getByRole('tab', { name: id.reviews.tab.recheck }).click();
  await desk.button(recheck.draw.replace('{{month}}', '2026-11')).click();
  await expect(page.getByText('1 dari 1 (2 %)')).toBeVisible(PATIENCE);
  await check('recheck-drawn');
  await desk.press('Control+o');
  await expect(page.getByText(recheck.blind)).toBeVisible(PATIENCE);
  // Neither the decision nor anybody who worked on the file.
  for (const name of ['Lia Kasubsi', 'Arif Adjudikator', 'Sari Wawancara']) {
    await expect(page.getByText(name)).toHaveCount(0);
  }
  await page.getByRole('radio', { name: recheck.outcomes.REFUSE, exact: true }).check({ force: true });
  await page.getByRole('group', { name: recheck.codes }).getByRole('checkbox').first().check({ force: true });
  await check('recheck-blind');
  await send(desk);
  await expect(page.getByRole('heading', { name: recheck.otherwise })).toBeVisible(PATIENCE);
  await desk.button(recheck.answer).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Dibahas dengan adjudikator dan kasubsi');
  await send(desk);
  await expect(page.getByRole('cell', { name: 'Dibahas dengan adjudikator dan kasubsi' })).toBeVisible(
    PATIENCE,
  );
  await check('recheck-answered');
  await running.close();
  rmSync(dataFolder, { recursive: true, force: true });
  expect([...new Set(found)]).toEqual([]);
});
