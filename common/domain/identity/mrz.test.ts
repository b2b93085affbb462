import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '#common/kernel/must.ts';
import { addDays, plainDate } from '#common/kernel/plain-date.ts';
import { mrzCheckDigit, mrzValue } from './mrz-check-digit.ts';
import { compareNikWithOptional, generateMrz, type MrzInput, optionalFromNik, parseMrz } from './mrz.ts';

const TODAY = plainDate('2026-03-27');

const BOOKS: [MrzInput, [string, string]][] = [
  [
    {
      fullName: 'Budi Santoso',
      sex: 'MALE',
      birthDate: plainDate('1987-11-12'),
      nik: '1371991211870001',
      passportNumber: 'X1234567',
      expiresOn: plainDate('2036-03-15'),
    },
    ['P<IDNSANTOSO<<BUDI<<<<<<<<<<<<<<<<<<<<<<<<<<', 'X1234567<7IDN8711120M36031581371991211000100'],
  ],
  [
    {
      fullName: 'Sulastri',
      sex: 'FEMALE',
      birthDate: plainDate('1990-08-05'),
      nik: '1371994508900002',
      passportNumber: 'E7654321',
      expiresOn: plainDate('2031-06-01'),
    },
    ['P<IDNSULASTRI<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<', 'E7654321<2IDN9008054F31060171371994508000212'],
  ],
  [
    {
      fullName: 'Muhammad Rizki Pratama',
      sex: 'MALE',
      birthDate: plainDate('2018-01-20'),
      nik: '1371992001180003',
      passportNumber: 'X2345678',
      expiresOn: plainDate('2031-01-20'),
    },
    ['P<IDNPRATAMA<<MUHAMMAD<RIZKI<<<<<<<<<<<<<<<<', 'X2345678<2IDN1801204M31012071371992001000368'],
  ],
];
const [LINE1, LINE2] = linesOf(0);

describe('worked examples', () => {
  it.each(BOOKS)('%j', (input, lines) => {
    expect(generateMrz(input)).toEqual({ ok: true, value: lines });
    const { data, issues } = parseMrz(lines, TODAY);
    expect(issues).toEqual([]);
    expect(data).toMatchObject({
      fullName: input.fullName.toUpperCase(),
      passportNumber: input.passportNumber,
      birthDate: input.birthDate,
      sex: input.sex,
      expiresOn: input.expiresOn,
      optional: optionalFromNik(input.nik),
    });
  });

  it('computes the number check of X1234567< as 7', () => {
    expect(mrzCheckDigit('X1234567<')).toBe('7');
  });
});

describe('parseMrz refuses', () => {
  it.each([
    [
      'a wrong number check',
      [LINE1, LINE2.replace('X1234567<7', 'X1234567<8')],
      ['CHECK_DOC', 'CHECK_COMPOSITE'],
    ],
    ['a line of 43 characters', [LINE1, LINE2.slice(0, 43)], ['LENGTH']],
    ['a missing line', [LINE1], ['LENGTH']],
    ['another letter for the country', [LINE1.replace('P<IDN', 'P<INA'), LINE2], ['COUNTRY']],
    ['another document', [LINE1.replace('P<', 'V<'), LINE2], ['DOCUMENT_CODE']],
    ['small characters outside the set', [LINE1, LINE2.replace('X', '*')], ['CHARSET']],
    [
      'a day that does not exist',
      [LINE1, LINE2.replace('8711120', '8702310')],
      ['DATE_BIRTH', 'CHECK_BIRTH', 'CHECK_COMPOSITE'],
    ],
  ])('%s', (_, lines, codes) => {
    const { issues } = parseMrz(lines, TODAY);
    expect(issues.filter((issue) => issue.severity === 'block').map((issue) => issue.code)).toEqual(codes);
  });

  it('only warns about an empty optional field of a foreign or older book', () => {
    const { issues } = parseMrz([LINE1, 'X1234567<7IDN8711120M3603158<<<<<<<<<<<<<<00'], TODAY);
    expect(issues).toEqual([{ code: 'OPTIONAL_EMPTY', severity: 'warn', line: 2 }]);
  });

  it('puts a birth year in the past and an expiry year near today', () => {
    expect(parseMrz(linesOf(2), plainDate('2017-01-01')).data?.birthDate).toBe('1918-01-20');
    expect(parseMrz([LINE1, LINE2], plainDate('1999-12-31')).data?.expiresOn).toBe('2036-03-15');
  });
});

describe('compareNikWithOptional', () => {
  it.each([
    ['1371991211870001', '13719912110001', { result: 'EQUAL' }],
    ['1371991211990001', '13719912110001', { result: 'EQUAL' }],
    ['1371991211870002', '13719912110001', { result: 'DIFFERENT', parts: ['SERIAL'] }],
    ['1271991311870001', '13719912110001', { result: 'DIFFERENT', parts: ['REGION', 'BIRTH'] }],
    ['1371991211870001', '<<<<<<<<<<<<<<', { result: 'OPTIONAL_EMPTY' }],
    ['137199', '13719912110001', { result: 'NOT_COMPARABLE' }],
  ])('%s with %s', (nik, optional, expected) => {
    expect(compareNikWithOptional(nik, optional)).toEqual(expected);
  });
});

const word = fc.string({
  unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
  minLength: 1,
  maxLength: 12,
});
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const anyInput: fc.Arbitrary<MrzInput> = fc.record({
  fullName: fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' ')),
  passportNumber: fc.tuple(fc.constantFrom('X', 'E', 'C'), digits(7)).map(([letter, rest]) => letter + rest),
  birthDate: fc.nat(30_000).map((days) => addDays(TODAY, -days)),
  sex: fc.constantFrom('MALE' as const, 'FEMALE' as const),
  expiresOn: fc.nat(3_650).map((days) => addDays(TODAY, days)),
  nik: digits(16),
});

describe('properties', () => {
  it('reads back what it writes, whole unless the name had to be cut', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const lines = generateMrz(input);
        if (!lines.ok) throw new Error(lines.error);
        expect(lines.value.map((line) => line.length)).toEqual([44, 44]);
        const { data, issues } = parseMrz(lines.value, TODAY);
        expect(issues).toEqual([]);
        const fits = input.fullName.length + (input.fullName.includes(' ') ? 1 : 0) <= 39;
        if (fits) expect(data?.fullName).toBe(input.fullName);
        else expect(data?.nameTruncated).toBe(true);
        const { passportNumber, birthDate, sex, expiresOn, nik } = input;
        expect(data).toMatchObject({
          passportNumber,
          birthDate,
          sex,
          expiresOn,
          optional: optionalFromNik(nik),
        });
      }),
    );
  });

  it('finds any one changed character of a checked field unless both weigh the same modulo 10', () => {
    const checked = [...range(0, 9), ...range(13, 19), ...range(21, 27), ...range(28, 42)];
    const character = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<');
    fc.assert(
      fc.property(anyInput, fc.constantFrom(...checked), character, (input, at, char) => {
        const lines = generateMrz(input);
        if (!lines.ok) throw new Error(lines.error);
        const [line1, line2] = lines.value;
        const before = line2.charAt(at);
        const changed = line2.slice(0, at) + char + line2.slice(at + 1);
        const found = parseMrz([line1, changed], TODAY).issues.some((issue) =>
          issue.code.startsWith('CHECK_'),
        );
        expect(found).toBe(mrzValue(before) % 10 !== mrzValue(char) % 10);
      }),
    );
  });
});

function linesOf(index: number): [string, string] {
  return must(BOOKS[index], 'the three worked examples')[1];
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
