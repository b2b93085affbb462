import { addMinutes, instantAt, localDate, localTime } from '#common/kernel/instant.ts';
import { addDays, ageAt } from '#common/kernel/plain-date.ts';
import type { Application } from '#common/domain/applications/application.ts';
import {
  guard,
  noConflictOfInterest,
  notKin,
  noteLongEnough,
  ntpnProblem,
  today,
} from '#common/domain/applications/guards.ts';
import { enter } from '#common/domain/applications/moves.ts';
import { refuse } from '#common/domain/applications/refusal.ts';
import {
  defineOpening,
  defineRule,
  type ActionMeta,
  type Check,
  type OpeningCheck,
} from '#common/domain/applications/rule.ts';
import { newApplication } from '#common/domain/applications/new-application.ts';
import type { PriorityReason, SpecialRescheduleReason } from '#common/domain/applications/vocabulary.ts';
import {
  CheckIn,
  ImportBooking,
  Nothing,
  RegisterWalkIn,
  Reschedule,
  SpecialReschedule,
  type Slot,
} from './actions.ts';

type Opening = Pick<
  ImportBooking,
  'applicant' | 'validityYears' | 'kind' | 'pages' | 'lane' | 'type' | 'priorityReason' | 'payment'
>;

const nikWellFormed: OpeningCheck<Opening> = {
  id: 'open.nik',
  refuses: ({ payload, policy }) => {
    const issues = policy.checkNik(payload.applicant.nik);
    return issues.length === 0 ? null : refuse('NIK_INVALID', { issues });
  },
};

/** Refused persons may apply again at once, those under a timed suspension only after its end. */
const notBarred: OpeningCheck<Opening> = {
  id: 'open.notBarred',
  refuses: ({ facts, now, policy }) => {
    const until = facts.barredUntil ?? null;
    return until === null || until < localDate(now, policy.utcOffsetMinutes)
      ? null
      : refuse('APPLICANT_BARRED', { until });
  },
};

const validityAllowed: OpeningCheck<Opening> = {
  id: 'open.validity',
  refuses: ({ payload, policy, now }) =>
    policy.validityRefused(payload, localDate(now, policy.utcOffsetMinutes))
      ? refuse('VALIDITY_NOT_ALLOWED')
      : null,
};

/** The staged switch to electronic books only; the zero-rate book of 24 pages survives it (domain reference 7.1). */
const kindIssued: OpeningCheck<Opening> = {
  id: 'open.kind',
  refuses: ({ payload, policy, now }) => {
    const from = policy.electronicOnlyFrom;
    const isOver = from !== null && localDate(now, policy.utcOffsetMinutes) >= from;
    return isOver && payload.kind === 'NON_ELECTRONIC' && payload.pages !== 24
      ? refuse('KIND_NOT_ISSUED', { from })
      : null;
  },
};

const receiptWellFormed: OpeningCheck<Opening> = {
  id: 'open.ntpn',
  refuses: ({ payload, policy }) => ntpnProblem(payload.payment.ntpn, policy),
};

const numberWellFormed: OpeningCheck<ImportBooking> = {
  id: 'import.number',
  refuses: ({ payload, policy }) =>
    policy.applicationNumber.test(payload.number) ? null : refuse('APPLICATION_NUMBER_INVALID'),
};

const pagesOffered: OpeningCheck<Opening> = {
  id: 'open.pages',
  refuses: ({ payload, policy }) =>
    policy.bookPages.includes(payload.pages) ? null : refuse('PAGES_NOT_OFFERED'),
};

const laneTakesType: OpeningCheck<Opening> = {
  id: 'open.laneType',
  refuses: ({ payload, policy }) =>
    policy.laneTypes[payload.lane].includes(payload.type) ? null : refuse('LANE_TYPE_MISMATCH'),
};

const bookingPaid: OpeningCheck<ImportBooking> = {
  id: 'import.paid',
  refuses: ({ payload }) => (payload.payment.status === 'UNPAID' ? refuse('PAYMENT_NOT_SETTLED') : null),
};

const bookingNotWaived: OpeningCheck<ImportBooking> = {
  id: 'import.notWaived',
  // S7: only a section head waives a fee, so a file cannot come in waived.
  refuses: ({ payload }) =>
    payload.payment.status === 'WAIVED' ? refuse('PAYMENT_STATUS_NOT_ALLOWED') : null,
};

