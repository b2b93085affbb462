import type { Application } from '#common/domain/applications/application.ts';
import { isOpening, RULE_TABLE, type Action } from '#common/domain/applications/rules.ts';
import type {
  PassportKind,
  ServiceLane,
  SpecialRescheduleReason,
} from '#common/domain/applications/vocabulary.ts';
import { walk, type Step } from '#common/domain/reports/walk.ts';
import type { UserId } from '#common/kernel/ids.ts';
import { localDate, localTime, type Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { Slot } from './actions.ts';

/** What the office did about a day: who, when and why. */
export type MoveByOffice = { reason: SpecialRescheduleReason; note: string; at: Instant; by: UserId };

/** One day for which a file held a place, and what came of it. */
export type Visit = {
  day: PlainDate;
  time: string;
  lane: ServiceLane;
  kind: PassportKind;
  isWalkIn: boolean;
  /** Nobody had come by the end of that day, whatever was done later. */
  wasMissed: boolean;
  /** MOVED: the file has another day now. ENDED: it was closed before its day was over. */
  outcome: 'BOOKED' | 'ARRIVED' | 'MISSED' | 'MOVED' | 'ENDED';
  movedTo: Slot | null;
  /** Null for a day that the applicant changed. */
  byOffice: MoveByOffice | null;
};

/**
 * All that a file's places can depend on: what opens it, what may be done while it waits for a day, and what changes its lane. Most of a long
 * list is about something else and need not be read.
 */
export const PLACE_KINDS: readonly string[] = Object.entries(RULE_TABLE).flatMap(([kind, rule]) => {
  const waits =
    isOpening(rule) ||
    rule.transitions.some(({ from }) => from.includes('BOOKED') || from.includes('NO_SHOW'));
  return waits || kind === 'applications.changeType/1' ? [kind] : [];
});

/**
 * The places that a file took, oldest first, read from its list of actions alone, of which those of PLACE_KINDS do. An arrival counts on the day it happened, also where
 * somebody was let in on another day than the booked one.
 */
export function visitsOf(actions: Iterable<Action>, utcOffsetMinutes: number): Visit[] {
  const visits: Visit[] = [];
  let file: Application | null = null;
  for (const step of walk(actions)) {
    file = step.after;
    note(visits, step, utcOffsetMinutes);
  }
  // Lane and kind as the file has them now: a file that changed its type takes the place of what it is.
  const { lane, kind } = file ?? {};
  return lane && kind ? visits.map((visit) => ({ ...visit, lane, kind })) : visits;
}

function note(visits: Visit[], { action, before, after }: Step, utcOffsetMinutes: number): void {
  const last = visits.at(-1);
  const arrivedAt = localTime(action.occurredAt, utcOffsetMinutes);
  const arrivedOn = { day: localDate(action.occurredAt, utcOffsetMinutes), outcome: 'ARRIVED' } as const;
  switch (action.kind) {
    case 'appointments.registerWalkIn/1':
      visits.push({
        ...placeOf(after, { date: arrivedOn.day, time: arrivedAt }),
        ...arrivedOn,
        isWalkIn: true,
      });
      return;
    case 'appointments.importBooking/1':
      // One without a day was refused when it came in.
      if (action.payload.appointment) visits.push(placeOf(after, action.payload.appointment));
      return;
    case 'appointments.checkIn/1':
      if (last) Object.assign(last, arrivedOn);
      return;
    case 'appointments.reschedule/1':
    case 'appointments.specialReschedule/1':
      moved(last, action);
      visits.push(placeOf(after, action.payload.appointment));
      return;
    default:
  }
  if (last && after.state === 'NO_SHOW') Object.assign(last, { outcome: 'MISSED', wasMissed: true });
  else if (last?.outcome === 'BOOKED' && before?.state === 'BOOKED' && after.state !== 'BOOKED') {
    last.outcome = 'ENDED';
  }
}

function moved(
  last: Visit | undefined,
  action: Extract<Action, { kind: 'appointments.reschedule/1' | 'appointments.specialReschedule/1' }>,
): void {
  if (!last) return;
  last.outcome = 'MOVED';
  last.movedTo = action.payload.appointment;
  if (action.kind !== 'appointments.specialReschedule/1') return;
  const { reason, note: words } = action.payload;
  last.byOffice = { reason, note: words, at: action.occurredAt, by: action.actor };
}

function placeOf({ lane, kind }: Application, { date, time }: Slot): Visit {
  return {
    day: date,
    time,
    lane,
    kind,
    isWalkIn: false,
    wasMissed: false,
    outcome: 'BOOKED',
    movedTo: null,
    byOffice: null,
  };
}
