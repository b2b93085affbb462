import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toInstant, localDate } from '#common/kernel/instant.ts';
import type { Input } from '#common/contract/ipc/index.ts';
import { addDays } from '#common/kernel/plain-date.ts';
import { aBooking, anApplicant } from '#test/support/people.ts';
import { aNoisyPicture } from '#test/support/pictures.ts';

export const ACTIONS = Number(process.env['LOKET_BENCH_ACTIONS'] ?? 10_000);
export const PICTURES = Number(process.env['LOKET_BENCH_PICTURES'] ?? 1000);
/** As many pixels as fill 100 KB when nothing in them can be packed. */
const PICTURE_SIDE = 182;
const WIB_MINUTES = 420;

export type Booking = Input<'appointments.byHand'>;

/** Bookings of tomorrow, which every desk of the office holds: about 1.5 KB each as an action. */
export function manyBookings(count: number, from: number): Booking[] {
  const now = toInstant(new Date());
  const date = addDays(localDate(now, WIB_MINUTES), 1);
  return Array.from({ length: count }, (_, index) => {
    const serial = from + index;
    const address = `JL. CONTOH RAYA NO. ${serial} RT 003 RW 007 KELURAHAN CONTOH, KECAMATAN CONTOH, KOTA CONTOH 25111, SUMATERA BARAT`;
    return aBooking(
      { appointment: { date, time: '09:00' }, applicant: anApplicant({ address }, serial) },
      serial,
    );
  });
}

/** 100 KB each, no two alike, each a picture that can be opened. */
export function writePictures(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (let index = 0; index < PICTURES; index += 1) {
    writeFileSync(join(folder, `${index}.png`), aNoisyPicture(PICTURE_SIDE, PICTURE_SIDE, index + 1));
  }
}