const laneTakesBookings: OpeningCheck<ImportBooking> = {
  id: 'import.lane',
  refuses: ({ payload, policy }) =>
    policy.bookingLanes.includes(payload.lane) ? null : refuse('LANE_NOT_BOOKED'),
};

const bookingHasSlot: OpeningCheck<ImportBooking> = {
  id: 'import.slot',
  refuses: ({ payload }) => (payload.appointment ? null : refuse('SLOT_MISSING')),
};

const walkInNotWaived: OpeningCheck<RegisterWalkIn> = {
  id: 'walkIn.notWaived',
  refuses: ({ payload }) =>
    payload.payment.status === 'WAIVED' ? refuse('PAYMENT_STATUS_NOT_ALLOWED') : null,
};

const laneTakesWalkIns: OpeningCheck<RegisterWalkIn> = {
  id: 'walkIn.lane',
  refuses: ({ payload, policy }) =>
    policy.walkInLanes.includes(payload.lane) ? null : refuse('LANE_NOT_WALK_IN'),
};

/** Domain reference 9.5: opened when M-Paspor is down, and closed again with the end of the outage. */
const laneOpenNow: OpeningCheck<RegisterWalkIn> = {
  id: 'walkIn.outage',
  refuses: ({ payload, policy, facts }) =>
    !policy.outageLanes.includes(payload.lane) || facts.outage ? null : refuse('LANE_NEEDS_OUTAGE'),
};

const priorityIsTrue: OpeningCheck<Opening> = {
  id: 'open.priority',
  refuses: ({ payload, policy, now }) => {
    if (payload.lane !== 'PRIORITY') return null;
    const age = ageAt(payload.applicant.birthDate, localDate(now, policy.utcOffsetMinutes));
    const isTrue: Record<PriorityReason, boolean> = {
      ELDERLY: age >= policy.elderlyAge,
      UNDER_FIVE: age <= policy.underFiveAge,
      DISABLED: true,
      PREGNANT: payload.applicant.sex === 'FEMALE',
      SICK: true,
    };
    return payload.priorityReason && isTrue[payload.priorityReason] ? null : refuse('LANE_CRITERIA_NOT_MET');
  },
};

const rescheduleUnused = guard(
  'reschedule.unused',
  'RESCHEDULE_USED',
  ({ file, policy }) => file.rescheduleCount < policy.maxReschedules,
);

/** The change is made at the latest one day before (H-1). */
const rescheduleInTime = guard(
  'reschedule.inTime',
  'RESCHEDULE_TOO_LATE',
  (input) =>
    input.file.appointment !== null &&
    addDays(today(input), input.policy.rescheduleLeadDays) <= input.file.appointment.date,
);

const slotInFuture: Check<{ appointment: Slot }> = {
  id: 'reschedule.future',
  refuses: (input) =>
    input.payload.appointment.date > today(input) ? null : refuse('RESCHEDULE_NOT_IN_FUTURE'),
};

const slotNotPast: Check<{ appointment: Slot }> = {
  id: 'specialReschedule.notPast',
  refuses: (input) =>
    input.payload.appointment.date >= today(input) ? null : refuse('RESCHEDULE_NOT_IN_FUTURE'),
};

/** The ground "did not come" is only for those who have not yet moved their day themselves. */
const rescheduleStillUnused: Check<{ reason: SpecialRescheduleReason }> = {
  id: 'specialReschedule.unused',
  refuses: ({ file, payload }) =>
    payload.reason === 'NO_SHOW_UNUSED_RESCHEDULE' && file.rescheduleCount > 0
      ? refuse('RESCHEDULE_USED')
      : null,
};

const onTheDay: Check<{ overrideNote: string | null }> = {
  id: 'checkIn.day',
  refuses: (input) => {
    if (input.file.appointment?.date === today(input)) return null;
    const note = input.payload.overrideNote?.trim() ?? '';
    if (note === '') return refuse('NOT_APPOINTMENT_DAY', { date: input.file.appointment?.date ?? '' });
    return note.length >= input.policy.minNoteLength
      ? null
      : refuse('NOTE_TOO_SHORT', { min: input.policy.minNoteLength });
  },
};

