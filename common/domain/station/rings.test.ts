import { expect, it } from 'vitest';
import type { Instant } from '#common/kernel/instant.ts';
import { isOpenFor, NO_RING_DAYS, openFrom, type RingOpening } from './rings.ts';

const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}T02:00:00.000Z` as Instant;
const trial: RingOpening = { ring: 'TRIAL', at: day(1) };

it('a version that nobody opened is open to no ring, however long it lies there', () => {
  const days = { EARLY: 1, ALL: 1 };
  for (const ring of ['TRIAL', 'EARLY', 'ALL'] as const) {
    expect(openFrom(ring, [], days)).toBeNull();
    expect(isOpenFor(ring, { openings: [], days, now: day(30) })).toBe(false);
  }
});

it('the trial opens the trial alone; the others follow after their days', () => {
  expect(openFrom('TRIAL', [trial], NO_RING_DAYS)).toBe(day(1));
  expect(openFrom('EARLY', [trial], NO_RING_DAYS)).toBeNull();
  const days = { EARLY: 3, ALL: 10 };
  expect(openFrom('EARLY', [trial], days)).toBe(day(4));
  expect(openFrom('ALL', [trial], days)).toBe(day(11));
  const openings = [trial];
  expect(isOpenFor('EARLY', { openings, days, now: day(3) })).toBe(false);
  expect(isOpenFor('EARLY', { openings, days, now: day(4) })).toBe(true);
});

it('a wider ring holds the narrower ones, by word and by days', () => {
  const all: RingOpening = { ring: 'ALL', at: day(2) };
  expect(openFrom('TRIAL', [all], NO_RING_DAYS)).toBe(day(2));
  expect(openFrom('EARLY', [trial], { EARLY: null, ALL: 5 })).toBe(day(6));
  expect(openFrom('ALL', [{ ring: 'EARLY', at: day(2) }], { EARLY: 1, ALL: 1 })).toBeNull();
});
