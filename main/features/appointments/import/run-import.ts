import { setImmediate } from 'node:timers/promises';
import type { ImportReport, ImportRowError, MappingProfile } from '#common/contract/ipc/appointments.ts';
import type { ActionId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { decide } from '#common/domain/applications/decide.ts';
import { NO_FACTS } from '#common/domain/applications/policy.ts';
import type { ImportBooking } from '#common/domain/appointments/actions.ts';
import { feeFor } from '#common/domain/office/fees.ts';
import { DeskError } from '#main/records/desk-error.ts';
import { derivedUuid } from '#main/records/derived-uuid.ts';
import { findByNumber } from '#main/records/repositories/applications.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { CURRENT_SOP } from '#main/features/office/office-context.ts';
import { recordActions, type Author } from '#main/features/applications/record.ts';
import { bookingIds } from '../ids.ts';
import { convertRow, type ConvertedRow } from './convert-row.ts';
import type { Table } from './table.ts';

/** Rows written in one go: large enough to be quick, small enough that the desk stays usable meanwhile. */
const BATCH = 25;

type RowOutcome = 'imported' | 'unchanged' | 'rescheduled';
type Watch = { isCancelled(): boolean; onProgress(done: number): void };

/** Converts and judges every row without writing anything. */
export async function previewImport(
  desk: Desk,
  table: Table,
  profile: MappingProfile,
): Promise<ImportReport> {
  const author = authorOf(desk);
  const report = emptyReport(table.rows.length);
  for (const [index, source] of table.rows.entries()) {
    if (index % 200 === 0) await setImmediate();
    const converted = toBooking(desk, source, index + 1, profile);
    const errors = converted.ok
      ? openingErrors(desk, converted.booking, index + 1, author)
      : converted.errors;
    if (errors.length > 0) {
      report.failed += 1;
      report.errors.push(...errors);
    } else report.imported += 1;
  }
  return report;
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
    for (const { row, converted } of rows) await importRow(desk, { row, converted, author }, report);
    watch.onProgress(Math.min(start + BATCH, table.rows.length));
    // Lets the queue and the cancel button through between batches.
    await setImmediate();
  }
  return report;
}

type OpenReport = { -readonly [K in keyof ImportReport]: ImportReport[K] } & { errors: ImportRowError[] };

type ImportStep = { row: number; converted: ConvertedRow; author: Author };

async function importRow(
  desk: Desk,
  { row, converted, author }: ImportStep,
  report: OpenReport,
): Promise<void> {
  if (!converted.ok) {
    report.failed += 1;
    report.errors.push(...converted.errors);
    return;
  }
  try {
    report[await importBooking(desk, converted.booking, author)] += 1;
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    if (error.code === 'DISK_FULL') throw error;
    report.failed += 1;
    report.errors.push({ row, field: fieldOf(error), code: error.code, value: '' });
  }
}

/** One booking into the record; idempotent by its application number. */
export async function importBooking(desk: Desk, booking: ImportBooking, author: Author): Promise<RowOutcome> {
  const { db, office, clock } = desk;
  const { applicationId, actionId } = bookingIds(booking.number);
  const now = clock.now();
  return db.transaction(async (trx) => {
    const known = await findByNumber(trx, booking.number);
    const request = {
      applicationId: known?.id ?? applicationId,
      basedOn: known?.version ?? null,
      author,
      now,
    };
    if (!known) {
      const action = { id: actionId, kind: 'appointments.importBooking/1', payload: booking };
      await recordActions(trx, office, { ...request, actions: [action] });
      return 'imported';
    }
    const slot = booking.appointment;
    const isMoved =
      slot &&
      known.appointment &&
      (slot.date !== known.appointment.date || slot.time !== known.appointment.time);
    if (!isMoved || known.state !== 'BOOKED') return 'unchanged';
    const id = derivedUuid(`reschedule|${booking.number}|${slot.date}|${slot.time}`) as ActionId;
    const action = { id, kind: 'appointments.reschedule/1', payload: { appointment: slot } };
    await recordActions(trx, office, { ...request, actions: [action] });
    return 'rescheduled';
  });
}

export function toBooking(
  desk: Desk,
  source: Readonly<Record<string, string>>,
  row: number,
  profile: MappingProfile,
): ConvertedRow {
  return convertRow(source, row, profile, { sopId: CURRENT_SOP, fee: (booking) => tariffOf(desk, booking) });
}

/** The tariff of the day for a booking; 0 where the lane and type do not go together, which the rules then refuse. */
export function tariffOf(
  { office }: Desk,
  booking: Pick<ImportBooking, 'type' | 'lane' | 'kind' | 'validityYears'>,
): number {
  const fee = feeFor(
    {
      on: office.today(),
      type: booking.type,
      lane: booking.lane,
      kind: booking.kind,
      years: booking.validityYears,
    },
    office.sop().fees,
  );
  return fee.ok ? fee.value.total : 0;
}

function openingErrors(desk: Desk, booking: ImportBooking, row: number, author: Author): ImportRowError[] {
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
    { policy: desk.office.policy(), facts: NO_FACTS, now },
  );
  if (decision.ok) return [];
  const error = new DeskError(decision.error.code, decision.error.details);
  return [{ row, field: fieldOf(error), code: error.code, value: '' }];
}

const FIELD_OF_CODE: Readonly<Record<string, string>> = {
  NIK_INVALID: 'nik',
  PAYMENT_NOT_SETTLED: 'paymentStatus',
  SLOT_MISSING: 'appointmentDate',
  LANE_TYPE_MISMATCH: 'lane',
  VALIDITY_NOT_ALLOWED: 'validityYears',
  RESCHEDULE_USED: 'appointmentDate',
  RESCHEDULE_TOO_LATE: 'appointmentDate',
};

function fieldOf(error: DeskError): string {
  return FIELD_OF_CODE[error.code] ?? 'number';
}

function emptyReport(total: number): OpenReport {
  return { total, imported: 0, unchanged: 0, rescheduled: 0, failed: 0, errors: [], cancelled: false };
}
