import { describe, expect, it } from 'vitest';
import { rangesOf, serialRange } from './serial-range.ts';

describe('numbers that follow one another', () => {
  it('keep the width of their digits', () => {
    expect(serialRange({ first: 'E0099', count: 3 })).toEqual(['E0099', 'E0100', 'E0101']);
  });

  it('are none where the digits run out, or there are none to count on', () => {
    expect(serialRange({ first: 'E9999', count: 2 })).toBeNull();
    expect(serialRange({ first: 'ABCD', count: 2 })).toBeNull();
    expect(serialRange({ first: 'ABCD', count: 1 })).toEqual(['ABCD']);
  });

  it('are told as runs, with a gap between two', () => {
    expect(rangesOf(['E0001', 'E0002', 'E0004', 'F0005'])).toEqual([
      { first: 'E0001', count: 2 },
      { first: 'E0004', count: 1 },
      { first: 'F0005', count: 1 },
    ]);
    expect(rangesOf([])).toEqual([]);
  });
});
