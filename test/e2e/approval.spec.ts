import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { localDate, toInstant } from '#common/kernel/instant.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { axe } from '#test/pages/axe.ts';
import { recordCentralCheck, seeWhatChanged } from '#test/pages/decisions.ts';
import { id } from '#test/pages/desk-page.ts';
import { officerOf } from '#test/pages/page-officer.ts';
import { picture } from '#test/pages/picture.ts';
import { ROOT } from '#test/support/app.ts';
import { replacePhoto, waitForApproval } from '#test/support/approvals.ts';
import { aBooking } from '#test/support/people.ts';
import { officeKeyOf } from '#test/support/office-key.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import { commitmentTo, daySeed, lotsOf } from '#runtime/office/day-seed.ts';
import { bookingIds } from '#runtime/bookings/ids.ts';
import { expect, NOW, test } from './app-fixture.ts';

const PICTURES = join(ROOT, 'out', 'test', 'screens');
const PERCENT = 5;
const PAUSE = 200;
const { approval, decision } = id;

test('an approver sees what stands out and what changed, decides by keys, and approves together what nothing speaks against', async ({
  desk,
}) => {
  test.setTimeout(300_000);
  mkdirSync(PICTURES, { recursive: true });
  const { page } = desk;
  const found: string[] = [];
  await desk.signIn('adjudikator');
  const officer = officerOf(page, NOW);

  // The first file makes the day's seed stand in the chain: an auditor works the lots out from it, and so does this test.
  const changed = await waitForApproval(officer, 1);
  await replacePhoto(officer, changed);
  await officer.as('auditor');
  const question = { from: null, until: null, actor: null, desk: null, subject: null, text: null };
  const { entries } = await officer.get('audit.search', {
    ...question,
    events: ['SEED'],
    before: null,
    limit: 10,
  });
  expect(entries).toMatchObject([{ subject: localDate(toInstant(new Date(NOW)), 420) }]);
  // While the day lasts the chain holds only the promise of the seed; this test has the office's key.
  const { office } = await officer.get('session.status', {});
  const seed = daySeed(
    await officeKeyOf(desk.running),
    office?.code ?? '',
    localDate(toInstant(new Date(NOW)), 420),
  );
  expect(entries[0]?.detail).toBe(commitmentTo(seed));
  const lots = lotsOf(seed);
  const isDrawn = (serial: number) =>
    lots('sample', bookingIds(aBooking({}, serial).number).applicationId) * 100 < PERCENT;
  const serials = Array.from({ length: 400 }, (_, index) => index + 2);
  const [drawn = 0] = serials.filter(isDrawn);
  const [clean = 0, other = 0, doubted = 0, refused = 0] = serials.filter((serial) => !isDrawn(serial));
  const ids: Record<string, ApplicationId> = {};
  for (const serial of [drawn, clean, other, doubted, refused]) {
    ids[serial] = await waitForApproval(officer, serial);
  }

  await desk.signIn('kasubsi');
  await desk.go(new RegExp(`^${approval.title}`));
  const list = page.getByRole('navigation', { name: approval.list.label });
  await expect(list.getByRole('button')).toHaveCount(6);
  await expect(list.getByText(approval.list.clean)).toHaveCount(4);
  await expect(list.getByText(approval.list.sampled)).toHaveCount(1);

  // The file whose photo was replaced: flagged in the list, not to be approved before the change was seen.
  const changedRow = list.getByRole('button').filter({ hasText: approval.risk.CHANGED });
  await changedRow.click();
  const card = page.locator('#change-PHOTO');
  await expect(card).toBeVisible();
  await expect(card.locator('img')).toHaveCount(2);
  found.push(...(await axe(page, 'approval')));
  await picture(page, join(PICTURES, 'approval-list'));
  // A new answer of the centre makes another version: all is seen anew, without leaving the file.
  await seeWhatChanged(desk);
  await recordCentralCheck(desk);
  await expect(card.getByText(approval.changes.seen)).toHaveCount(0);
  let keys = await seeWhatChanged(desk);
  await expect(card.getByText(approval.changes.seen)).toBeVisible();
  await desk.press('Control+Enter');
  keys += 1;
  await desk.toast(decision.approval.approved);
  await expect(list.getByRole('button')).toHaveCount(5);
  expect(keys).toBeLessThanOrEqual(6);

  // One key shows the next file, one key approves it.
  await page.waitForTimeout(PAUSE);
  await page.keyboard.press('j');
  await page.waitForTimeout(PAUSE);
  await page.keyboard.press('k');
  await page.waitForTimeout(PAUSE);
  // Returned, suspended by two, refused by two: each by its key, with a reason.
  await openRow(doubted);
  await desk.press('Control+t');
  const suspending = page.getByRole('dialog', { name: approval.decide.suspendTitle });
  await suspending.getByRole('checkbox').first().click();
  await suspending.locator('textarea').fill('Keterangan pemohon perlu dicocokkan lagi');
  await desk.press('Control+Enter');
  await desk.toast(approval.decide.proposed);
  await page.waitForTimeout(PAUSE);
  await openRow(refused);
  await page.keyboard.press('Control+Shift+k');
  const refusing = page.getByRole('dialog', { name: approval.decide.refuseTitle });
  await refusing.locator('textarea').fill('Adjudikator menemukan data orang lain');
  await picture(page, join(PICTURES, 'approval-refuse'));
  await desk.press('Control+Enter');
  await expect(refusing).toHaveCount(0);

  // Together: only what nothing speaks against; the sampled one is not among them.
  await page.waitForTimeout(PAUSE);
  await page.keyboard.press('b');
  const bulk = page.getByRole('dialog', { name: approval.bulk.title });
  await expect(bulk.getByRole('listitem')).toHaveCount(2);
  await expect(bulk.getByText(approval.bulk.barred.replace('{{count}}', '1'))).toBeVisible();
  await expect(bulk.getByText(approval.bulk.chosen.replace('{{count}}', '2'))).toBeVisible();
  found.push(...(await axe(page, 'bulk approval')));
  await picture(page, join(PICTURES, 'approval-bulk'));
  await bulk.locator('input[type=password]').fill('bukan-sandi-saya');
  await page.keyboard.press('Enter');
  await desk.expectRefusal('SIGN_IN_FAILED');
  await bulk.locator('input[type=password]').fill(SAMPLE_PASSWORD);
  await page.keyboard.press('Enter');
  await desk.toast(approval.bulk.done.replace('{{count}}', '2'));
  await expect(list.getByRole('button')).toHaveCount(3);

  // The second person carries out what the first proposed.
  await desk.signIn('kasi');
  await desk.go(new RegExp(`^${approval.title}`));
  await openRow(refused);
  await expect(page.getByText(id.labels.proposal.REJECT).first()).toBeVisible();
  await desk.press('Control+Enter');
  const rejecting = page.getByRole('dialog').last();
  await rejecting.getByLabel(decision.form.letterNo).fill('W3.IMI.1-0099');
  await desk.press('Control+Enter');
  await desk.toast(decision.proposal.done.REJECT);
  await expect(list.getByRole('button')).toHaveCount(2);
  // The prints of this spec are plain pictures and no ISO records: their error box is not what is looked at here.
  expect(
    [...new Set(found)].filter((line) => !line.includes(id.fingers.record.enlarge.split(':')[0] ?? '')),
  ).toEqual([]);

  async function openRow(serial: number): Promise<void> {
    const ending = aBooking({}, serial).number.slice(-6);
    await list.getByRole('button').filter({ hasText: ending }).click();
    await expect(page.getByRole('heading', { level: 1 }).last()).toBeVisible();
    await page.waitForTimeout(PAUSE);
  }
});
