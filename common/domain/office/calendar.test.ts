import { describe, expect, it } from 'vitest';
import { plainDate } from '#common/kernel/plain-date.ts';
import {
  addWorkingDays,
  calendarConcern,
  calendarCovers,
  CalendarYear,
  isWorkingDay,
  makeOfficeCalendar,
  uncoveredYears,
  workingDaysBetween,
} from './calendar.ts';

const YEAR = CalendarYear.parse({
  year: 2026,
  status: 'CONFIRMED',
  source: 'test',
  days: [
    { date: '2026-05-14', kind: 'NATIONAL_HOLIDAY', name: { id: 'Kenaikan', en: 'Ascension' } },
    { date: '2026-05-15', kind: 'CUTI_BERSAMA', name: { id: 'Cuti bersama', en: 'Joint leave' } },
  ],
});
const calendar = makeOfficeCalendar({ years: [YEAR], cutiBersamaClosed: true });

describe('a working day', () => {
  it.each([
    ['2026-05-13', true, 'Wednesday'],
    ['2026-05-14', false, 'national holiday'],
    ['2026-05-15', false, 'cuti bersama'],
    ['2026-05-16', false, 'Saturday'],
    ['2026-05-17', false, 'Sunday'],
  ])('%s is %s (%s)', (date, expected) => {
    expect(isWorkingDay(plainDate(date), calendar)).toBe(expected);
  });

  it('may be a cuti bersama when the office says so', () => {
    const open = makeOfficeCalendar({ years: [YEAR], cutiBersamaClosed: false });
    expect(isWorkingDay(plainDate('2026-05-15'), open)).toBe(true);
    expect(isWorkingDay(plainDate('2026-05-14'), open)).toBe(false);
  });

  it('may be a declared service day, unless the office is closed on it', () => {
    const saturday = plainDate('2026-05-16');
    const open = makeOfficeCalendar({ years: [YEAR], cutiBersamaClosed: true, extraServiceDays: [saturday] });
    expect(isWorkingDay(saturday, open)).toBe(true);
    const shut = makeOfficeCalendar({
      years: [YEAR],
      cutiBersamaClosed: true,
      extraServiceDays: [saturday],
      closures: [saturday, plainDate('2026-05-13')],
    });
    expect(isWorkingDay(saturday, shut)).toBe(false);
    expect(isWorkingDay(plainDate('2026-05-13'), shut)).toBe(false);
  });
});

describe('counting working days', () => {
  it('starts after day 0 and steps over closed days', () => {
    expect(addWorkingDays(plainDate('2026-05-12'), 4, calendar)).toBe('2026-05-20');
    expect(addWorkingDays(plainDate('2026-05-17'), 0, calendar)).toBe('2026-05-17');
  });

  it('is undone by workingDaysBetween', () => {
    const from = plainDate('2026-05-12');
    for (const count of [0, 1, 4, 30]) {
      expect(workingDaysBetween(from, addWorkingDays(from, count, calendar), calendar)).toBe(count);
    }
    expect(workingDaysBetween(plainDate('2026-05-20'), from, calendar)).toBe(-4);
  });

  it('refuses a negative count', () => {
    expect(() => addWorkingDays(plainDate('2026-05-12'), -1, calendar)).toThrow();
  });
});

describe('a year without a decree', () => {
  it('is reported rather than silently counted', () => {
    expect(calendarCovers(2026, calendar)).toBe(true);
    expect(calendarCovers(2027, calendar)).toBe(false);
    expect(uncoveredYears(plainDate('2026-12-30'), plainDate('2027-01-04'), calendar)).toEqual([2027]);
  });

  it('may not hold days of another year', () => {
    expect(CalendarYear.safeParse({ ...YEAR, year: 2027 }).success).toBe(false);
  });
});

describe('the calendar as a concern', () => {
  const provisional = CalendarYear.parse({ year: 2027, status: 'ASSUMED', source: 'test', days: [] });

  it('is raised as soon as due days reach a year without a decree', () => {
    expect(calendarConcern([YEAR], plainDate('2026-10-01'))).toBeNull();
    expect(calendarConcern([YEAR], plainDate('2026-12-01'))).toEqual({ year: 2027, isMissing: true });
    expect(calendarConcern([YEAR, provisional], plainDate('2026-12-01'))).toEqual({
      year: 2027,
      isMissing: false,
    });
    const decreed = { ...provisional, status: 'CONFIRMED' as const };
    expect(calendarConcern([YEAR, decreed], plainDate('2026-12-01'))).toBeNull();
  });
});
