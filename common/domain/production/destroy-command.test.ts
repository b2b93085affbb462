import { expect, it } from 'vitest';
import { MOST_RUNS, StockCommand } from './custody.ts';

it('a destruction names as many runs as a year of single spoiled books makes, and not without end', () => {
  const destroy = (runs: number) => ({
    kind: 'DESTROY',
    ranges: Array.from({ length: runs }, (_, n) => ({
      first: `E${String(2 * n).padStart(7, '0')}`,
      count: 1,
    })),
    method: 'SHREDDED',
    place: 'Halaman belakang',
    heldAt: '2026-11-24T02:00:00.000Z',
    witnesses: [],
    reference: 'BA-1',
  });
  expect(StockCommand.safeParse(destroy(101)).success).toBe(true);
  expect(StockCommand.safeParse(destroy(MOST_RUNS)).success).toBe(true);
  expect(StockCommand.safeParse(destroy(MOST_RUNS + 1)).success).toBe(false);
});
