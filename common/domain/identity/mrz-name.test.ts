import { describe, expect, it } from 'vitest';
import { formatMrzName, parseMrzName, splitIndonesianName, transliterateName } from './mrz-name.ts';

describe('transliterateName', () => {
  it.each([
    ['Budi Santoso', 'BUDI<SANTOSO'],
    ['Anne-Marie', 'ANNE<MARIE'],
    ["Ma'ruf", 'MARUF'],
    ['Nu’man', 'NUMAN'],
    ['M. Rizki', 'M<RIZKI'],
    ['José Ñuñez', 'JOSE<NUNEZ'],
    ['Jürgen Groß', 'JUERGEN<GROSS'],
    ['Ærø Åse', 'AEROE<AASE'],
    ['Łukasz', 'LUKASZ'],
  ])('%s becomes %s', (name, field) => {
    expect(transliterateName(name)).toEqual({ ok: true, value: field });
  });

  it('refuses digits and other scripts, which no book prints', () => {
    expect(transliterateName('Budi 2')).toEqual({ ok: false, error: 'NAME_CHARSET' });
    expect(transliterateName('Буди')).toEqual({ ok: false, error: 'NAME_CHARSET' });
    expect(transliterateName(" ' ")).toEqual({ ok: false, error: 'NAME_EMPTY' });
  });
});

describe('the name field', () => {
  it('takes the last word as primary identifier', () => {
    expect(splitIndonesianName('Muhammad Rizki Pratama')).toEqual({
      ok: true,
      value: { primary: 'PRATAMA', secondary: 'MUHAMMAD<RIZKI' },
    });
  });

  it('may take the whole name as primary where the office finds it so', () => {
    const split = splitIndonesianName('Budi Santoso', false);
    expect(split).toEqual({ ok: true, value: { primary: 'BUDI<SANTOSO', secondary: '' } });
  });

  it('writes a one-word name without a double filler between names', () => {
    expect(formatMrzName({ primary: 'SULASTRI', secondary: '' })).toBe('SULASTRI'.padEnd(39, '<'));
    expect(parseMrzName('SULASTRI'.padEnd(39, '<'))).toEqual({
      primary: 'SULASTRI',
      secondary: '',
      truncated: false,
      fullName: 'SULASTRI',
    });
  });

  it('keeps a name of exactly 39 characters whole', () => {
    const field = formatMrzName({ primary: 'A'.repeat(18), secondary: 'B'.repeat(19) });
    expect(field).toBe(`${'A'.repeat(18)}<<${'B'.repeat(19)}`);
  });

  it.each([
    [
      { primary: 'KRASUANG', secondary: 'NILAVADHANANANDA<CHAYAPA<DEJTHAMRONG' },
      'KRASUANG<<NILAVADHANANANDA<CHAYAPA<DEJT',
    ],
    [{ primary: 'A'.repeat(40), secondary: 'BUDI' }, `${'A'.repeat(36)}<<B`],
    [{ primary: 'A'.repeat(37), secondary: 'B' }, `${'A'.repeat(36)}<<B`],
    [{ primary: 'A'.repeat(45), secondary: '' }, 'A'.repeat(39)],
    [{ primary: 'PRATAMA', secondary: `${'B'.repeat(29)}<CICI` }, `PRATAMA<<${'B'.repeat(28)}<C`],
  ])('cuts %j so that the last place is a letter', (name, field) => {
    expect(formatMrzName(name)).toBe(field);
    expect(field).toHaveLength(39);
    expect(parseMrzName(field).truncated).toBe(true);
  });
});
