import { describe, expect, it } from 'vitest';
import { plainDate } from '#common/kernel/plain-date.ts';
import { judgeMrz } from './mrz-verdict.ts';

const TODAY = plainDate('2026-03-27');
/** ICAO 9303-4, appendix A. */
const SPECIMEN = [
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
] as const;
const OURS = [
  'P<IDNSANTOSO<<BUDI<<<<<<<<<<<<<<<<<<<<<<<<<<',
  'X1234567<7IDN8711120M36031581371991211000100',
] as const;

const codes = (level: string, [line1, line2]: readonly [string, string], nik?: string) =>
  judgeMrz([line1, line2], TODAY, nik).issues.flatMap((issue) => (issue.level === level ? issue.code : []));

describe('two lines', () => {
  it('of a book of ours are valid without a word', () => {
    expect(judgeMrz(OURS, TODAY)).toMatchObject({ valid: true, issues: [] });
  });

  it('of the specimen are valid, with warnings for what is not Indonesian', () => {
    expect(judgeMrz(SPECIMEN, TODAY)).toMatchObject({ valid: true, fields: { issuer: 'UTO' } });
    expect(codes('warning', SPECIMEN)).toEqual(
      expect.arrayContaining(['COUNTRY', 'PASSPORT_NUMBER', 'OPTIONAL_FORMAT', 'EXPIRED']),
    );
    expect(codes('error', SPECIMEN)).toEqual([]);
  });

  it.each([
    [9, 'CHECK_DOC'],
    [19, 'CHECK_BIRTH'],
    [27, 'CHECK_EXPIRY'],
    [42, 'CHECK_OPTIONAL'],
    [43, 'CHECK_COMPOSITE'],
  ])('with a wrong digit in place %i are not', (place, code) => {
    const [line1, line2] = OURS;
    const digit = (Number(line2[place]) + 1) % 10;
    const wrong = `${line2.slice(0, place)}${digit}${line2.slice(place + 1)}`;
    expect(judgeMrz([line1, wrong], TODAY).valid).toBe(false);
    expect(codes('error', [line1, wrong])).toContain(code);
  });

  it('with a day that there is not are not', () => {
    const line2 = 'X1234567<7IDN8713324M36031581371991211000100';
    expect(codes('error', [OURS[0], line2])).toContain('DATE_BIRTH');
  });

  it('of somebody else’s number are valid, and that is said', () => {
    expect(judgeMrz(OURS, TODAY, '1371991211870001').issues).toEqual([]);
    expect(judgeMrz(OURS, TODAY, '1371991211870002')).toMatchObject({
      valid: true,
      issues: [{ code: 'NIK_DIFFERENT', level: 'warning' }],
    });
  });

  it('that are too short have no fields', () => {
    expect(judgeMrz(['P<IDN', OURS[1]], TODAY)).toMatchObject({ valid: false, fields: null });
  });
});
