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
  const TODAY = plainDate('2026-02-12');
  const due = (
    pauses: { from: string; to: string | null }[],
    norm: Parameters<typeof slaDue>[0]['norm'] = { amount: 4, clock: 'WORKING_DAYS' },
  ) =>
    slaDue({
      norm,
      start,
      calendar,
      today: TODAY,
      pauses: pauses.map(({ from, to }) => ({
        from: plainDate(from),
        to: to === null ? null : plainDate(to),
      })),
    });

  it('is the plain norm without a pause', () => {
    expect(due([])).toBe('2026-02-11');
  });

  it('leaves out the paused working days', () => {
    expect(due([{ from: '2026-02-09', to: '2026-02-11' }])).toBe('2026-02-13');
  });

  it('counts calendar days where the norm does', () => {
    expect(due([], { amount: 30, clock: 'CALENDAR_DAYS' })).toBe('2026-03-07');
    const pauses = [{ from: '2026-02-09', to: '2026-02-11' }];
    expect(due(pauses, { amount: 30, clock: 'CALENDAR_DAYS' })).toBe('2026-03-09');
  });

  it('gains nothing from a pause over a weekend or from one that ends the same day', () => {
    expect(due([{ from: '2026-02-06', to: '2026-02-08' }])).toBe('2026-02-11');
    expect(due([{ from: '2026-02-09', to: '2026-02-09' }])).toBe('2026-02-11');
  });

  it('counts a day once when two pauses overlap', () => {
    const pauses = [
      { from: '2026-02-09', to: '2026-02-11' },
      { from: '2026-02-10', to: '2026-02-12' },
    ];
    expect(due(pauses)).toBe('2026-02-16');
  });

  it('moves with today while the clock stands still', () => {
    expect(due([{ from: '2026-02-09', to: null }])).toBe('2026-02-16');
  });

  it('is not moved by a pause that begins after the due day', () => {
    expect(due([{ from: '2026-02-12', to: '2026-02-20' }])).toBe('2026-02-11');
  });

  it('is carried over by a pause that begins on the last day', () => {
    expect(due([{ from: '2026-02-05', to: '2026-02-07' }], { amount: 0, clock: 'WORKING_DAYS' })).toBe(
      '2026-02-09',
    );
  });
});
