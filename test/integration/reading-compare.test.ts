import { describe, expect, it } from 'vitest';
import { generateMrz, parseMrz, type MrzInput } from '#common/domain/identity/mrz.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { anApplicant } from '#test/support/people.ts';
import { compareZone, suggestionsOf } from '#renderer/features/documents/reading/compare-reading.ts';

const TODAY = plainDate('2026-11-02');
const NIK = '1371991211870001';

function zoneOf(change: Partial<MrzInput> = {}) {
  const lines = generateMrz({
    fullName: 'BUDI SANTOSO',
    passportNumber: 'X0000001',
    birthDate: plainDate('1987-11-12'),
    sex: 'MALE',
    expiresOn: plainDate('2027-01-01'),
    nik: NIK,
    ...change,
  });
  if (!lines.ok) throw new Error(lines.error);
  const { data } = parseMrz(lines.value, TODAY);
  if (!data) throw new Error('no data');
  return { data, upper: lines.value[0] };
}

const oldPassport = {
  number: 'X0000001',
  issuedOn: null,
  expiresOn: plainDate('2027-01-01'),
  issuedAbroad: false,
  dataEqualsKtp: null,
};

describe('an old book beside the form', () => {
  it('is equal in all of it when it is the same person and book', () => {
    const { data, upper } = zoneOf();
    const rows = compareZone(anApplicant({ nik: NIK, oldPassport }), data, upper);
    expect(rows.map(({ result }) => result)).toEqual(Array.from({ length: 6 }, () => 'EQUAL'));
  });

  it('shows both values where they differ', () => {
    const { data, upper } = zoneOf({ birthDate: plainDate('1987-01-12'), fullName: 'BUDI SUSANTO' });
    const rows = compareZone(anApplicant({ nik: NIK, oldPassport }), data, upper);
    expect(rows.filter(({ result }) => result === 'DIFFERENT')).toEqual([
      { name: 'fullName', form: 'BUDI SANTOSO', page: 'BUDI SUSANTO', result: 'DIFFERENT' },
      { name: 'birthDate', form: '1987-11-12', page: '1987-01-12', result: 'DIFFERENT' },
    ]);
  });

  it('takes a name that the book had to cut for the same', () => {
    const fullName = 'KUSUMAWARDHANI PRAWIRODIRDJO WIJAYAKUSUMA HASIBUAN';
    const { data, upper } = zoneOf({ fullName });
    const [name] = compareZone(anApplicant({ nik: NIK, fullName, oldPassport }), data, upper);
    expect(name?.result).toBe('EQUAL');
  });

  it('says nothing where the form has no old book', () => {
    const { data, upper } = zoneOf();
    const rows = compareZone(anApplicant({ nik: NIK }), data, upper);
    expect(rows.filter(({ result }) => result === 'ONE_SIDED').map(({ name }) => name)).toEqual([
      'passportNumber',
      'expiresOn',
    ]);
  });
});

describe('the lines of a card', () => {
  it('are equal whatever points and spaces stand between the words', () => {
    const fields = [
      { name: 'address' as const, value: 'JL CONTOH  1', confidence: 0.9, issues: [] },
      { name: 'fullName' as const, value: 'BUDI SANTOSA', confidence: 0.8, issues: [] },
    ];
    expect(suggestionsOf(anApplicant(), fields).map(({ isEqual }) => isEqual)).toEqual([true, false]);
  });
});
