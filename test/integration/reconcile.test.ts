import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { addDays, plainDate } from '#common/kernel/plain-date.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { aBooking } from '#test/support/people.ts';
import { FaultProxy } from '#test/support/fault-proxy.ts';
import { openJoinedOffice } from '#test/support/joined-desks.ts';
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

const DAYS = { from: plainDate('2026-11-20'), to: plainDate('2026-11-20') };
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
  expect(await t.get('gateway.settlePayments', { token, days: DAYS })).toMatchObject({ settled: 1 });
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
  expect(found).toMatchObject({ unreadable: 1, days: DAYS });
  const token = found?.token ?? '';
  expect((await findApplication(t.desk.db, first))?.payment.status).toBe('UNCONFIRMED_WITH_PROOF');
  expect(await t.get('gateway.settlePayments', { token, days: DAYS })).toEqual({
    settled: 1,
    questioned: 2,
    refused: [],
    isKept: true,
  });
  const files = await Promise.all([first, second, third].map((id) => findApplication(t.desk.db, id)));
  expect(files[0]?.payment).toMatchObject({ status: 'SETTLED', paidOn: '2026-11-20' });
  expect(files.map((file) => file?.paymentQuestion?.verdict)).toEqual([
    undefined,
    'WRONG_PRODUCT',
    'WRONG_AMOUNT',
  ]);
  // The same file on the next day: nothing is settled twice.
  expect(await t.call('gateway.settlePayments', { token, days: DAYS })).toMatchObject({
    code: 'IMPORT_NOT_FOUND',
  });
  t.chosen.files = [path];
  const again = await t.get('gateway.choosePayments', {});
  expect(again?.lines[0]?.result).toBe('SETTLED_BEFORE');
});

it('the day, its totals and who did it stand in the office’s book, which says what is still owed', async () => {
  await t.as('loket');
  await book(1);
  const today = t.desk.office.today();
  const path = join(folder, 'simponi.csv');
  const lines = [
    `${code(1)};${receipt(1)};950000;${today} 10:00`,
    '820261124009999;NTPN261124009999;7;1 Februari 2026',
  ];
  writeFileSync(path, ['Kode Billing;NTPN;Jumlah;Waktu Bayar', ...lines].join('\r\n'));
  expect(await t.call('gateway.daysNotReconciled', {})).toMatchObject({ code: 'FORBIDDEN' });
  await t.as('kasi');
  t.chosen.files = [path];
  const found = await t.get('gateway.choosePayments', {});
  // The one row whose day can be read tells it.
  expect(found?.days).toEqual({ from: today, to: today });
  const token = found?.token ?? '';
  const ahead = { from: today, to: addDays(today, 1) };
  expect(await t.call('gateway.settlePayments', { token, days: ahead })).toMatchObject({
    code: 'RECONCILE_DAY_AHEAD',
  });
  const days = { from: addDays(today, -1), to: today };
  expect(await t.get('gateway.settlePayments', { token, days })).toMatchObject({ settled: 1, isKept: true });
  const asked = { register: 'reconciliations', subject: null, since: null } as const;
  const { kept } = await t.get('registers.read', asked);
  expect(kept).toMatchObject([
    {
      item: {
        days,
        by: t.desk.session.user?.id,
        settled: 1,
        unreadable: 0,
        results: { MATCHED: { count: 1, amount: 950_000 }, UNKNOWN: { count: 1, amount: 7 } },
      },
    },
  ]);
  // Nobody tells it by hand.
  const { subject, lines: basedOn } = kept[0] ?? { subject: '', lines: 0 };
  const line = { id: v7(), register: 'reconciliations', subject, basedOn, kind: 'record/1', payload: {} };
  expect(await t.call('registers.write', line as never)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await t.get('gateway.daysNotReconciled', {})).toEqual({ days: [] });
  t.setNow('2026-11-26T02:00:00.000Z');
  await t.as('kasi');
  expect(await t.get('gateway.daysNotReconciled', {})).toEqual({ days: ['2026-11-25'] });
  await t.as('loket');
  expect(await t.call('registers.read', asked)).toMatchObject({ code: 'FORBIDDEN' });
});

it('desks of a hub have one book; while it is away the files are settled and the book waits for the same result', async () => {
  const office = await openJoinedOffice();
  const road = await FaultProxy.open(office.edge.base);
  const [one, other] = [await office.desk('Loket 1', road.url), await office.desk('Loket 2')];
  try {
    await one.as('kasi');
    const path = join(folder, 'simponi.csv');
    const row = '820261124009999;NTPN261124009999;950000;20-11-2026';
    writeFileSync(path, ['Kode Billing;NTPN;Jumlah;Waktu Bayar', row].join('\r\n'));
    one.chosen.files = [path];
    const token = (await one.get('gateway.choosePayments', {}))?.token ?? '';
    road.set({ kind: 'cut' });
    expect(await one.get('gateway.settlePayments', { token, days: DAYS })).toMatchObject({ isKept: false });
    road.set({ kind: 'clear' });
    expect(await one.get('gateway.settlePayments', { token, days: DAYS })).toMatchObject({ isKept: true });
    expect(await one.call('gateway.settlePayments', { token, days: DAYS })).toMatchObject({
      code: 'IMPORT_NOT_FOUND',
    });
    await other.as('kasi');
    const asked = { register: 'reconciliations', subject: null, since: null } as const;
    expect((await other.get('registers.read', asked)).kept).toMatchObject([
      { item: { days: DAYS, results: { UNKNOWN: { count: 1, amount: 950_000 } } } },
    ]);
  } finally {
    await road.close();
    await office.close();
  }
});
