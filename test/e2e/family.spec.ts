import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { plainDate } from '#common/kernel/plain-date.ts';
import { sampleBookings } from '#main/features/office/sample-bookings.ts';
import { axe } from '#test/pages/axe.ts';
import { seeWhatChanged, verifyAndAdjudicate } from '#test/pages/decisions.ts';
import { id } from '#test/pages/desk-page.ts';
import { picture } from '#test/pages/picture.ts';
import { importRows } from '#test/pages/sample-import.ts';
import { acceptDossier, capture, interview, recordWatchlist, tickDocuments } from '#test/pages/stages.ts';
import { ROOT } from '#test/support/app.ts';
import { expect, test } from './app-fixture.ts';

const PICTURES = join(ROOT, 'out', 'test', 'screens');
const NOTE = 'Ayah berangkat dinas besok pagi';
const { family } = id;

/** Five people of the day; three of them with one family card. */
const ROWS = sampleBookings(plainDate('2026-11-24'), 20, 5)
  .filter((row) => row['Jenis Permohonan'] === 'Paspor baru')
  .slice(0, 5)
  .map((row, index) => (index < 3 ? { ...row, 'No KK': '1371990103150777' } : row));
const [FATHER = '', MOTHER = '', CHILD = '', STRANGER = '', FRIEND = ''] = ROWS.map(
  (row) => row['No Permohonan'] ?? '',
);

test('a family is linked, comes in and is served together, and none is approved apart without a word', async ({
  desk,
  media,
}) => {
  test.setTimeout(300_000);
  mkdirSync(PICTURES, { recursive: true });
  const { page } = desk;
  const strip = page.getByRole('region', { name: family.title });
  await desk.signIn('loket');
  await importRows(desk, ROWS);

  // Linked by what they share; a stranger is found by the number.
  await desk.open(FATHER);
  await expect(strip).toHaveCount(0);
  const dialog = await desk.menu(id.actions.label.applications_linkFamily);
  const suggested = dialog.getByRole('group', { name: family.link.suggested });
  await expect(suggested.getByText(family.link.ground.SAME_KK)).toHaveCount(2);
  for (const box of await suggested.getByRole('checkbox').all()) await box.check();
  await desk.fill(family.link.find, STRANGER, dialog);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('group', { name: family.link.found }).getByText(STRANGER)).toBeVisible();
  expect(await axe(page, 'link a family')).toEqual([]);
  await picture(page, join(PICTURES, 'family-link'));
  await desk.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  await expect(strip.getByRole('link')).toHaveCount(3);
  await expect(strip).toContainText(family.status.ready.replace('{{ready}}', '0').replace('{{total}}', '3'));

  // One code at the entrance, three tickets.
  await desk.go(new RegExp(`^${id.labels.stage.arrival}`));
  await page.getByRole('main').getByRole('textbox').first().fill(MOTHER);
  await page.keyboard.press('Enter');
  const submit = desk.button(new RegExp(family.arrival.submit.replace('{{count}}', '3')));
  await expect(submit).toBeVisible();
  expect(await axe(page, 'arrival of a family')).toEqual([]);
  await picture(page, join(PICTURES, 'family-arrival'));
  await desk.press('Control+Enter');
  await expect(page.getByRole('list', { name: family.arrival.tickets }).getByRole('listitem')).toHaveCount(2);
  await picture(page, join(PICTURES, 'family-tickets'));

  // The next of the queue brings the others to this desk.
  await desk.go(new RegExp(`^${id.labels.stage.documents}`));
  const mark = page.getByText(family.count.replace('{{count}}', '3'));
  await expect(mark).toHaveCount(3);
  await picture(page, join(PICTURES, 'family-queue'));
  await page.keyboard.press('n');
  await expect(page.getByText(id.file.claim.mine)).toBeVisible();
  for (const number of [FATHER, MOTHER, CHILD]) {
    await desk.open(number);
    await expect(page.getByText(id.file.claim.mine)).toBeVisible();
  }

  // One goes on to the approver; another one is held meanwhile.
  await desk.open(FATHER);
  await tickDocuments(desk, ['KTP', 'KK', 'AKTA_LAHIR']);
  await recordWatchlist(desk);
  await acceptDossier(desk);
  await expect(page.getByText(family.next)).toBeVisible();
  await page.keyboard.press('n');
  await expect(strip.locator('[aria-current=page]')).toBeVisible();
  await expect(page.getByText(id.file.claim.mine)).toBeVisible();
  await desk.open(CHILD);
  await recordWatchlist(desk, 'POSSIBLE_MATCH');
  await expect(strip.getByRole('link').filter({ hasText: family.hold.WATCHLIST })).toBeVisible();
  expect(await axe(page, 'family strip')).toEqual([]);
  await picture(page, join(PICTURES, 'family-strip'));

  await desk.signIn('biometrik');
  await desk.take(FATHER);
  await capture(desk, media.fingerprints);
  await desk.signIn('wawancara');
  await desk.take(FATHER);
  await interview(desk, { outcome: 'PROCEED' });
  await desk.signIn('adjudikator');
  await desk.take(FATHER);
  await verifyAndAdjudicate(desk, FATHER);
  await desk.signIn('kasubsi');
  await desk.take(FATHER);
  await seeWhatChanged(desk);
  await desk.press('Control+Enter');
  const apart = page.getByRole('dialog', { name: family.approval.title });
  await expect(apart).toContainText(CHILD);
  await expect(apart.getByRole('button', { name: family.approval.submit })).toBeDisabled();
  await desk.fill(family.approval.note, NOTE, apart);
  expect(await axe(page, 'approval apart')).toEqual([]);
  await picture(page, join(PICTURES, 'family-apart'));
  await desk.press('Control+Enter');
  await expect(apart).toHaveCount(0);
  expect(await desk.stateOf(FATHER)).toBe('APPROVED');

  // A member that leaves says why, and two remain.
  await desk.signIn('kasi');
  await desk.open(MOTHER);
  await desk.button(family.unlink.button, strip).click();
  const out = page.getByRole('dialog', { name: family.unlink.title });
  await desk.fill(family.unlink.note, NOTE, out);
  await desk.press('Control+Enter');
  await expect(out).toHaveCount(0);
  await expect(strip).toHaveCount(0);
  await desk.open(CHILD);
  await expect(strip.getByRole('link')).toHaveCount(2);
});

