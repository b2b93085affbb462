import { refreshWatchlistIfAsked } from '#test/pages/decisions.ts';
import { axe } from '#test/pages/axe.ts';
import { id } from '#test/pages/desk-page.ts';
import { notifyReady, runToQuality } from '#test/pages/production.ts';
import { importSample } from '#test/pages/sample-import.ts';
import { picture } from '#test/pages/picture.ts';
import {
  acceptDossier,
  capture,
  checkIn,
  recordWatchlist,
  runToInterview,
  tickDocuments,
} from '#test/pages/stages.ts';
import { expect, test } from './app-fixture.ts';

const PATIENCE = { timeout: 20_000 };
const PAUSE_MS = 150;
/** A booking of the sample morning whose old passport has run out. */
const REPLACED = 'MP2026112400008';
/** A tired officer at 15:30 hands over one passport after another. */
const MOST_KEYS = 10;

test('a passport waits in its box, is found there, and goes out with few keys', async ({
  desk,
  media,
}, info) => {
  test.setTimeout(300_000);
  const { page } = desk;
  const found: string[] = [];
  const number = await runToInterview(desk, media.fingerprints);
  await runToQuality(desk, number, 'X7654321');

  await desk.signIn('serah');
  await desk.take(number);
  await page.getByLabel(id.handover.shelf.rack, { exact: true }).fill('B');
  await page.getByLabel(id.handover.shelf.box, { exact: true }).fill('12');
  found.push(...(await axe(page, 'notify with shelf')));
  await page.waitForTimeout(PAUSE_MS);
  await desk.press('Control+Enter');
  await expect(page.getByText(id.handover.notify.saved).first()).toBeVisible(PATIENCE);

  await desk.go(new RegExp(`^${id.common.nav.ready}`));
  await page.getByLabel(id.handover.ready.search).fill('12');
  const row = page.getByRole('row', { name: new RegExp(number) });
  await expect(row).toContainText('Rak B, kotak 12', PATIENCE);
  found.push(...(await axe(page, 'ready list')));
  await page.screenshot({ path: info.outputPath('ready.png') });
  await page.waitForTimeout(PAUSE_MS);
  await desk.press('Control+h');
  const count = page.getByRole('dialog', { name: id.stock.shelf.title });
  await count.getByRole('checkbox', { name: id.stock.shelf.thereOf.replace('{{number}}', number) }).check();
  found.push(...(await axe(page, 'shelf count')));
  await picture(page, info.outputPath('shelf-count'));
  await desk.press('Control+Enter');
  await expect(count.getByText(id.stock.shelf.counted.replace('{{count}}', '1'))).toBeVisible(PATIENCE);
  await page.waitForTimeout(PAUSE_MS);
  await desk.press('Control+Enter');
  await expect(count).toHaveCount(0, PATIENCE);

  await desk.take(number);
  await refreshWatchlistIfAsked(desk);
  await expect(page.getByText('Rak B, kotak 12').first()).toBeVisible(PATIENCE);
  const register = page.getByLabel(id.handover.form.registerNo, { exact: true }).first();
  await expect(register).not.toHaveValue('', PATIENCE);
  let keys = 0;
  const press = async (combo: string) => {
    await page.waitForTimeout(PAUSE_MS);
    await page.keyboard.press(combo);
    keys += combo.split('+').length;
  };
  await desk.sign();
  // The pointer leaves the box: keys belong to the screen again.
  await press('1');
  await press('5');
  await press('6');
  await picture(page, info.outputPath('handover'));
  await press('Control+Enter');
  await expect(page.getByText(/^Paspor diserahkan/).first()).toBeVisible(PATIENCE);
  expect(keys).toBeLessThanOrEqual(MOST_KEYS);
  await desk.go(new RegExp(`^${id.common.nav.ready}`));
  await expect(page.getByText(id.handover.ready.empty)).toBeVisible(PATIENCE);
  expect([...new Set(found)]).toEqual([]);
});

test('the old book of a replaced passport is recorded with the handover, in one request', async ({
  desk,
  media,
}, info) => {
  test.setTimeout(300_000);
  const { page } = desk;
  await desk.signIn('loket');
  await importSample(desk);
  await checkIn(desk, REPLACED);
  await desk.take(REPLACED);
  await tickDocuments(desk, ['KTP', 'KK', 'AKTA_LAHIR', 'PASPOR_LAMA']);
  await recordWatchlist(desk);
  await acceptDossier(desk);
  await desk.signIn('biometrik');
  await desk.take(REPLACED);
  await capture(desk, media.fingerprints);
  await runToQuality(desk, REPLACED, 'X7654322');
  await desk.signIn('serah');
  await notifyReady(desk, REPLACED);

  await desk.take(REPLACED);
  await refreshWatchlistIfAsked(desk);
  const reference = page.getByLabel(id.handover.oldBook.reference, { exact: true });
  await expect(reference).toBeVisible(PATIENCE);
  const register = page.getByLabel(id.handover.form.registerNo, { exact: true }).first();
  await expect(register).not.toHaveValue('', PATIENCE);
  await desk.sign();
  await page.waitForTimeout(PAUSE_MS);
  await page.keyboard.press('1');
  await page.waitForTimeout(PAUSE_MS);
  await page.keyboard.press('5');
  await page.waitForTimeout(PAUSE_MS);
  await page.keyboard.press('6');
  // Everything else is there: without the paper about the old book the new one stays.
  const save = desk.button(new RegExp(`^${id.handover.form.save}`));
  await expect(save).toBeDisabled();
  await reference.fill('W3.IMI.1-CABUT-0001');
  await expect(save).toBeEnabled(PATIENCE);
  expect(await axe(page, 'handover with old book')).toEqual([]);
  await picture(page, info.outputPath('old-book'));
  await desk.press('Control+Enter');
  await expect(page.getByText(/^Paspor diserahkan/).first()).toBeVisible(PATIENCE);
});
