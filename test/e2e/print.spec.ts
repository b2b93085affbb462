import { axe } from '#test/pages/axe.ts';
import { id } from '#test/pages/desk-page.ts';
import { allocate, passQuality, print, printedLines, runToPrint, scanMrz } from '#test/pages/production.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import { picture } from '#test/pages/picture.ts';
import { runToInterview } from '#test/pages/stages.ts';
import { expect, test } from './app-fixture.ts';

const PATIENCE = { timeout: 20_000 };
const PAUSE_MS = 150;

test('a book counts as printed only when its MRZ was read back and is the one of the job', async ({
  desk,
  media,
}, info) => {
  test.setTimeout(300_000);
  const { page } = desk;
  const found: string[] = [];
  const number = await runToInterview(desk, media.fingerprints);
  await runToPrint(desk, number);

  await desk.take(number);
  await page.getByLabel(id.production.print.passportNumber, { exact: true }).first().fill('X7654321');
  await expect(page.getByText(id.production.book.expires)).toBeVisible(PATIENCE);
  const [first, second] = await printedLines(desk, number, 'X7654321');
  // Nothing to copy from: the lines are in the book alone until they were read.
  await expect(page.getByRole('main')).not.toContainText('P<IDN');
  const line = (index: number) =>
    page.getByLabel(id.production.quality.line.replace('{{line}}', String(index)), { exact: true });
  const save = desk.button(new RegExp(`^${id.production.print.save}`));
  await line(1).fill(first);
  await line(2).fill(second.replace(/^./, 'Y'));
  await expect(page.getByText(/^1 huruf berbeda/)).toBeVisible(PATIENCE);
  await expect(save).toBeDisabled();
  found.push(...(await axe(page, 'print, differing')));
  await picture(page, info.outputPath('print-differs'));
  await line(2).fill(second);
  await expect(save).toBeEnabled(PATIENCE);
  await page.waitForTimeout(PAUSE_MS);
  await desk.press('Control+Enter');
  await expect(page.getByText(/dicatat tercetak\.$/).first()).toBeVisible(PATIENCE);

  // A reader's burst counts as scanned, whatever was typed before.
  await desk.signIn('mutu');
  await desk.take(number);
  await expect(page.getByRole('main')).not.toContainText('P<IDN');
  await scanMrz(desk, [first, second]);
  await expect(page.getByText(id.production.quality.equal, { exact: true })).toHaveCount(2, PATIENCE);
  found.push(...(await axe(page, 'quality, scanned')));

  // Failed by two: the one who tests asks, and nobody passes it meanwhile.
  await desk.press('Control+r');
  const dialog = page.getByRole('dialog').last();
  await desk.chip(/cacat|cetak/i, dialog);
  await dialog.locator('textarea').fill('Halaman data tergores saat dicetak');
  await desk.decide(id.production.quality.failWaiting);
  await expect(desk.button(new RegExp(`^${id.production.quality.pass}`))).toBeDisabled(PATIENCE);
  found.push(...(await axe(page, 'failing')));
  await picture(page, info.outputPath('failing'));
  await desk.button(id.production.quality.failBeside).click();
  const beside = page.getByRole('dialog').last();
  await beside.getByLabel(id.session.signIn.username, { exact: true }).fill('mutu');
  await beside.locator('input[type=password]').fill(SAMPLE_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(beside.getByText(id.errors.SECOND_PERSON_REQUIRED.what)).toBeVisible(PATIENCE);
  found.push(...(await axe(page, 'second person beside')));
  await page.keyboard.press('Escape');

  // The second person finds it under the stock, and confirms it at the own login.
  await desk.signIn('cetak');
  await desk.go(new RegExp(`^${id.common.nav.blanks}`));
  const waiting = page.getByRole('region', { name: id.stock.request.title });
  await expect(waiting).toContainText(number, PATIENCE);
  await page.screenshot({ path: info.outputPath('stock-failing.png') });
  await desk.button(id.stock.request.open, page).click();
  await desk.button(id.production.quality.failSecond).click();
  await page.waitForTimeout(PAUSE_MS);
  await desk.press('Control+Enter');
  await expect(page.getByText(id.production.quality.failed).first()).toBeVisible(PATIENCE);

  await allocate(desk, number);
  const again = await print(desk, number, 'X7654329');
  await desk.signIn('mutu');
  await passQuality(desk, number, again);
  await desk.go(new RegExp(`^${id.common.nav.blanks}`));
  await page.getByRole('tab', { name: id.stock.tab.counts }).click();
  const typed = page.getByRole('region', { name: id.stock.readBack.title });
  await expect(typed.getByRole('row', { name: /^Bayu Cetak/ })).toContainText('2', PATIENCE);
  await picture(page, info.outputPath('read-backs'));
  found.push(...(await axe(page, 'read-backs')));
  expect([...new Set(found)]).toEqual([]);
});
