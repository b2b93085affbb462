import { z } from 'zod';
import { Label, provenance } from '#common/domain/sop/provenance.ts';
import { addDays, PlainDate, weekdayOf, yearOf } from '#common/kernel/plain-date.ts';

export const HolidayKind = z.enum(['NATIONAL_HOLIDAY', 'CUTI_BERSAMA']);
export type HolidayKind = z.infer<typeof HolidayKind>;

/** The holidays of one year as the joint decree of three ministers fixes them. */
export const CalendarYear = z
  .strictObject({
    year: z.int(),
    days: z.array(z.strictObject({ date: PlainDate, kind: HolidayKind, name: Label })),
    ...provenance,
  })
  .refine((year) => year.days.every((day) => yearOf(day.date) === year.year), { message: 'CALENDAR_YEAR' });
export type CalendarYear = z.infer<typeof CalendarYear>;

/** The days on which one office is open. Built once by {@link makeOfficeCalendar}; weekends need no entry. */
export type OfficeCalendar = {
  readonly years: ReadonlySet<number>;
  readonly closed: ReadonlySet<PlainDate>;
  readonly extraServiceDays: ReadonlySet<PlainDate>;
};

/** A closure outranks an extra service day; an extra service day outranks weekend, holiday and cuti bersama. */
export function makeOfficeCalendar(input: {
  years: readonly CalendarYear[];
  cutiBersamaClosed: boolean;
  closures?: readonly PlainDate[];
  extraServiceDays?: readonly PlainDate[];
}): OfficeCalendar {
  const closures = new Set(input.closures);
  const extra = (input.extraServiceDays ?? []).filter((day) => !closures.has(day));
  const holidays = input.years
    .flatMap((year) => year.days)
    .filter((day) => day.kind === 'NATIONAL_HOLIDAY' || input.cutiBersamaClosed)
    .map((day) => day.date);
  return {
    years: new Set(input.years.map((year) => year.year)),
    closed: new Set([...holidays, ...closures]),
    extraServiceDays: new Set(extra),
  };
}

export function isWorkingDay(date: PlainDate, calendar: OfficeCalendar): boolean {
  if (calendar.extraServiceDays.has(date)) return true;
  const weekday = weekdayOf(date);
  return weekday !== 0 && weekday !== 6 && !calendar.closed.has(date);
}

/** The `count`-th working day after `date`; `date` itself is day 0 and is returned for 0 even when it is a holiday. */
export function addWorkingDays(date: PlainDate, count: number, calendar: OfficeCalendar): PlainDate {
  if (!Number.isInteger(count) || count < 0) throw new Error(`Not a number of working days: ${count}`);
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

/** Working days after `from` up to and including `to`, so that it undoes {@link addWorkingDays}; negative when `to` is earlier. */
export function workingDaysBetween(from: PlainDate, to: PlainDate, calendar: OfficeCalendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar);
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar)) count += 1;
  }
  return count;
}

/** Whether the holidays of the year are known. Without them a due date counts every weekday, which must be shown. */
export function calendarCovers(year: number, calendar: OfficeCalendar): boolean {
  return calendar.years.has(year);
}

/** The years from `from` to `to` whose decree is not loaded, oldest first. */
export function uncoveredYears(from: PlainDate, to: PlainDate, calendar: OfficeCalendar): number[] {
  const years = Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, index) => yearOf(from) + index);
  return years.filter((year) => !calendarCovers(year, calendar));
}

export type CalendarConcern = { year: number; isMissing: boolean };

/** Due days given today reach at most this far. */
const REACH_DAYS = 60;

/** The first year that due days already reach and whose decree is not loaded; null when all are as decreed. */
export function calendarConcern(years: readonly CalendarYear[], today: PlainDate): CalendarConcern | null {
  for (let year = yearOf(today); year <= yearOf(addDays(today, REACH_DAYS)); year += 1) {
    const known = years.find((one) => one.year === year);
    if (known?.status !== 'CONFIRMED') return { year, isMissing: known === undefined };
  }
  return null;
}
