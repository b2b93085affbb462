import { describe, expect, it } from 'vitest';
import type { Applicant } from '#common/domain/applications/applicant.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { addressKey, likenessKeys, phoneKey } from './likeness.ts';

function anApplicant(change: Partial<Applicant>): Applicant {
  return {
    fullName: 'BUDI SANTOSO',
    nik: '1371991211870001',
    kkNumber: null,
    sex: 'MALE',
    birthPlace: 'PADANG',
    birthDate: plainDate('1987-11-12'),
    married: false,
    occupation: null,
    address: '',
    phone: null,
    email: null,
    fatherName: null,
    motherName: null,
    purpose: null,
    isDualCitizen: false,
    childSituation: null,
    nameChanged: false,
    naturalised: false,
    oldPassport: null,
    assistedBy: null,
    ...change,
  };
}

describe('contacts in one spelling', () => {
  it.each([
    ['+62 812-3456-7890', '081234567890'],
    ['6281234567890', '081234567890'],
    ['0812 3456 7890', '081234567890'],
    ['12345', null],
    ['', null],
  ])('telephone %s', (text, key) => {
    expect(phoneKey(text)).toBe(key);
  });

  it.each([
    ['Jl. Sudirman No. 12, Kel. Padang', 'JALAN SUDIRMAN 12 PADANG'],
    ['JALAN SUDIRMAN 12 PADANG', 'JALAN SUDIRMAN 12 PADANG'],
    ['Padang', null],
    ['Jalan Sudirman', null],
  ])('address %s', (text, key) => {
    expect(addressKey(text)).toBe(key);
  });
});

describe('likenessKeys', () => {
  it('gives each value once, and nothing that says too little', () => {
    const keys = likenessKeys(anApplicant({ phone: null, email: null, address: 'Padang' }), null);
    expect(keys.map(({ kind }) => kind)).toEqual(['BIRTH']);
  });

  it('finds a book again whether it is the old one or the new one', () => {
    const oldPassport = {
      number: 'x 1234567',
      issuedOn: null,
      expiresOn: null,
      issuedAbroad: false,
      dataEqualsKtp: null,
    };
    const one = likenessKeys(anApplicant({ oldPassport }), null);
    const other = likenessKeys(anApplicant({}), 'X1234567');
    expect(one).toContainEqual({ kind: 'PASSPORT', key: 'X1234567' });
    expect(other).toContainEqual({ kind: 'PASSPORT', key: 'X1234567' });
  });
});
