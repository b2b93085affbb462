import { expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';

it('doubles, stays below a minute and is spread over half of itself', () => {
  const least = [1, 2, 3, 4, 7, 50].map((failures) => backoffMs(failures, () => 0));
  const most = [1, 2, 3, 4, 7, 50].map((failures) => backoffMs(failures, () => 1));
  expect(least).toEqual([500, 1000, 2000, 4000, 30_000, 30_000]);
  expect(most).toEqual([1000, 2000, 4000, 8000, 60_000, 60_000]);
});
