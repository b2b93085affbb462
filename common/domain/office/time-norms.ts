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

/** `from` is the day on which the clock stopped, `to` the day on which it went on, null while it stands still. */
export type SlaPauseSpan = { from: PlainDate; to: PlainDate | null };

/**
 * Last day of a norm whose clock stops: the one function that every due day comes from. `start` is day 0 and never counts.
 * The day on which work stopped was worked, the days up to and with that on which it went on do not count. While the
 * clock stands still the due day moves with `today`. A pause that begins on the last day carries it over.
 */
export function slaDue(input: {
  norm: Norm;
  start: PlainDate;
  pauses?: readonly SlaPauseSpan[];
  today: PlainDate;
  calendar: OfficeCalendar;
}): PlainDate {
  const { norm, start, today, calendar } = input;
  const pauses = (input.pauses ?? []).map(({ from, to }) => ({ from, to: to ?? today }));
  if (pauses.length === 0 || norm.clock === 'MONTHS' || norm.clock === 'HOURS') {
    return dueDate(norm, start, calendar);
  }
  const counts = (day: PlainDate) => norm.clock === 'CALENDAR_DAYS' || isWorkingDay(day, calendar);
  const pausedUntil = (day: PlainDate) =>
    pauses.reduce((until, { from, to }) => (from <= day && day < to && to > until ? to : until), day);
  let day = start;
  for (let left = norm.amount; left > 0;) {
    const next = addDays(day, 1);
    const isPaused = pauses.some(({ from, to }) => from < next && next <= to);
    if (counts(next) && !isPaused) left -= 1;
    day = next;
  }
  for (let until = pausedUntil(day); until > day; until = pausedUntil(day)) day = until;
  while (day > start && !counts(day)) day = addDays(day, 1);
  return day;
}
