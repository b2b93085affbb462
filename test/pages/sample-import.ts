import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { plainDate } from '#common/kernel/plain-date.ts';
import { sampleBookings, toCsv } from '#main/features/office/sample-bookings.ts';
import { ROOT } from '#test/support/app.ts';
import { id, type DeskPage } from './desk-page.ts';

const ROWS = sampleBookings(plainDate('2026-11-24'), 12, 5);

/** Twelve bookings of the day through the import screen; the number of a new adult's. */
export async function importSample(desk: DeskPage): Promise<string> {
  await importRows(desk, ROWS);
  return ROWS.find((row) => row['Jenis Permohonan'] === 'Paspor baru')?.['No Permohonan'] ?? '';
}

/** Bookings that are all new, through the import screen. */
export async function importRows(desk: DeskPage, rows: typeof ROWS): Promise<void> {
  const file = join(ROOT, 'out', 'test', `bookings-${process.pid}.csv`);
  writeFileSync(file, toCsv(rows));
  await desk.answerFiles([file]);
  await desk.go(new RegExp(`^${id.common.nav.import}`));
  await desk.button(new RegExp(`^${id.intake.choose}`)).click();
  await desk.page.getByText(id.intake.mappingText).waitFor();
  await desk.page.keyboard.press('Control+Enter');
  await desk.page.getByText(new RegExp(`^${rows.length} baru`)).waitFor({ timeout: 30_000 });
}

/** The same person once more, as somebody who booked and paid twice: another number, another bill, another address. */
export function bookedAgain(row: Readonly<Record<string, string>>, person: number): Record<string, string> {
  return {
    ...row,
    'No Permohonan': `MP90000000000${person}`,
    'Kode Billing': `82029900000000${person}`,
    NTPN: `ULANG0000000000${person}`,
    Alamat: 'JALAN LAIN 9',
  };
}
