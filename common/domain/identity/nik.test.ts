import { describe, expect, it } from 'vitest';
import { plainDate } from '#common/kernel/plain-date.ts';
import { blockingNikIssues, checkNik, explainNik, maskNik, maskNumbers } from './nik.ts';
import { checkKkNumber } from './kk-number.ts';

type Declared = { sex: 'MALE' | 'FEMALE'; birthDate: string };

const TABLE: [nik: string, declared: Declared | null, issues: string[]][] = [
  ['1371991211870001', { sex: 'MALE', birthDate: '1987-11-12' }, []],
  ['1371994508900002', { sex: 'FEMALE', birthDate: '1990-08-05' }, []],
  ['1371992001180003', { sex: 'MALE', birthDate: '2018-01-20' }, []],
  ['1371992902000004', { sex: 'MALE', birthDate: '2000-02-29' }, []],
  ['137199121187000', null, ['block LENGTH']],
  ['13719912118700O1', null, ['block NON_DIGIT']],
  ['1371993211870001', null, ['block DAY']],
  ['1371997211870001', null, ['block DAY']],
  ['1371991213870001', null, ['block MONTH']],
  ['1371992902010001', null, ['block DATE']],
  ['1371993006990000', null, ['block SERIAL']],
  ['0071991211870001', null, ['block PROVINCE']],
  ['1371991211870001', { sex: 'FEMALE', birthDate: '1987-11-12' }, ['warn SEX_MISMATCH']],
  ['1371990101870001', { sex: 'MALE', birthDate: '1987-01-11' }, ['warn DOB_MISMATCH']],
  ['1370991211870001', null, ['warn REGENCY']],
];

describe('checkNik', () => {
  it.each(TABLE)('%s declared as %j gives %j', (nik, declared, issues) => {
    const given = declared ? { sex: declared.sex, birthDate: plainDate(declared.birthDate) } : {};
    expect(checkNik(nik, given).issues.map(({ code, severity }) => `${severity} ${code}`)).toEqual(issues);
  });

  it('warns about a district that the loaded table does not know', () => {
    const districts = new Set(['137101']);
    expect(checkNik('1371991211870001', {}, districts).issues).toEqual([
      { code: 'DISTRICT_UNKNOWN', severity: 'warn' },
    ]);
    expect(checkNik('1371011211870001', {}, districts).issues).toEqual([]);
  });

  it('compares only the two year digits, never a guessed century', () => {
    expect(checkNik('1371991211870001', { birthDate: plainDate('2087-11-12') }).issues).toEqual([]);
  });

  it('gives no parts for text that cannot be cut', () => {
    expect(checkNik('13')).toMatchObject({ parts: null });
  });

  it('names only blocking issues for rules that stop the desk', () => {
    expect(blockingNikIssues('1370991211870000')).toEqual(['SERIAL']);
  });
});

describe('showing a NIK', () => {
  it('masks birth date digits', () => {
    expect(maskNik('1371991211870001')).toBe('137199******0001');
  });

  it('hides a damaged number altogether', () => {
    expect(maskNik('13719912')).toBe('********');
  });

  it('explains the parts', () => {
    const { parts } = checkNik('1371994508900002');
    expect(parts && explainNik(parts, new Map([['13', 'Sumatera Barat']]))).toEqual({
      provinceName: 'Sumatera Barat',
      isCity: true,
      dayMonthYear: '05-08-90',
      sex: 'FEMALE',
      serial: '0002',
    });
  });
});

describe('checkKkNumber', () => {
  it.each([
    ['1371991202100001', []],
    ['137199120210000', ['LENGTH']],
    ['137199120210000X', ['NON_DIGIT']],
    ['0071991202100001', ['PROVINCE']],
  ])('%s gives %j', (number, issues) => {
    expect(checkKkNumber(number)).toEqual(issues);
  });
});

describe('numbers in free text', () => {
  it('are masked however they are grouped', () => {
    for (const typed of ['1371991211870001', '1371 9912 1187 0001', '1371-9912-1187-0001']) {
      expect(maskNumbers(`cek ${typed} ulang`)).toBe('cek 137199******0001 ulang');
    }
  });

  it('are left alone where they are no such number', () => {
    for (const text of ['a1371991211870001f', '137199121187000', '13719912118700011', '24-11-2026 10:00']) {
      expect(maskNumbers(text)).toBe(text);
    }
  });
});
