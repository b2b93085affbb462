import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { aBooking } from '#test/support/people.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

let t: TestDesk;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loket-kas-'));
  t = await openTestDesk();
});
afterEach(async () => {
  await t.close();
  rmSync(folder, { recursive: true, force: true });
});

const code = (person: number) => `82026112400010${person}`;
const receipt = (person: number) => `NTPN26112400010${person}`;

async function book(person: number): Promise<ApplicationId> {
  const payment = {
    status: 'UNCONFIRMED_WITH_PROOF' as const,
    billingCode: code(person),
    ntpn: receipt(person),
    amount: 950_000,
    paidOn: '2026-11-20',
  };
  return (await t.get('appointments.byHand', aBooking({ payment }, person))).applicationId;
}

it('a bank’s own columns are chosen once, with the first rows beside, and kept for its next files', async () => {
  await t.as('loket');
  const id = await book(1);
  const path = join(folder, 'bank.csv');
  const lines = [
    'Ref Bank;Kode;No Bukti;Rupiah;Tgl;Uraian Setoran',
    `1;${code(1)};${receipt(1)};950000;20-11-2026;Paspor 10 tahun`,
    '2;bukan;;;;',
  ];
  writeFileSync(path, lines.join('\r\n'));
  await t.as('kasi');
  t.chosen.files = [path];
  const found = await t.get('gateway.choosePayments', {});
  expect(found).toMatchObject({ lines: [], unreadable: 2, columns: { billingCode: null, ntpn: null } });
  expect(found?.headings).toContain('No Bukti');
  expect(found?.preview[0]).toMatchObject({ Kode: code(1) });
  const token = found?.token ?? '';
  const columns = {
    billingCode: 'Kode',
    ntpn: 'No Bukti',
    amount: 'Rupiah',
    paidAt: 'Tgl',
    product: 'Uraian Setoran',
  };
  for (const wrong of [
    { ...columns, amount: 'Ref Lain' },
    { ...columns, ntpn: 'Kode' },
    { ...columns, billingCode: 'Ref Bank' },
  ]) {
    const refused = await t.call('gateway.mapPayments', { token, columns: wrong });
    expect(refused).toMatchObject({ code: 'PAYMENT_COLUMNS_WRONG' });
  }
  const mapped = await t.get('gateway.mapPayments', { token, columns });
  expect(mapped).toMatchObject({ unreadable: 1, wrong: [{ row: 2, field: 'billingCode' }] });
  expect(mapped.lines).toMatchObject([{ result: 'MATCHED', product: 'Paspor 10 tahun', file: { id } }]);
  expect(await t.get('gateway.settlePayments', { token })).toMatchObject({ settled: 1 });
  // The next file of the same bank is read without asking; one with the known headings, too.
  t.chosen.files = [path];
  expect((await t.get('gateway.choosePayments', {}))?.lines[0]?.result).toBe('SETTLED_BEFORE');
  writeFileSync(path, `Kode Billing;NTPN;Jumlah;Waktu Bayar\r\n${code(1)};${receipt(1)};950000;20-11-2026`);
  t.chosen.files = [path];
  expect((await t.get('gateway.choosePayments', {}))?.lines[0]?.result).toBe('SETTLED_BEFORE');
});

it('the treasury’s file settles what matches and questions what does not', async () => {
  await t.as('loket');
  const [first, second, third] = [await book(1), await book(2), await book(3)];
  const path = join(folder, 'simponi.csv');
  writeFileSync(
    path,
    [
      'Kode Billing;NTPN;Jumlah;Waktu Bayar',
      `${code(1)};${receipt(1)};Rp 950.000;2026-11-20 10:00`,
      `${code(2)};${receipt(2)};650.000;20-11-2026`,
      `${code(3)};${receipt(3)};123.000;20-11-2026`,
      `820261124009999;NTPN261124009999;950.000;20-11-2026`,
      `bukan pembayaran;;;`,
    ].join('\r\n'),
  );
  expect(await t.call('gateway.choosePayments', {})).toMatchObject({ code: 'FORBIDDEN' });
  await t.as('kasi');
  t.chosen.files = [path];
  const found = await t.get('gateway.choosePayments', {});
  expect(found?.lines.map(({ result }) => result)).toEqual([
    'MATCHED',
    'WRONG_PRODUCT',
    'WRONG_AMOUNT',
    'UNKNOWN',
  ]);
  expect(found?.unreadable).toBe(1);
  const token = found?.token ?? '';
  expect((await findApplication(t.desk.db, first))?.payment.status).toBe('UNCONFIRMED_WITH_PROOF');
  expect(await t.get('gateway.settlePayments', { token })).toEqual({
    settled: 1,
    questioned: 2,
    refused: [],
  });
  const files = await Promise.all([first, second, third].map((id) => findApplication(t.desk.db, id)));
  expect(files[0]?.payment).toMatchObject({ status: 'SETTLED', paidOn: '2026-11-20' });
  expect(files.map((file) => file?.paymentQuestion?.verdict)).toEqual([
    undefined,
    'WRONG_PRODUCT',
    'WRONG_AMOUNT',
  ]);
  // The same file on the next day: nothing is settled twice.
  expect(await t.call('gateway.settlePayments', { token })).toMatchObject({ code: 'IMPORT_NOT_FOUND' });
  t.chosen.files = [path];
  const again = await t.get('gateway.choosePayments', {});
  expect(again?.lines[0]?.result).toBe('SETTLED_BEFORE');
});
