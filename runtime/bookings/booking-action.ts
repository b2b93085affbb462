import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import type { Application } from '#common/domain/applications/application.ts';
import type { ImportBooking } from '#common/domain/appointments/actions.ts';
import { derivedUuid } from '#runtime/derived-uuid.ts';
import { bookingIds } from './ids.ts';

export type BookingAction = { applicationId: ApplicationId; id: ActionId; basedOn: number | null } & (
  | { kind: 'appointments.importBooking/1'; payload: ImportBooking }
  | { kind: 'appointments.reschedule/1'; payload: { appointment: NonNullable<ImportBooking['appointment']> } }
);

/**
 * What a booking means for the record: a new file, the applicant's reschedule, or nothing. Ids are derived, so that the same
 * booking changes nothing a second time, whichever way it comes in.
 */
export function bookingAction(known: Application | null, booking: ImportBooking): BookingAction | null {
  const { applicationId, actionId } = bookingIds(booking.number);
  if (!known) {
    return {
      applicationId,
      id: actionId,
      basedOn: null,
      kind: 'appointments.importBooking/1',
      payload: booking,
    };
  }
  const slot = booking.appointment;
  if (!slot || !isMoved(known, booking)) return null;
  const id = derivedUuid(`reschedule|${booking.number}|${slot.date}|${slot.time}`) as ActionId;
  return {
    applicationId: known.id,
    id,
    basedOn: known.version,
    kind: 'appointments.reschedule/1',
    payload: { appointment: slot },
  };
}

export function isMoved(known: Application, { appointment: slot }: ImportBooking): boolean {
  const { appointment: before } = known;
  if (known.state !== 'BOOKED' || !slot || !before) return false;
  return slot.date !== before.date || slot.time !== before.time;
}

const FIELD_OF_CODE: Readonly<Record<string, string>> = {
  NIK_INVALID: 'nik',
  NTPN_INVALID: 'ntpn',
  APPLICATION_NUMBER_INVALID: 'number',
  KIND_NOT_ISSUED: 'kind',
  APPLICANT_BARRED: 'nik',
  PAYMENT_NOT_SETTLED: 'paymentStatus',
  SLOT_MISSING: 'appointmentDate',
  LANE_TYPE_MISMATCH: 'lane',
  LANE_NOT_BOOKED: 'lane',
  LANE_CRITERIA_NOT_MET: 'priorityReason',
  VALIDITY_NOT_ALLOWED: 'validityYears',
  PAGES_NOT_OFFERED: 'pages',
  RESCHEDULE_USED: 'appointmentDate',
  RESCHEDULE_TOO_LATE: 'appointmentDate',
};

/** The field of the booking that a refusal of the rules speaks of. */
export function fieldOfRefusal(code: string): string {
  return FIELD_OF_CODE[code] ?? 'number';
}
