import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { axe } from '#test/pages/axe.ts';
import { DeskPage, id } from '#test/pages/desk-page.ts';
import { picture } from '#test/pages/picture.ts';
import { importSample } from '#test/pages/sample-import.ts';
import { launchApp, ROOT } from '#test/support/app.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import { expect, NOW, test } from './app-fixture.ts';

const PICTURES = join(ROOT, 'out', 'test', 'screens');
const PATIENCE = { timeout: 20_000 };
const { privacy } = id;
const WHAT = 'Map berkas tertinggal di ruang tunggu dan difoto orang lain';

test('a failure of protection runs against its clock until both letters are on record; a file is held back by two', async ({
  desk,
}) => {
  test.setTimeout(240_000);
  mkdirSync(PICTURES, { recursive: true });
  const { page } = desk;
  await desk.signIn('loket');
  const number = await importSample(desk);

  // IT notices it; by keys alone.
  await desk.signIn('tikim');
  await desk.go(new RegExp(`^${privacy.title}`));
  await expect(page.getByText(privacy.noBreaches)).toBeVisible(PATIENCE);
  await expect(page.getByText(privacy.holds)).toHaveCount(0);
  await desk.press('Control+Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(privacy.what).fill(WHAT);
  await dialog.getByLabel(privacy.dataKind.IDENTITY).click();
  await dialog.getByLabel(privacy.dataKind.DOCUMENTS).click();
  await dialog.getByLabel(privacy.persons).fill('3');
  await dialog.getByLabel(privacy.measures).fill('Map diamankan, foto dihapus di depan petugas');
  expect(await axe(page, 'privacy breach form')).toEqual([]);
  await picture(page, join(PICTURES, 'privacy-breach-form'));
  await desk.press('Control+Enter');
  const incident = page.getByRole('row', { name: new RegExp(WHAT) });
  await expect(incident).toBeVisible(PATIENCE);
  await expect(incident.getByText(/7[12] jam/)).toBeVisible();

  // The head of section sees the clock at once, proposes a hold and records both letters.
  await desk.signIn('kasi');
  await desk.go(id.common.nav.home);
  await expect(page.getByRole('link', { name: privacy.homeOpen })).toBeVisible(PATIENCE);
  expect(await axe(page, 'privacy home')).toEqual([]);
  await picture(page, join(PICTURES, 'privacy-home'));
  await page.getByRole('link', { name: privacy.homeOpen }).click();
  await expect(page.getByText(privacy.noHolds)).toBeVisible(PATIENCE);
  await desk.press('Control+o');
  await dialog.getByLabel(privacy.number).fill('SALAH-0001');
  await dialog.getByLabel(privacy.reason).fill('Perkara pemalsuan identitas');
  await dialog.getByLabel(privacy.caseNo).fill('12/Pid.B/2026');
  await desk.press('Control+Enter');
  await expect(dialog.getByText(privacy.numberUnknown)).toBeVisible(PATIENCE);
  await dialog.getByLabel(privacy.number).fill(number);
  await desk.press('Control+Enter');
  const held = page.getByRole('row', { name: new RegExp(number) });
  await expect(held.getByText(privacy.state.PROPOSED)).toBeVisible(PATIENCE);
  await picture(page, join(PICTURES, 'privacy-open'));
  expect(await axe(page, 'privacy')).toEqual([]);
  for (const [index, letter] of ['W.3-PDP-1', 'W.3-PDP-2'].entries()) {
    await desk.button(privacy.notifyTitle, incident).click();
    await dialog.getByLabel(privacy.reference).fill(letter);
    await desk.press('Control+Enter');
    await expect(incident.getByText(new RegExp(letter))).toBeVisible(PATIENCE);
    await expect(incident.getByText(privacy.told)).toHaveCount(index);
  }

  await desk.signIn('kakanim');
  await desk.go(new RegExp(`^${privacy.title}`));
  await desk.button(privacy.confirm, held).click();
  await expect(held.getByText(privacy.state.CONFIRMED, { exact: true })).toBeVisible(PATIENCE);
  await picture(page, join(PICTURES, 'privacy-done'));
  await desk.go(id.common.nav.home);
  await expect(page.getByRole('link', { name: privacy.homeOpen })).toHaveCount(0);
});

/** Nobody used these accounts for months: whoever keeps them gives them back. */
async function giveBack(desk: DeskPage, usernames: readonly string[]): Promise<void> {
  await desk.signIn('tikim');
  const answers = await desk.page.evaluate(async (wanted) => {
    type Answer = { ok: boolean; value: { id: string; username: string }[] };
    const { loket } = globalThis as unknown as {
      loket: { call(name: string, input: unknown): Promise<Answer> };
    };
    const { value } = await loket.call('session.accounts', {});
    const locked = value.filter(({ username }) => wanted.includes(username));
    const reason = 'Kembali bertugas';
    return Promise.all(locked.map((one) => loket.call('session.unlockAccount', { id: one.id, reason })));
  }, usernames);
  expect(answers.map(({ ok }) => ok)).toEqual(usernames.map(() => true));
}

/** The moments of one office over six years, each a start of the program on the same records. */
test('files whose years are over go by two persons, with minutes; a person reads what is kept of them', async () => {
  test.setTimeout(300_000);
  mkdirSync(PICTURES, { recursive: true });
  const dataFolder = mkdtempSync(join(tmpdir(), 'loket-years-'));
  const at = async (now: string, work: (desk: DeskPage) => Promise<void>) => {
    const running = await launchApp({ now, dataFolder });
    await running.page.setViewportSize({ width: 1366, height: 768 });
    await work(new DeskPage(running));
    await running.close();
  };
  try {
    let number = '';
    await at(NOW, async (desk) => {
      const { page } = desk;
      await desk.signIn('loket');
      number = await importSample(desk);
      // The counter takes the request in and reads nothing of the report.
      await desk.go(new RegExp(`^${privacy.title}`));
      await expect(page.getByText(privacy.noAccess)).toBeVisible(PATIENCE);
      await desk.press('Control+q');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(privacy.number).fill(number);
      await dialog.getByLabel(privacy.askedBy).fill('SITI RAHMA');
      await dialog.getByLabel(privacy.identity).fill('KTP asli');
      expect(await axe(page, 'privacy request form')).toEqual([]);
      await picture(page, join(PICTURES, 'privacy-request-form'));
      await desk.press('Control+Enter');
      const request = page.getByRole('row', { name: /SITI RAHMA/ });
      await expect(request).toBeVisible(PATIENCE);
      await expect(desk.button(privacy.accessReport, request)).toHaveCount(0);

      await desk.signIn('kasi');
      await desk.go(id.common.nav.home);
      await page.getByRole('link', { name: privacy.homeOpen }).click();
      await desk.button(privacy.accessReport, request).click();
      await expect(dialog.getByText(privacy.accessPaper.trail)).toBeVisible(PATIENCE);
      await expect(dialog.getByText(new RegExp(number)).first()).toBeVisible();
      await picture(page, join(PICTURES, 'privacy-access-paper'));
      await page.keyboard.press('Escape');
      await desk.button(privacy.answer, request).click();
      await dialog.getByLabel(privacy.reference).fill('W.3-PDP-21');
      await desk.press('Control+Enter');
      await expect(request.getByText(privacy.answered)).toBeVisible(PATIENCE);
    });
    // Nobody came: the bookings end by the calendar.
    await at('2027-02-01T01:00:00.000Z', async (desk) => {
      await giveBack(desk, ['kasi']);
      await desk.signIn('kasi');
      await desk.go(new RegExp(`^${privacy.title}`));
      await expect(desk.page.getByText(privacy.noDisposals)).toBeVisible(PATIENCE);
    });
    await at('2032-03-01T01:00:00.000Z', async (desk) => {
      const { page } = desk;
      const dialog = page.getByRole('dialog');
      await giveBack(desk, ['kasi', 'kakanim']);
      await desk.signIn('kasi');
      await desk.go(new RegExp(`^${privacy.title}`));
      await desk.press('Control+d');
      await expect(dialog.getByRole('row', { name: /2027/ })).toBeVisible(PATIENCE);
      await dialog.getByLabel(privacy.archiveLetter).fill('B-AR.02.03/2032');
      expect(await axe(page, 'privacy disposal form')).toEqual([]);
      await picture(page, join(PICTURES, 'privacy-disposal-form'));
      await desk.press('Control+Enter');
      const disposal = page.getByRole('row', { name: /B-AR.02.03/ });
      await expect(disposal.getByText(privacy.disposalState.PROPOSED)).toBeVisible(PATIENCE);

      await desk.signIn('kakanim');
      await desk.go(new RegExp(`^${privacy.title}`));
      await desk.button(privacy.confirm, disposal).click();
      await dialog.getByLabel(id.session.again.password).fill(SAMPLE_PASSWORD);
      await picture(page, join(PICTURES, 'privacy-disposal-approve'));
      await desk.press('Control+Enter');
      await expect(disposal.getByText(privacy.disposalState.DONE)).toBeVisible(PATIENCE);
      expect(await axe(page, 'privacy disposals')).toEqual([]);
      await picture(page, join(PICTURES, 'privacy-disposal-done'));
      await desk.button(privacy.minutes, disposal).click();
      await expect(dialog.getByText(privacy.paper.proposer)).toBeVisible(PATIENCE);
      await picture(page, join(PICTURES, 'privacy-minutes'));
    });
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
});
