import { describe, expect, it } from 'vitest';
import {
  cleanMrz,
  enterLine,
  enterScan,
  mannerOf,
  mismatches,
  NOTHING_READ,
  placeScan,
} from './read-back.ts';

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

  it('says how it came in: scanned when both lines are a reader’s, typed when one letter is a hand’s', () => {
    const scanned = enterScan(NOTHING_READ, FIRST + SECOND) ?? NOTHING_READ;
    expect([scanned.lines, mannerOf(scanned)]).toEqual([[FIRST, SECOND], 'SCANNED']);
    const half = enterScan(enterLine(NOTHING_READ, 0, FIRST), SECOND) ?? NOTHING_READ;
    expect([half.lines, mannerOf(half)]).toEqual([[FIRST, SECOND], 'TYPED']);
    const whole = enterScan(half, FIRST) ?? NOTHING_READ;
    expect(mannerOf(whole)).toBe('SCANNED');
    expect(mannerOf(enterLine(whole, 1, `${SECOND.slice(0, -1)}1`))).toBe('TYPED');
    // The burst runs into the field and is taken out again before the scan is told.
    const after = enterScan(enterLine(enterLine(NOTHING_READ, 0, 'P<IDN'), 0, ''), FIRST + SECOND);
    expect(mannerOf(after ?? NOTHING_READ)).toBe('SCANNED');
    expect(mannerOf(enterLine(enterLine(NOTHING_READ, 0, FIRST), 1, SECOND))).toBe('TYPED');
    expect(enterScan(whole, 'E0099001')).toBeNull();
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
