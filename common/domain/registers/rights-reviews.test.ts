import { expect, it } from 'vitest';
import { plainDate } from '#common/kernel/plain-date.ts';
import type { Kept } from './register.ts';
import { endOfQuarter, quarterOf, reviewDueOn, type RightsReview } from './rights-reviews.ts';

it('a review is owed by the end of the quarter after the last finished one', () => {
  expect(quarterOf(plainDate('2026-11-24'))).toBe('2026-Q4');
  expect(endOfQuarter('2026-Q4')).toBe('2026-12-31');
  expect(endOfQuarter('2027-Q1')).toBe('2027-03-31');
  const review = (quarter: string, isFinished: boolean) =>
    ({
      item: { quarter, finished: isFinished ? { by: null, at: '' } : null },
    }) as unknown as Kept<RightsReview>;
  const today = plainDate('2026-11-24');
  expect(reviewDueOn([], today)).toBe('2026-12-31');
  // An office that never finished one has owed it since its first quarter.
  expect(reviewDueOn([], plainDate('2026-02-03'))).toBe('2026-03-31');
  expect(reviewDueOn([review('2026-Q4', false)], plainDate('2026-02-03'))).toBe('2026-03-31');
  expect(reviewDueOn([review('2026-Q4', false)], today)).toBe('2026-12-31');
  expect(reviewDueOn([review('2026-Q4', true)], today)).toBe('2027-03-31');
  expect(reviewDueOn([review('2026-Q2', true)], today)).toBe('2026-09-30');
});
