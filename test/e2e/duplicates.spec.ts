import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { plainDate } from '#common/kernel/plain-date.ts';
import { sampleBookings } from '#main/features/office/sample-bookings.ts';
import { axe } from '#test/pages/axe.ts';
import { id } from '#test/pages/desk-page.ts';
import { picture } from '#test/pages/picture.ts';
import { bookedAgain, importRows } from '#test/pages/sample-import.ts';
import { ROOT } from '#test/support/app.ts';
import { expect, test } from './app-fixture.ts';

const PICTURES = join(ROOT, 'out', 'test', 'screens');
const NOTE = 'Kedua berkas dibandingkan dengan KTP-el asli';
const { duplicate } = id.file;

/** Two people of the day; each booked once more under another number and with another address. */
const [FIRST, SECOND] = sampleBookings(plainDate('2026-11-24'), 12, 5)
  .filter((row) => row['Jenis Permohonan'] === 'Paspor baru')
  .slice(0, 2)
  .map((row, person) => {
    return [row, bookedAgain(row, person + 1)] as const;
  });

test('who booked twice has two files, and a head who sees both beside each other decides', async ({
  desk,
}) => {
  test.setTimeout(180_000);
  mkdirSync(PICTURES, { recursive: true });
  if (!FIRST || !SECOND) throw new Error('The sample day has two people with a first passport');
  const { page } = desk;
  await desk.signIn('loket');
  await importRows(desk, [...FIRST, ...SECOND]);
  const numberOf = (row: (typeof FIRST)[number]) => row['No Permohonan'] ?? '';
  const [kept, closed, one, other] = [...FIRST, ...SECOND].map(numberOf) as [string, string, string, string];
  await desk.open(closed);
  await expect(page.getByText(duplicate.waits.replace('{{numbers}}', kept))).toBeVisible();

  // The same person: the second file ends, the first one has nothing beside it any more.
  await desk.signIn('kasi');
  await desk.open(closed);
  await expect(page.getByText(duplicate.decide.replace('{{numbers}}', kept))).toBeVisible();
  const close = await desk.menu(id.actions.label.approval_closeAsDuplicate);
  await expect(close.getByRole('row', { name: id.documents.fields.address })).toHaveAttribute('data-differs');
  await expect(close.getByRole('row', { name: id.documents.fields.nik })).not.toHaveAttribute('data-differs');
  await expect(close.getByRole('row', { name: id.file.number })).toContainText(kept);
  const submit = close.getByRole('button', { name: id.actions.label.approval_closeAsDuplicate });
  await expect(submit).toBeDisabled();
  await desk.fill(duplicate.note, NOTE, close);
  expect(await axe(page, 'duplicate')).toEqual([]);
  await picture(page, join(PICTURES, 'duplicate'));
  await desk.press('Control+Enter');
  await expect(close).toHaveCount(0);
  expect(await desk.stateOf(closed)).toBe('CANCELLED');
  await desk.open(kept);
  await expect(page.getByText(numbered(duplicate.decide))).toHaveCount(0);

  // Two rightful files: both go on, and neither waits for a head.
  await desk.open(other);
  const keep = await desk.menu(id.actions.label.approval_keepAsDistinct);
  await desk.fill(duplicate.note, NOTE, keep);
  await desk.press('Control+Enter');
  await expect(keep).toHaveCount(0);
  for (const number of [one, other]) {
    expect(await desk.stateOf(number)).toBe('BOOKED');
    await desk.open(number);
    await expect(page.getByText(numbered(duplicate.decide))).toHaveCount(0);
  }
});

/** The notice, whatever numbers it names. */
function numbered(text: string): string {
  return text.split('{{numbers}}')[0] ?? '';
}
