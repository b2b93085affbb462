import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aBooking } from '#test/support/people.ts';
import { openTestDesk } from '#test/support/test-desk.ts';
import { BENCH_NOW } from './large-database.ts';
import { percentile, round, sample } from './statistics.ts';

export type WriteFigures = {
  import: { rows: number; seconds: number; rowsPerSecond: number };
  durableAction: { p50Ms: number; p99Ms: number; rawCommitP50Ms: number };
};

/** An import of 5,000 bookings, and one action with its commit beside a bare commit of the same driver. */
export async function benchWrites(rows = 5000): Promise<WriteFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'loket-bench-writes-'));
  const t = await openTestDesk({ folder, now: BENCH_NOW });
  await t.as('loket');
  const path = join(folder, 'bookings.json');
  writeFileSync(
    path,
    JSON.stringify({
      schema: 'loket.bookings/1',
      bookings: Array.from({ length: rows }, (_, index) => flatBooking(index + 1)),
    }),
  );
  t.chosen.files = [path];
  const source = await t.get('appointments.chooseFile', {});
  if (!source) throw new Error('No file was chosen');
  const start = performance.now();
  const report = await t.get('appointments.runImport', { token: source.token, profile: source.suggested });
  const seconds = (performance.now() - start) / 1000;
  if (report.imported !== rows) {
    throw new Error(`Imported ${report.imported} of ${rows}: ${JSON.stringify(report.errors[0])}`);
  }

  const { applicationId } = await t.get('appointments.byHand', aBooking({}, 9_000_001));
  await t.get('appointments.checkIn', { applicationId, overrideNote: null });
  const note = { note: 'Catatan untuk pengukuran waktu' };
  const durable = await sample(300, () => t.act(applicationId, ['applications.addNote/1', note]));
  await t.desk.db.raw('create table bench_commit (n integer)');
  const bare = await sample(300, (index) => t.desk.db('bench_commit').insert({ n: index }));
  await t.close();
  rmSync(folder, { recursive: true, force: true });
  return {
    import: { rows, seconds: round(seconds), rowsPerSecond: Math.round(rows / seconds) },
    durableAction: {
      p50Ms: round(percentile(durable, 0.5)),
      p99Ms: round(percentile(durable, 0.99)),
      rawCommitP50Ms: round(percentile(bare, 0.5)),
    },
  };
}

/** A booking as the documented JSON file has it. */
export function flatBooking(serial: number): Record<string, unknown> {
  const { number, applicant, payment, ...rest } = aBooking({}, serial);
  const { oldPassport: _none, ...person } = applicant;
  return {
    number,
    appointmentDate: rest.appointment?.date,
    appointmentTime: rest.appointment?.time,
    type: rest.type,
    lane: rest.lane,
    kind: rest.kind,
    validityYears: rest.validityYears,
    pages: rest.pages,
    ...person,
    paymentStatus: payment.status,
    billingCode: payment.billingCode,
    ntpn: payment.ntpn,
    amount: payment.amount,
    paidOn: payment.paidOn,
  };
}
