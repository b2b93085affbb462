import {
  acceptDossier,
  capture,
  checkIn,
  interview,
  recordWatchlist,
  runToInterview,
  tickDocuments,
} from '#test/pages/stages.ts';
import { axe } from '#test/pages/axe.ts';
import { importSample } from '#test/pages/sample-import.ts';
import { scanBurst } from '#test/pages/scan-burst.ts';
import { id } from '#test/pages/desk-page.ts';
import { expect, test } from './app-fixture.ts';

test('axe finds nothing on any screen, in both themes', async ({ desk, media }) => {
  test.setTimeout(240_000);
  const { page } = desk;
  const found: string[] = [];
  const check = async (screen: string) => found.push(...(await axe(page, screen)));
  await page.getByLabel(id.session.signIn.username).first().waitFor();
  await check('sign-in');
  await desk.signIn('loket');
  await check('home');
  const number = await importSample(desk);
  await check('import');
  await desk.go(new RegExp(`^${id.common.nav.walkIn}`));
  await page.getByText(id.intake.walkInText).waitFor();
  await check('walk-in');
  await checkIn(desk, number);
  await check('arrival');
  await desk.take(number);
  await check('documents');
  await tickDocuments(desk, ['KTP', 'KK', 'AKTA_LAHIR']);
  await recordWatchlist(desk);
  await acceptDossier(desk);
  await check('done');
  await desk.signIn('biometrik');
  await desk.take(number);
  await page.getByTestId('photo-hint').waitFor();
  await check('capture');
  await capture(desk, media.fingerprints);
  await desk.signIn('wawancara');
  await desk.take(number);
  await check('interview');
  await desk.signIn('kasi');
  await desk.go(new RegExp(`^${id.common.nav.settings}`));
  await page.getByText(id.office.outageText).waitFor();
  await check('settings');
  await desk.go(new RegExp(`^${id.common.nav.blanks}`));
  await page.getByRole('table').first().waitFor();
  await check('blanks');
  await desk.go(new RegExp(`^${id.common.nav.search}`));
  await check('search');
  await desk.signIn('tikim');
  await desk.go(new RegExp(`^${id.common.nav.accounts}`));
  await page.getByRole('table').first().waitFor();
  await check('accounts');
  expect([...new Set(found)]).toEqual([]);
});

test('a scanner burst ticks and decides nothing on any screen', async ({ desk }) => {
  test.setTimeout(120_000);
  const { page } = desk;
  await desk.signIn('loket');
  const number = await importSample(desk);
  await checkIn(desk, number);
  await desk.take(number);
  const burst = async () => {
    await page.locator('h1').first().click();
    await scanBurst(page, '123456789N');
    await page.waitForTimeout(400);
  };
  await burst();
  await desk.open(number);
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
  expect(await desk.stateOf(number)).toBe('DOC_REVIEW');
  await desk.take(number);
  await tickDocuments(desk, ['KTP', 'KK', 'AKTA_LAHIR']);
  await recordWatchlist(desk);
  await burst();
  expect(await desk.stateOf(number)).toBe('DOC_REVIEW');
});

test('a typed interview survives lock, sign-out and a new start', async ({ desk, media }) => {
  test.setTimeout(180_000);
  const { page } = desk;
  const number = await runToInterview(desk, media.fingerprints);
  await desk.signIn('wawancara');
  await desk.take(number);
  await desk.fill(id.interview.destination, 'Singapura');
  await desk.page.keyboard.press('Control+l');
  await page.locator('input[type=password]').first().fill('contoh-paspor-2026');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: id.interview.destination })).toHaveValue('Singapura');
  await desk.signIn('loket');
  await desk.signIn('wawancara');
  await desk.take(number);
  await expect(page.getByRole('textbox', { name: id.interview.destination })).toHaveValue('Singapura');
  await interview(desk, { outcome: 'PROCEED' });
  expect(await desk.stateOf(number)).toBe('VERIFICATION');
});

test('English mirrors every word of the frame', async ({ desk }) => {
  await desk.signIn('loket');
  await desk.button(id.common.top.language).click();
  await expect(desk.page.getByRole('link', { name: /^Interview/ }).first()).toBeVisible();
  await expect(desk.page.getByRole('link', { name: /^Wawancara/ })).toHaveCount(0);
});
