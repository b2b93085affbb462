import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { GatewayParts } from '#hub/features/gateway/gateway-parts.ts';
import { runGateway } from '#hub/features/gateway/run-gateway.ts';
import { bookingIds } from '#runtime/bookings/ids.ts';
import { bookingRow, nikOf, numberOf, openCentral, overHttp, type Central } from '#test/support/central.ts';
import { MORNING, openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import type { TestDesk } from '#test/support/test-desk.ts';

let office: JoinedOffice;
let central: Central;
let desk: TestDesk;
let parts: GatewayParts;
const id: ApplicationId = bookingIds(numberOf(1)).applicationId;
const head = { number: numberOf(1), nik: nikOf(1), at: '2026-11-24T01:30:00.000Z' };

beforeEach(async () => {
  office = await openJoinedOffice();
  central = await openCentral();
  parts = { ...overHttp(office.edge.test, central.url), hub: office.edge.hub };
  central.centre.bookings = [
    bookingRow(1, { appointmentDate: MORNING.slice(0, 10), paymentStatus: 'Menunggu pembayaran' }),
  ];
  desk = await office.desk('Loket 1');
});
afterEach(async () => {
  await central.close();
  await office.close();
});

async function exchange(): Promise<void> {
  await runGateway(parts);
  await desk.sync();
}

it('an officer takes a result over under their own name; it is offered no second time, and old ones never', async () => {
  central.centre.results = [
    { ...head, kind: 'WATCHLIST', reference: 'CEKAL-1', result: 'CLEAR' },
    {
      ...head,
      kind: 'WATCHLIST',
      reference: 'CEKAL-0',
      result: 'POSSIBLE_MATCH',
      at: '2026-11-20T01:30:00.000Z',
    },
    {
      ...head,
      kind: 'PAYMENT',
      reference: 'BILL-1',
      billingCode: '820260000000001',
      ntpn: 'NTPN000000000001',
      amount: 950_000,
      paidOn: '2026-11-23',
    },
  ];
  await exchange();
  await desk.as('loket');
  await desk.get('appointments.checkIn', { applicationId: id, overrideNote: null });
  const offers = async () =>
    (await desk.get('gateway.results', { applicationId: id })).map(({ reference }) => reference);
  // Numbers of the payment are hidden until the file is in hand.
  expect(await offers()).toEqual(['CEKAL-1']);
  await desk.act(id, ['queue.callTicket/1']);
  expect(await offers()).toEqual(['CEKAL-1', 'BILL-1']);
  const taken = { result: 'CLEAR', reference: 'CEKAL-1', checkedAt: head.at };
  expect(await desk.act(id, ['documents.recordWatchlist/1', taken])).toMatchObject({ ok: true });
  // Before and after the hub has heard of it.
  expect(await offers()).toEqual(['BILL-1']);
  await desk.sync();
  await exchange();
  expect(await offers()).toEqual(['BILL-1']);
  const { actor, role } = await desk.desk
    .db('action')
    .where({ kind: 'documents.recordWatchlist/1' })
    .first('actor', 'role');
  expect(role).toBe('COUNTER');
  expect(actor).not.toBe('00000000-0000-7000-8000-000000000000');
});

it('without the hub nothing is offered, and the work goes on', async () => {
  await exchange();
  await desk.as('loket');
  await office.edge.server.close();
  expect(await desk.get('gateway.results', { applicationId: id })).toEqual([]);
});

it('every desk hears that the centre is away, and when it is back', async () => {
  await exchange();
  await desk.as('loket');
  expect(await desk.get('gateway.centre', {})).toBeNull();
  central.faults({ mode: 'DOWN' });
  for (let failures = 0; failures < 3; failures += 1) await exchange();
  expect(await desk.get('gateway.centre', {})).toMatchObject({ isReachable: false });
  central.faults({});
  await exchange();
  expect(await desk.get('gateway.centre', {})).toMatchObject({ isReachable: true });
});

it('a head brings the lists of a day by hand, explains what differs and keeps it as CSV; a counter may not', async () => {
  await exchange();
  await desk.as('loket');
  expect(await desk.call('gateway.differences', { day: null })).toMatchObject({
    ok: false,
    code: 'FORBIDDEN',
  });
  await desk.as('kasi');
  expect(await desk.get('gateway.differences', { day: null })).toMatchObject({ day: null, rows: [] });
  const day = '2026-11-23';
  const simkim = join(desk.folder, 'simkim.csv');
  writeFileSync(simkim, 'Nomor Permohonan;NIK;Nama;Nomor Paspor;Tanggal Terbit\r\n');
  desk.chosen.files = [simkim];
  expect(await desk.get('gateway.bringLists', { day })).toEqual({
    sources: ['SIMKIM'],
    isCompared: false,
    wrong: 0,
  });
  const payments = join(desk.folder, 'bayar.csv');
  writeFileSync(
    payments,
    'Kode Billing;NTPN;Jumlah;Waktu Bayar\r\n820269999999999;NTPN999999999999;650.000;2026-11-23 10:00\r\nx;y;z;\r\n',
  );
  desk.chosen.files = [payments];
  expect(await desk.get('gateway.bringLists', { day })).toEqual({
    sources: ['PAYMENTS'],
    isCompared: true,
    wrong: 1,
  });
  const { rows } = await desk.get('gateway.differences', { day: null });
  expect(rows).toMatchObject([{ kind: 'PAID_NO_FILE', state: 'OPEN' }]);
  await desk.get('gateway.explain', { day, key: rows[0]?.key ?? '', note: 'Pemohon kantor lain' });
  desk.chosen.files = [payments];
  await desk.get('gateway.bringLists', { day });
  expect((await desk.get('gateway.differences', { day })).rows).toMatchObject([
    { state: 'EXPLAINED', note: 'Pemohon kantor lain', byName: 'kasi' },
  ]);
  const { problems } = await desk.get('gateway.report', {});
  expect(problems).toMatchObject([{ kind: 'LIST', code: 'ENTRY_UNREADABLE' }]);
  await desk.get('gateway.closeProblem', { id: problems[0]?.id ?? '', note: 'Baris kosong di akhir' });
  expect((await desk.get('gateway.report', {})).problems).toEqual([]);
});

it('a head sends a refused status again under its own id, named in the audit; refused again it is shown again', async () => {
  await exchange();
  await desk.as('loket');
  await desk.get('appointments.checkIn', { applicationId: id, overrideNote: null });
  await desk.sync();
  central.faults({ refuses: [numberOf(1)] });
  await exchange();
  await desk.as('kasi');
  const refused = async () =>
    (await desk.get('gateway.report', {})).problems.filter(({ kind }) => kind === 'STATUS');
  const [problem, ...rest] = await refused();
  expect(problem).toMatchObject({ subject: numberOf(1), field: 'ARRIVED', code: 'UNKNOWN_NUMBER' });
  expect(rest).toEqual([]);
  const resend = { id: problem?.id ?? '' };

  await desk.as('loket');
  expect(await desk.call('gateway.resendStatus', resend)).toMatchObject({ ok: false, code: 'FORBIDDEN' });
  await desk.as('kasi');
  await desk.get('gateway.resendStatus', resend);
  expect(await refused()).toEqual([]);
  expect(await desk.get('gateway.report', {})).toMatchObject({ waiting: 1 });
  await exchange();
  expect(await refused()).toMatchObject([resend]);

  central.faults({});
  await desk.get('gateway.resendStatus', resend);
  await exchange();
  expect(central.centre.statuses.map(({ status }) => status)).toEqual(['ARRIVED']);
  expect([...central.centre.offers.values()]).toEqual([3]);
  expect(await desk.get('gateway.report', {})).toMatchObject({ waiting: 0, problems: [] });
  // Nothing of it is refused any more.
  expect(await desk.call('gateway.resendStatus', resend)).toMatchObject({ ok: false, code: 'NOT_FOUND' });
  const entries = await office.edge.hub
    .store('audit')
    .join('account', 'account.id', 'audit.actor')
    .where({ event: 'SETTING', subject: 'gateway' })
    .select('username', 'detail');
  const entry = { username: 'kasi', detail: 'sent again: 1 ARRIVED' };
  expect(entries).toEqual([entry, entry]);
});

it('a problem of another kind has nothing to send again, and stays open', async () => {
  central.centre.results = [
    { ...head, number: numberOf(7), kind: 'VERIFICATION', reference: 'V', result: 'PASSED' },
  ];
  await exchange();
  await desk.as('kasi');
  const { problems } = await desk.get('gateway.report', {});
  const resend = { id: problems[0]?.id ?? '' };
  expect(await desk.call('gateway.resendStatus', resend)).toMatchObject({ ok: false, code: 'NOT_FOUND' });
  expect((await desk.get('gateway.report', {})).problems).toHaveLength(1);
});