test('friends who travel together are found by their number and get a new day in one act', async ({
  desk,
}) => {
  test.setTimeout(180_000);
  mkdirSync(PICTURES, { recursive: true });
  const { page } = desk;
  const strip = page.getByRole('region', { name: family.title });
  await desk.signIn('loket');
  await importRows(desk, ROWS);
  await desk.open(STRANGER);
  const dialog = await desk.menu(id.actions.label.applications_linkFamily);
  await expect(dialog.getByText(family.link.suggestedNone)).toBeVisible();
  await desk.fill(family.link.find, FRIEND, dialog);
  await page.keyboard.press('Enter');
  await dialog.getByRole('group', { name: family.link.found }).getByRole('checkbox').check();
  await desk.press('Control+Enter');
  await expect(strip.getByRole('link')).toHaveCount(2);
  // The key opens the dialog anew, for more of them.
  await desk.press('Alt+f');
  await expect(page.getByRole('dialog', { name: family.link.title })).toBeVisible();
  await page.keyboard.press('Escape');

  await desk.signIn('kasi');
  await desk.open(FRIEND);
  const form = await desk.menu(id.actions.label.appointments_specialReschedule);
  await desk.fill(id.actions.form.newDate, '26-11-2026', form);
  await form.getByRole('combobox', { name: id.actions.form.rescheduleReason }).click();
  await page.getByRole('option', { name: id.labels.specialReschedule.ILLNESS }).click();
  await desk.fill(id.common.note, NOTE, form);
  const beside = form.getByRole('group', { name: family.together });
  await expect(beside.getByRole('checkbox')).toBeChecked();
  await expect(beside).toContainText(STRANGER);
  expect(await axe(page, 'new day of a family')).toEqual([]);
  await picture(page, join(PICTURES, 'family-day'));
  await desk.press('Control+Enter');
  await expect(form).toHaveCount(0);
  for (const number of [FRIEND, STRANGER]) {
    await desk.open(number);
    await expect(
      page
        .getByRole('main')
        .getByText(/26 Nov 2026/)
        .first(),
    ).toBeVisible();
  }
});
