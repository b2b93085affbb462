import { describe, expect, it } from 'vitest';
import { cleanMrz, mismatches, placeScan } from './read-back.ts';

const FIRST = 'P<IDNSANTOSO<<BUDI<<<<<<<<<<<<<<<<<<<<<<<<<<';
const SECOND = 'X1234567<7IDN8711122M36031551371991211870<00';

describe('reading a printed book back', () => {
  it('takes both lines at once', () => {
    expect(placeScan(FIRST + SECOND, ['', ''])).toEqual([FIRST, SECOND]);
  });

  it('takes the lines one by one, in either order', () => {
    expect(placeScan(SECOND, [FIRST, ''])).toEqual([FIRST, SECOND]);
    expect(placeScan(FIRST, ['', SECOND])).toEqual([FIRST, SECOND]);
  });

  it('does not take a passport number that begins with P for a first line', () => {
    const second = `P${SECOND.slice(1)}`;
    expect(placeScan(second, [FIRST, ''])).toEqual([FIRST, second]);
  });

  it('leaves other codes alone', () => {
    expect(placeScan('E0099001', ['', ''])).toBeNull();
  });

  it('names each place that differs, as far as it was read', () => {
    expect(mismatches('P<IDM', FIRST)).toEqual([4]);
    expect(mismatches('P<ID', FIRST)).toEqual([]);
    expect(mismatches(FIRST, FIRST)).toEqual([]);
  });

  it('reads typed text as a machine would', () => {
    expect(cleanMrz(' p<idn santoso ')).toBe('P<IDNSANTOSO');
    expect(cleanMrz(`${FIRST}X`)).toBe(FIRST);
  });
});
