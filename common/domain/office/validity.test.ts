import { describe, expect, it } from 'vitest';
import { plainDate } from '#common/kernel/plain-date.ts';
import { maxExpiry } from './validity.ts';

const issuedOn = plainDate('2026-03-27');

describe('maxExpiry', () => {
  it.each([
    ['17 today, wants 10', '2009-03-27', false, 10, false, '2036-03-27'],
    ['16 and unmarried, wants 10', '2009-03-28', false, 10, false, 'VALIDITY_10Y_NOT_ALLOWED'],
    ['16 and unmarried, wants 5', '2009-03-28', false, 5, false, '2031-03-27'],
    ['16 and married, wants 10', '2010-01-01', true, 10, false, '2036-03-27'],
    ['dual citizen of 18, wants 5', '2008-03-01', false, 5, true, '2029-03-01'],
    ['dual citizen of 2, wants 5', '2024-01-01', false, 5, true, '2031-03-27'],
    ['dual citizen past the age of choosing', '2005-03-27', false, 5, true, 'DUAL_CITIZEN_AGE_PASSED'],
  ] as const)('%s', (_, birthDate, married, wantedYears, isDualCitizen, expected) => {
    const result = maxExpiry({
      issuedOn,
      birthDate: plainDate(birthDate),
      married,
      wantedYears,
      isDualCitizen,
    });
    expect(result.ok ? result.value : result.error).toBe(expected);
  });

  it('ends a book of 29 February on 28 February', () => {
    const input = { birthDate: plainDate('1990-01-01'), married: false, isDualCitizen: false };
    expect(maxExpiry({ ...input, issuedOn: plainDate('2028-02-29'), wantedYears: 5 })).toEqual({
      ok: true,
      value: '2033-02-28',
    });
  });
});
