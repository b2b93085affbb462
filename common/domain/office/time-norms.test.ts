import { describe, expect, it } from 'vitest';
import type { Instant } from '#common/kernel/instant.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { makeOfficeCalendar } from './calendar.ts';
import { dueDate, dueInstant, slaDue } from './time-norms.ts';

const calendar = makeOfficeCalendar({ years: [], cutiBersamaClosed: true });
const start = plainDate('2026-02-05');

describe('dueDate', () => {
  it.each([
    [4, 'WORKING_DAYS', '2026-02-11'],
    [30, 'CALENDAR_DAYS', '2026-03-07'],
    [6, 'MONTHS', '2026-08-05'],
    [72, 'HOURS', '2026-02-08'],
    [0, 'WORKING_DAYS', '2026-02-05'],
  ] as const)('%d %s after Thu 5 Feb is %s', (amount, clock, expected) => {
    expect(dueDate({ amount, clock }, start, calendar)).toBe(expected);
  });

  it('counts hours to the minute', () => {
    const from = '2026-02-05T03:30:00.000Z' as Instant;
    expect(dueInstant({ amount: 72, clock: 'HOURS' }, from)).toBe('2026-02-08T03:30:00.000Z');
    expect(() => dueInstant({ amount: 1, clock: 'MONTHS' }, from)).toThrow();
  });
});

describe('slaDue', () => {
  const due = (pauses: { from: string; to: string | null }[]) =>
    slaDue({
      start,
      workingDays: 4,
      calendar,
      pauses: pauses.map(({ from, to }) => ({
        from: plainDate(from),
        to: to === null ? null : plainDate(to),
      })),
    });

  it('is the plain norm without a pause', () => {
    expect(due([])).toEqual({ due: '2026-02-11', remaining: 0 });
  });

  it('leaves out the paused working days', () => {
    expect(due([{ from: '2026-02-09', to: '2026-02-11' }])).toEqual({ due: '2026-02-13', remaining: 0 });
  });

  it('gains nothing from a pause over a weekend or from one that ends the same day', () => {
    expect(due([{ from: '2026-02-07', to: '2026-02-09' }]).due).toBe('2026-02-11');
    expect(due([{ from: '2026-02-09', to: '2026-02-09' }]).due).toBe('2026-02-11');
  });

  it('counts a day once when two pauses overlap', () => {
    const pauses = [
      { from: '2026-02-09', to: '2026-02-11' },
      { from: '2026-02-10', to: '2026-02-12' },
    ];
    expect(due(pauses).due).toBe('2026-02-16');
  });

  it('has no due day while the clock stands still, and says what is left', () => {
    expect(due([{ from: '2026-02-09', to: null }])).toEqual({ due: null, remaining: 3 });
  });

  it('is not moved by a pause that begins after the due day', () => {
    expect(due([{ from: '2026-02-12', to: null }]).due).toBe('2026-02-11');
  });
});
