import { describe, expect, it } from 'vitest';
import { commitmentTo, lotsByDay, lotsOf } from './day-seed.ts';

const DAY = '2026-11-24';
const SEED = 'a'.repeat(64);
const said = (...details: string[]) => lotsByDay(details.map((detail) => ({ day: DAY, detail })))(DAY);

describe('the lots of a day, from what the chains say of its seed', () => {
  it('are told to nobody while there is only the promise', () => {
    expect(said(commitmentTo(SEED))).toBe('NOT_YET');
    expect(commitmentTo(SEED)).not.toContain(SEED);
  });

  it('are those of the seed that was promised, and of a seed of older builds', () => {
    for (const lots of [said(commitmentTo(SEED), SEED), said(SEED, commitmentTo(SEED), SEED), said(SEED)]) {
      if (!lots || lots === 'NOT_YET') throw new Error('the seed was told');
      expect(lots('assign', 'f1', 'u1')).toBe(lotsOf(SEED)('assign', 'f1', 'u1'));
    }
  });

  it('are believed of no seed that was not the promised one, nor of two', () => {
    const other = 'b'.repeat(64);
    expect(said(commitmentTo(SEED), other)).toBeNull();
    expect(said(commitmentTo(SEED), commitmentTo(other), SEED)).toBeNull();
    expect(said(SEED, other)).toBeNull();
    expect(said()).toBeNull();
  });
});