/** At the end of the day, and not before a late applicant's grace is over (domain reference 9.4). */
const serviceDayOver = guard('noShow.dayOver', 'SERVICE_DAY_NOT_OVER', ({ file, now, policy }) => {
  const { appointment } = file;
  if (!appointment) return false;
  const day = today({ now, policy });
  if (day !== appointment.date) return day > appointment.date;
  const slot = instantAt(appointment.date, appointment.time, policy.utcOffsetMinutes);
  return (
    localTime(now, policy.utcOffsetMinutes) >= policy.serviceEnd &&
    now >= addMinutes(slot, policy.lateArrivalGraceMinutes)
  );
});

function issueTicket(file: Application, number: string, meta: ActionMeta): Application {
  return {
    ...enter(file, 'CHECKED_IN', meta.occurredAt),
    arrivedAt: meta.occurredAt,
    ticket: {
      number,
      status: 'WAITING',
      queuedAt: meta.occurredAt,
      missedCalls: 0,
      lastMissedAt: null,
      calls: 0,
      parkedReason: null,
      forDesk: null,
    },
  };
}

export const appointmentRules = {
  'appointments.importBooking/1': defineOpening({
    payload: ImportBooking,
    opens: true,
    roles: ['SYS', 'COUNTER'],
    checks: [
      numberWellFormed,
      bookingPaid,
      bookingNotWaived,
      bookingHasSlot,
      laneTakesBookings,
      priorityIsTrue,
      nikWellFormed,
      notBarred,
      laneTakesType,
      pagesOffered,
      kindIssued,
      receiptWellFormed,
      validityAllowed,
    ],
    open: (payload, meta) => ({
      ...newApplication(payload, meta),
      origin: 'MPASPOR',
      state: 'BOOKED',
      appointment: payload.appointment,
    }),
  }),
  'appointments.registerWalkIn/1': defineOpening({
    payload: RegisterWalkIn,
    opens: true,
    roles: ['COUNTER'],
    checks: [
      // A booking comes in by a list that nobody chose; a walk-in is opened by the officer in front of whom the person stands.
      notKin,
      laneTakesWalkIns,
      laneOpenNow,
      laneTakesType,
      priorityIsTrue,
      walkInNotWaived,
      nikWellFormed,
      notBarred,
      pagesOffered,
      kindIssued,
      receiptWellFormed,
      validityAllowed,
    ],
    open: (payload, meta) =>
      issueTicket(
        { ...newApplication(payload, meta), origin: 'WALK_IN', state: 'BOOKED' },
        payload.ticketNumber,
        meta,
      ),
  }),
  'appointments.reschedule/1': defineRule({
    payload: Reschedule,
    transitions: [
      {
        from: ['BOOKED'],
        to: 'SAME',
        roles: ['SYS', 'COUNTER'],
        guards: [noConflictOfInterest, rescheduleUnused, rescheduleInTime],
        checks: [slotInFuture],
      },
    ],
    apply: (file, payload) => ({
      ...file,
      appointment: payload.appointment,
      rescheduleCount: file.rescheduleCount + 1,
    }),
  }),
  'appointments.specialReschedule/1': defineRule({
    payload: SpecialReschedule,
    transitions: [
      {
        from: ['BOOKED', 'NO_SHOW'],
        to: ['BOOKED'],
        roles: ['SECTION_HEAD'],
        guards: [noConflictOfInterest],
        checks: [slotNotPast, rescheduleStillUnused, noteLongEnough],
      },
    ],
    apply: (file, payload, meta) => ({
      ...enter(file, 'BOOKED', meta.occurredAt),
      appointment: payload.appointment,
    }),
  }),
  'appointments.checkIn/1': defineRule({
    payload: CheckIn,
    transitions: [
      {
        from: ['BOOKED'],
        to: ['CHECKED_IN'],
        roles: ['COUNTER'],
        guards: [noConflictOfInterest],
        checks: [onTheDay],
      },
    ],
    apply: (file, payload, meta) => issueTicket(file, payload.ticketNumber, meta),
  }),
  'appointments.markNoShow/1': defineRule({
    payload: Nothing,
    transitions: [
      { from: ['BOOKED'], to: ['NO_SHOW'], roles: ['SYS'], guards: [serviceDayOver], checks: [] },
    ],
    apply: (file, _payload, meta) => enter(file, 'NO_SHOW', meta.occurredAt),
  }),
};
