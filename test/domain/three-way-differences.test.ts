import { describe, expect, it } from 'vitest';
import type { Application } from '#common/domain/applications/application.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { reach } from '#test/support/rules-journeys.ts';
import { findDifferences, type ThreeSides } from '#common/domain/gateway/differences.ts';
import {
  readPaymentList,
  readSimkimList,
  type PaymentRow,
  type SimkimRow,
} from '#common/domain/gateway/lists.ts';

const issued = reach('READY_FOR_PICKUP').file;
const book = issued.book;
const day = plainDate(book?.issuedOn ?? '');
const bill = { billingCode: '820260000000001', ntpn: 'NTPN000000000001', amount: 950_000 };

const file: Application = { ...issued, payment: { ...issued.payment, ...bill, status: 'SETTLED' } };
const row: SimkimRow = {
  number: file.number,
  nik: file.applicant.nik,
  fullName: file.applicant.fullName,
  passportNumber: book?.passportNumber ?? '',
  issuedOn: day,
  state: 'ISSUED',
};
const paid: PaymentRow = { ...bill, paidAt: `${day} 09:00` };
const ALIKE: ThreeSides = { day, files: [file], simkim: [row], payments: [paid], earlier: [] };

const kinds = (change: Partial<ThreeSides>) =>
  findDifferences({ ...ALIKE, ...change }).map(({ kind }) => kind);

describe('the three sides of a day', () => {
  it('that say the same have no difference, also when the bill was paid on an earlier day', () => {
    expect(kinds({})).toEqual([]);
    expect(kinds({ payments: [], earlier: [paid] })).toEqual([]);
  });

  it.each<[string, Partial<ThreeSides>, string[]]>([
    ['issued here, unknown to SIMKIM', { simkim: [] }, ['NOT_IN_SIMKIM']],
    ['issued in SIMKIM, no file', { files: [], payments: [] }, ['NOT_IN_LOKET']],
    ['issued in SIMKIM, still in work here', { files: [{ ...file, quality: null }] }, ['NOT_ISSUED_HERE']],
    ['another passport number', { simkim: [{ ...row, passportNumber: 'A0000001' }] }, ['PASSPORT_NUMBER']],
    ['another NIK', { simkim: [{ ...row, nik: '1371990101900001' }] }, ['NIK']],
    ['another name', { simkim: [{ ...row, fullName: 'BUDI' }] }, ['NAME']],
    ['another day', { simkim: [{ ...row, issuedOn: plainDate('2020-01-01') }] }, ['ISSUE_DATE']],
    ['handed over there only', { simkim: [{ ...row, state: 'HANDED_OVER' }] }, ['STATE']],
    ['voided here only', { files: [{ ...file, state: 'PASSPORT_VOIDED' }] }, ['STATE']],
    ['the same application twice', { simkim: [row, row] }, ['TWICE_IN_SIMKIM']],
    [
      'one passport for two applications',
      { simkim: [row, { ...row, number: 'MP999' }] },
      ['NOT_IN_LOKET', 'TWICE_IN_SIMKIM'],
    ],
    ['issued without a payment', { payments: [] }, ['ISSUED_UNPAID']],
    [
      'paid, and nobody has the bill',
      { payments: [paid, { ...paid, billingCode: '820269999999999', ntpn: 'X'.repeat(16) }] },
      ['PAID_NO_FILE'],
    ],
    ['another amount', { payments: [{ ...paid, amount: 650_000 }] }, ['AMOUNT']],
    ['another receipt', { payments: [{ ...paid, ntpn: 'ANOTHER000000001' }] }, ['NTPN']],
    ['paid again on another day', { earlier: [{ ...paid, ntpn: 'EARLIER000000001' }] }, ['TWICE_PAID']],
  ])('%s', (_name, change, expected) => {
    expect(kinds(change)).toEqual(expected);
  });

  it('of two NIK only the digits that differ are told', () => {
    const { nik } = file.applicant;
    const other = `${nik.slice(0, 15)}${nik.endsWith('9') ? '8' : '9'}`;
    const [found] = findDifferences({ ...ALIKE, simkim: [{ ...row, nik: other }] });
    expect(found).toMatchObject({
      loket: `${'•'.repeat(15)}${nik.slice(15)}`,
      simkim: `${'•'.repeat(15)}${other.slice(15)}`,
    });
  });

  it('a waived fee needs no payment', () => {
    const waived: Application = {
      ...file,
      payment: { ...file.payment, status: 'WAIVED', billingCode: null },
    };
    expect(kinds({ files: [waived], payments: [] })).toEqual([]);
  });

  it('a difference keeps its key, and no two share one', () => {
    const sides = { ...ALIKE, simkim: [{ ...row, nik: '1', fullName: 'X' }, row], payments: [] };
    const keys = findDifferences(sides).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(findDifferences({ ...sides, files: [...sides.files] }).map(({ key }) => key)).toEqual(keys);
  });
});

describe('the lists', () => {
  it('are read under Indonesian headings, and a row that is none is named', () => {
    const cells = {
      'Nomor Permohonan': file.number,
      NIK: row.nik,
      Nama: 'budi  santoso',
      'Nomor Paspor': 'x7000001',
      'Tanggal Terbit': '2026-11-24',
      Status: 'Diserahkan',
    };
    const { rows, wrong } = readSimkimList([cells, null, { ...cells, 'Nomor Paspor': '?' }]);
    expect(rows).toMatchObject([
      { fullName: 'BUDI SANTOSO', passportNumber: 'X7000001', state: 'HANDED_OVER' },
    ]);
    expect(wrong).toEqual([
      { row: 2, field: 'number' },
      { row: 3, field: 'passportNumber' },
    ]);
  });

  it.each([
    ['650.000', 650_000],
    ['Rp 650.000,00', 650_000],
    ['650000', 650_000],
  ])('the amount %s', (text, amount) => {
    const cells = {
      'Kode Billing': bill.billingCode,
      NTPN: bill.ntpn,
      Jumlah: text,
      'Waktu Bayar': paid.paidAt,
    };
    expect(readPaymentList([cells]).rows).toMatchObject([{ amount }]);
  });

  it('an amount that is none costs its row', () => {
    const cells = { billingCode: bill.billingCode, ntpn: bill.ntpn, amount: '650.00', paidAt: paid.paidAt };
    expect(readPaymentList([cells])).toEqual({ rows: [], wrong: [{ row: 1, field: 'amount' }] });
  });
});
