import { describe, expect, it } from 'vitest';
import { spokenCall } from './spoken-call.ts';

describe('a call that is spoken', () => {
  it('is read sign by sign, and sends to the desk by its number', () => {
    expect(spokenCall({ ticket: 'A001', desk: 'Loket 2' })).toEqual([
      'nomor-antrean',
      'a',
      'n0',
      'n0',
      'n1',
      'silakan',
      'loket',
      'n2',
    ]);
  });

  it('says greater numbers digit by digit and leaves out what nobody has spoken', () => {
    expect(spokenCall({ ticket: 'B-12', desk: 'Foto Lantai 27' })).toEqual([
      'nomor-antrean',
      'b',
      'n1',
      'n2',
      'silakan',
      'foto',
      'n2',
      'n7',
    ]);
    expect(spokenCall({ ticket: 'C7', desk: 'loket 12' }).at(-1)).toBe('n12');
  });
});
