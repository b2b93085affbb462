import { setImmediate } from 'node:timers/promises';
import type { ImportReport, ImportRowError, MappingProfile } from '#common/contract/ipc/appointments.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { decide } from '#common/domain/applications/decide.ts';
import type { ImportBooking } from '#common/domain/appointments/actions.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { sqliteErrorCode } from '#main/records/sqlite-error.ts';
import { findByNumber } from '#main/records/repositories/applications.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { factsFor, recordActions, type Author } from '#main/features/applications/record.ts';
import { bookingIds } from '#runtime/bookings/ids.ts';
import { bookingAction, fieldOfRefusal, isMoved } from '#runtime/bookings/booking-action.ts';
import type { ConvertedRow } from '#runtime/bookings/convert-row.ts';
import type { Row } from '#runtime/bookings/row.ts';
import { toBooking as fromRow } from '#runtime/bookings/to-booking.ts';
import type { Table } from '#runtime/bookings/table.ts';

/** Rows written in one go: large enough to be quick, small enough that the desk stays usable meanwhile. */
const BATCH = 25;

type RowOutcome = 'imported' | 'unchanged' | 'rescheduled';
type Watch = { isCancelled(): boolean; onProgress(done: number): void };

/** Converts and judges every row, known numbers too, and leaves nothing behind. */
export async function previewImport(
  desk: Desk,
  table: Table,
  profile: MappingProfile,
): Promise<ImportReport> {
  const author = authorOf(desk);
  const report = emptyReport(table.rows.length);
  const opened = new Set<string>();
  for (const [index, source] of table.rows.entries()) {
    if (index % 200 === 0) await setImmediate();
    const row = index + 1;
    const converted = toBooking(desk, source, row, profile);
    await countRow(report, { row, converted }, async (booking) => {
      // A number that came before in the same file is known by the time of its second row.
      if (opened.has(booking.number)) return 'unchanged';
      const known = await findByNumber(desk.db, booking.number);
      if (known) return isMoved(known, booking) ? rehearse(desk, booking, author) : 'unchanged';
      await refuseOpening(desk, booking, author);
      opened.add(booking.number);
      return 'imported';
    });
  }
  return report;
}

class TakenBack extends Error {}

/** What the import of a known booking would do: done in a transaction that is then taken back. */
async function rehearse(desk: Desk, booking: ImportBooking, author: Author): Promise<RowOutcome> {
  let outcome: RowOutcome = 'unchanged';
  try {
    await desk.db.transaction(async (trx) => {
      outcome = await importInto(trx, desk, { booking, author });
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
  return outcome;
}

/**
 * Imports every row that can be: a bad row is reported and never stops the good ones. The same file again changes
 * nothing; a row with another appointment is the applicant's reschedule.
 */
export async function runImport(
  desk: Desk,
  table: Table,
  profile: MappingProfile,
  watch: Watch,
): Promise<ImportReport> {
  const author = authorOf(desk);
  const report = emptyReport(table.rows.length);
  for (let start = 0; start < table.rows.length; start += BATCH) {
    if (watch.isCancelled()) return { ...report, cancelled: true };
    const rows = table.rows.slice(start, start + BATCH).map((source, offset) => ({
      row: start + offset + 1,
      converted: toBooking(desk, source, start + offset + 1, profile),
    }));
    for (const line of rows) {
      await countRow(report, line, (booking) => importBooking(desk, booking, author));
    }
    watch.onProgress(Math.min(start + BATCH, table.rows.length));
    // Lets the queue and the cancel button through between batches.
    await setImmediate();
  }
  return report;
}

type OpenReport = { -readonly [K in keyof ImportReport]: ImportReport[K] } & { errors: ImportRowError[] };

/** Counts the outcome of one row; whatever goes wrong within it is that row's error, unless the disk is the cause. */
async function countRow(
  report: OpenReport,
  { row, converted }: { row: number; converted: ConvertedRow },
  judge: (booking: ImportBooking) => Promise<RowOutcome>,
): Promise<void> {
  if (!converted.ok) {
    report.failed += 1;
    report.errors.push(...converted.errors);
    return;
  }
  try {
    report[await judge(converted.booking)] += 1;
  } catch (error) {
    if (sqliteErrorCode(error)) throw error;
    if (error instanceof CodedError && error.code === 'DISK_FULL') throw error;
    report.failed += 1;
    const refusal = error instanceof CodedError ? error : new CodedError('INTERNAL');
    report.errors.push({ row, field: fieldOfRefusal(refusal.code), code: refusal.code, value: '' });
  }
}

/** One booking into the record; idempotent by its application number. */
export async function importBooking(desk: Desk, booking: ImportBooking, author: Author): Promise<RowOutcome> {
  return desk.db.transaction((trx) => importInto(trx, desk, { booking, author }));
}

async function importInto(
  trx: DeskDatabase,
  { office, clock }: Desk,
  { booking, author }: { booking: ImportBooking; author: Author },
): Promise<RowOutcome> {
  const found = bookingAction(await findByNumber(trx, booking.number), booking);
  if (!found) return 'unchanged';
  const { applicationId, basedOn, ...action } = found;
  const request = { applicationId, basedOn, author, now: clock.now() };
  await recordActions(trx, office, { ...request, actions: [action] });
  return action.kind === 'appointments.importBooking/1' ? 'imported' : 'rescheduled';
}

export function toBooking(
  { office }: Desk,
  source: Row | null,
  row: number,
  profile: MappingProfile,
): ConvertedRow {
  return fromRow(source, row, profile, { sop: office.sop(), today: office.today() });
}

async function refuseOpening(desk: Desk, booking: ImportBooking, author: Author): Promise<void> {
  const { applicationId, actionId } = bookingIds(booking.number);
  const now: Instant = desk.clock.now();
  const decision = decide(
    null,
    {
      id: actionId,
      applicationId,
      kind: 'appointments.importBooking/1',
      payload: booking,
      actor: author.userId,
      role: author.roles.includes('COUNTER') ? 'COUNTER' : (author.roles[0] ?? 'COUNTER'),
      desk: author.desk,
      office: '',
      occurredAt: now,
      basedOn: null,
    },
    // Whom a list names is nobody's choice: kin of an officer come in with the others.
    {
      policy: desk.office.policy(),
      facts: { ...(await factsFor(desk.db, booking, author, now)), kinship: null },
      now,
    },
  );
  if (!decision.ok) throw new CodedError(decision.error.code, decision.error.details);
}

function emptyReport(total: number): OpenReport {
  return { total, imported: 0, unchanged: 0, rescheduled: 0, failed: 0, errors: [], cancelled: false };
}
