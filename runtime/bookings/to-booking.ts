import type { MappingProfile } from '#common/contract/ipc/appointments.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { ImportBooking } from '#common/domain/appointments/actions.ts';
import { feeFor } from '#common/domain/office/fees.ts';
import type { Sop } from '#common/domain/sop/sop.ts';
import { convertRow, type ConvertedRow } from './convert-row.ts';
import type { Row } from './row.ts';

export type BookingContext = { sop: Sop; today: PlainDate };

/** One row of a file or of an answer as a booking under the present procedure; null is a row that nobody could read. */
export function toBooking(
  source: Row | null,
  row: number,
  profile: MappingProfile,
  context: BookingContext,
): ConvertedRow {
  const unreadable = { row, field: '', code: 'ROW_UNREADABLE', value: '' };
  if (!source) return { ok: false, errors: [unreadable] };
  const fee = (booking: Parameters<typeof tariffOf>[1]) => tariffOf(context, booking);
  try {
    return convertRow(source, row, profile, { sopId: context.sop.id, fee });
  } catch {
    // A value that nobody thought of costs its own row, not the file.
    return { ok: false, errors: [unreadable] };
  }
}

/** The tariff of the day for a booking; 0 where the lane and type do not go together, which the rules then refuse. */
function tariffOf(
  { sop, today }: BookingContext,
  { type, lane, kind, validityYears: years }: Pick<ImportBooking, 'type' | 'lane' | 'kind' | 'validityYears'>,
): number {
  const fee = feeFor({ on: today, type, lane, kind, years }, sop.fees);
  return fee.ok ? fee.value.total : 0;
}
