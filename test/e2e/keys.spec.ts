import { plainDate } from '#common/kernel/plain-date.ts';
import { sampleBookings } from '#main/features/office/sample-bookings.ts';
import { id } from '#test/pages/desk-page.ts';
import { renewByKeys } from '#test/pages/documents.ts';
import { importRows } from '#test/pages/sample-import.ts';
import { checkIn } from '#test/pages/stages.ts';
import { expect, test } from './app-fixture.ts';

/** A press more than this and an officer with a hundred files feels it (the desk's own aim). */
const MOST_KEYS = 12;

test('a clean adult renewal takes at most twelve keys from claim to accept, and the sheet names them', async ({
  desk,
}) => {
  test.setTimeout(120_000);
  const { page } = desk;
  const rows = sampleBookings(plainDate('2026-11-24'), 12, 5);
  const renewal = rows.find((row) => row['Jenis Permohonan'] === 'Penggantian habis berlaku');
  const number = renewal?.['No Permohonan'] ?? '';
  await desk.signIn('loket');
  await importRows(desk, rows);
  await checkIn(desk, number);
  await desk.open(number);
  await page.keyboard.press('c');
  await expect(page.getByText(id.file.claim.mine)).toBeVisible();
  await page.waitForTimeout(200);
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog');
  for (const words of [
    id.documents.simpleYesKey,
    id.documents.accept,
    id.documents.viewer.compare,
    id.documents.compare.next,
  ]) {
    await expect(sheet.getByText(words, { exact: true })).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  const release = await desk.menu(id.actions.label.queue_release);
  await desk.decide();
  await expect(release).toHaveCount(0);
  await desk.open(number);
  expect(await renewByKeys(desk)).toBeLessThanOrEqual(MOST_KEYS);
});
