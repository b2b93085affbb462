import { assertNever } from '#common/kernel/assert-never.ts';
import { addMinutes, type Instant } from '#common/kernel/instant.ts';
import { addDays, addMonths, type PlainDate } from '#common/kernel/plain-date.ts';
import { addWorkingDays, isWorkingDay, type OfficeCalendar } from './calendar.ts';
import type { TimeNorm, TimeNormId, TimeNorms } from './time-norm-schema.ts';

type Norm = Pick<TimeNorm, 'amount' | 'clock'>;

export function getNorm(norms: TimeNorms, id: TimeNormId): TimeNorm {
  const norm = norms.norms.find((candidate) => candidate.id === id);
  if (norm === undefined) throw new Error(`The procedure has no time norm ${id}`);
  return norm;
}

/**
 * Last day on which the norm is still met; `from` is day 0. A norm in hours counts whole days here and is exact only
 * with {@link dueInstant}.
 */
export function dueDate({ amount, clock }: Norm, from: PlainDate, calendar: OfficeCalendar): PlainDate {
  switch (clock) {
    case 'WORKING_DAYS':
      return addWorkingDays(from, amount, calendar);
    case 'CALENDAR_DAYS':
      return addDays(from, amount);
    case 'MONTHS':
      return addMonths(from, amount);
    case 'HOURS':
      return addDays(from, Math.floor(amount / 24));
    default:
      return assertNever(clock);
  }
}

/** The moment at which a norm in hours ends; it runs day and night. */
export function dueInstant({ amount, clock }: Norm, from: Instant): Instant {
  if (clock !== 'HOURS') throw new Error(`A norm in ${clock} ends on a day, not at a moment`);
  return addMinutes(from, amount * 60);
}

/** `from` is the day on which work stopped, `to` the day on which it went on, null while it stands still. */
export type SlaPauseSpan = { from: PlainDate; to: PlainDate | null };

/** `due` is null while the clock stands still. `remaining` counts working days not used before an open pause. */
export type SlaDue = { due: PlainDate; remaining: 0 } | { due: null; remaining: number };

/**
 * Due day of a norm in working days whose clock stops. A day counts unless it lies in a pause: the day of suspension is
 * paused, the day of resumption counts again. `start` is day 0 and never counts.
 */
export function slaDue(input: {
  start: PlainDate;
  pauses: readonly SlaPauseSpan[];
  workingDays: number;
  calendar: OfficeCalendar;
}): SlaDue {
  const { start, pauses, workingDays, calendar } = input;
  const open = pauses.filter((pause) => pause.to === null).map((pause) => pause.from);
  let remaining = workingDays;
  let day = start;
  while (remaining > 0) {
    day = addDays(day, 1);
    if (open.some((from) => from <= day)) return { due: null, remaining };
    if (isWorkingDay(day, calendar) && !pauses.some((pause) => isPaused(day, pause))) remaining -= 1;
  }
  return { due: day, remaining: 0 };
}

function isPaused(day: PlainDate, { from, to }: SlaPauseSpan): boolean {
  return from <= day && (to === null || day < to);
}
