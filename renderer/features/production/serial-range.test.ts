import { describe, expect, it } from 'vitest';
import { lastSerial, MOST_BLANKS } from './serial-range.ts';

describe('the last number of a delivery', () => {
  it('keeps the width of the digits', () => {
    expect(lastSerial('E0099001', 400)).toBe('E0099400');
    expect(lastSerial('E0009', 1)).toBe('E0009');
  });

  it('does not run over', () => {
    expect(lastSerial('E9999', 2)).toBeNull();
  });

  it('takes a number without digits alone only', () => {
    expect(lastSerial('ABCD', 1)).toBe('ABCD');
    expect(lastSerial('ABCD', 2)).toBeNull();
  });

  it.each([0, -1, 1.5, MOST_BLANKS + 1, Number.NaN])('refuses a count of %s', (count) => {
    expect(lastSerial('E0001', count)).toBeNull();
  });
});
