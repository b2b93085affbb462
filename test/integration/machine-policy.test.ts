import { afterEach, expect, it } from 'vitest';
import type { MachinePolicy } from '#common/domain/station/machine-policy.ts';
import { must } from '#common/kernel/must.ts';
import { findAccountByUsername } from '#main/records/repositories/accounts.ts';
import { readSyncState, writeSyncState } from '#main/records/repositories/sync-state.ts';
import { MORNING, openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { aBooking } from '#test/support/people.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});

async function loneDesk(policy: MachinePolicy): Promise<TestDesk> {
  const t = await openTestDesk({ policy });
  open.push(t);
  return t;
}

/** A desk of an office with a hub; `url`: the address under which it joined. */
async function joinedDesk(
  policy: (edge: JoinedOffice['edge']) => MachinePolicy,
): Promise<{ office: JoinedOffice; t: TestDesk }> {
  const office = await openJoinedOffice();
  open.push(office);
  return { office, t: await office.desk('Loket 1', office.edge.base, policy(office.edge)) };
}

it('what IT decides is told to every screen, with its place', async () => {
  const t = await loneDesk({ IdleLockMinutes: 5, Devices: ['CAMERA'] });
  expect(await t.get('station.policy', {})).toEqual({
    policy: { IdleLockMinutes: 5, Devices: ['CAMERA'] },
    ignored: [],
    place: 'test',
  });
});

it('a device that IT did not allow is reached for by nobody', async () => {
  const t = await loneDesk({ Devices: ['PRINTER'] });
  await t.as('biometrik');
  expect(await t.call('biometrics.scanners', {})).toEqual({
    ok: false,
    code: 'DEVICE_BARRED',
    details: { device: 'FINGERPRINT' },
  });
  await t.as('loket');
  expect(await t.call('documents.scanners', {})).toMatchObject({ details: { device: 'SCANNER' } });
  expect(await t.call('printing.choosePrinter', { size: 'A4', printer: null })).toMatchObject({ ok: true });
});

it('without a word of IT every device may be used', async () => {
  const t = await loneDesk({});
  await t.as('loket');
  expect(await t.call('documents.scanners', {})).toMatchObject({ ok: true });
});

it('a printer that IT chose stays', async () => {
  const t = await loneDesk({ PrinterA4: 'Ruang 2' });
  await t.as('loket');
  expect(await t.call('printing.choosePrinter', { size: 'A4', printer: null })).toMatchObject({
    code: 'POLICY_FIXED',
    details: { key: 'PrinterA4' },
  });
  expect(await t.call('printing.choosePrinter', { size: 'LABEL', printer: null })).toMatchObject({
    ok: true,
  });
});

it('no other hub is joined than the one that IT names', async () => {
  const t = await loneDesk({ HubUrl: 'https://hub.kanim.example' });
  await t.as('tikim');
  const elsewhere = { url: 'https://hub.lain.example', code: 'AAAAA-AAAAA' };
  expect(await t.call('sync.move', elsewhere)).toMatchObject({
    code: 'POLICY_FIXED',
    details: { key: 'HubUrl' },
  });
  const there = await t.call('sync.move', { ...elsewhere, url: 'https://hub.kanim.example/' });
  expect(there).not.toMatchObject({ code: 'POLICY_FIXED' });
});

it('a server that moved is found under the address that IT names, whatever the desk remembers', async () => {
  const { office, t } = await joinedDesk(() => ({}));
  const state = must(await readSyncState(t.desk.db), 'the desk joined');
  await writeSyncState(t.desk.db, { ...state, hubUrl: 'http://127.0.0.1:9' });
  const linkUnder = async (policy: MachinePolicy) => {
    const again = await openTestDesk({ folder: t.folder, key: t.key, now: MORNING, policy });
    open.push(again);
    await again.sync();
    const status = await again.get('sync.status', {});
    return status.mode === 'HUB' ? status.link : status.mode;
  };
  expect(await linkUnder({})).toBe('OFFLINE');
  expect(await linkUnder({ HubUrl: office.edge.base })).toBe('ONLINE');
});

it('without the server a person signs in no longer than IT allows, nor longer than the office does', async () => {
  const short = await joinedDesk(() => ({ OfflineHours: 2 }));
  const long = await joinedDesk(() => ({ OfflineHours: 300 }));
  const until = async ({ t }: { t: TestDesk }) => {
    await t.as('loket');
    const account = must(await findAccountByUsername(t.desk.db, 'loket'), 'signed in by the line above');
    // The hub counts by its own clock, which goes on while the desk's stands: whole hours.
    const lasts = Date.parse(account.offlineUntil ?? '') - Date.parse(t.desk.clock.now());
    return Math.floor(lasts / 3_600_000);
  };
  expect(await until(short)).toBe(2);
  expect(await until(long)).toBe(long.t.desk.office.deskPolicy().offlineHours);
});

it('closed files leave the PC after the days that IT allows, and do not come back with the morning’s copy', async () => {
  const { office, t } = await joinedDesk(() => ({ ClosedFileDays: 3 }));
  await t.as('loket');
  const { applicationId } = await t.get(
    'appointments.byHand',
    aBooking({ appointment: { date: t.desk.office.today(), time: '09:00' } }, 1),
  );
  await t.get('appointments.checkIn', { applicationId, overrideNote: null });
  await t.act(applicationId, ['queue.callTicket/1']);
  const note = 'Pemohon membatalkan permohonannya';
  expect(await t.act(applicationId, ['applications.applicantWithdraws/1', { note }])).toMatchObject({
    ok: true,
  });
  await t.sync();
  const isHere = async () => (await t.desk.db('application').where({ id: applicationId })).length === 1;
  const moveTo = async (day: string) => {
    const now = `2026-${day}T02:00:00.000Z`;
    office.edge.moveClock((Date.parse(now) - Date.parse(t.desk.clock.now())) / 60_000);
    t.setNow(now);
    await t.as('loket');
    await t.sync();
  };
  await moveTo('11-26');
  expect(await isHere()).toBe(true);
  await moveTo('11-28');
  expect(await isHere()).toBe(false);
  await moveTo('11-29');
  expect(await isHere()).toBe(false);
  // The server keeps it, and gives it to whoever opens it.
  await t.get('applications.bring', { applicationId });
  expect(await isHere()).toBe(true);
});
