import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { aBooking } from '#test/support/people.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

const NOTE = 'Pemohon datang pada hari lain karena sakit';
const KIND = 'appointments.specialReschedule/1';
const PLACES = [
  {
    name: 'with a hub',
    async open() {
      const office = await openJoinedOffice();
      return { desk: await office.desk('Loket 1'), office };
    },
  },
  { name: 'on a desk alone', open: async () => ({ desk: await openTestDesk(), office: null }) },
];

describe.each(PLACES)('a head at an officer’s desk $name', (place) => {
  let desk: TestDesk;
  let office: JoinedOffice | null;
  let file: ApplicationId;

  beforeAll(async () => {
    ({ desk, office } = await place.open());
    await desk.as('loket');
    file = (await desk.get('appointments.byHand', aBooking())).applicationId;
    await desk.sync();
  }, 60_000);
  afterAll(async () => {
    await (office ? office.close() : desk.close());
  });

  const view = () => desk.get('applications.open', { applicationId: file });

  async function confirm(username: string, password = SAMPLE_PASSWORD) {
    const { version } = (await view()).file;
    const [reason] = desk.desk.office.sop().settings.specialRescheduleReasons.value;
    const payload = { appointment: { date: '2026-11-26', time: '09:00' }, reason, note: NOTE };
    return desk.call('applications.confirm', {
      applicationId: file,
      basedOn: version,
      actions: [{ id: v7(), kind: KIND, payload }],
      credentials: { username, password, totp: null },
    });
  }

  it('is offered what the officer may not do and a head could', async () => {
    const { permitted, confirmable } = await view();
    expect(permitted.map(({ kind }) => kind)).not.toContain(KIND);
    expect(confirmable).toContain(KIND);
    await desk.as('kasi');
    expect((await view()).confirmable).not.toContain(KIND);
    await desk.as('loket');
  });

  it('is refused with a wrong password, as the officer himself, and without the authority', async () => {
    expect(await confirm('kasi', 'salah sekali')).toMatchObject({ code: 'SIGN_IN_FAILED' });
    expect(await confirm('loket')).toMatchObject({ code: 'SECOND_PERSON_REQUIRED' });
    expect(await confirm('wawancara')).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
    expect((await view()).file).toMatchObject({ appointment: { date: '2026-11-24' } });
  });

  it('acts in the own name at that desk, while the officer stays signed in', async () => {
    const before = desk.desk.session.user;
    expect(await confirm('kasi')).toMatchObject({ ok: true });
    expect(desk.desk.session.user).toEqual(before);
    const last = (await view()).timeline.at(-1);
    expect(last).toMatchObject({ kind: KIND, role: 'SECTION_HEAD', desk: desk.desk.session.desk });
    expect(last?.actor).not.toBe(before?.id);
    expect((await view()).file.appointment?.date).toBe('2026-11-26');
    if (!office) return;
    await desk.sync();
    const { store, clock } = office.edge.hub;
    const row = await store('application').where({ id: file }).first('snapshot');
    expect(row?.snapshot.appointment.date).toBe('2026-11-26');
    // The head's own window at this desk is not left open for the day; the officer still works at the hub's screens.
    const limit = new Date(Date.parse(clock.now()) + 11 * 60_000).toISOString();
    const open = await store('sign_in as s')
      .join('account as a', 'a.id', 's.account_id')
      .where('s.until', '>', limit)
      .pluck('a.username');
    expect(open).toContain('loket');
    expect(open).not.toContain('wawancara');
  });
});

it('the proof before an act of one’s own asks for the second factor where the account has one', async () => {
  const office = await openJoinedOffice();
  const desk = await office.desk('Loket 1');
  await desk.as('cetak');
  const { hub } = office.edge;
  const secret = new Secret({ size: 20 });
  await hub.store('account').where({ username: 'cetak' }).update({ totp_secret: secret.base32 });
  office.edge.moveClock(7);
  desk.setNow(hub.clock.now());
  const before = desk.desk.session.provenAt;
  const prove = (totp: string | null, password = SAMPLE_PASSWORD) =>
    desk.call('session.prove', { password, totp });
  expect(await prove(null)).toMatchObject({ code: 'TOTP_NEEDED' });
  const code = new TOTP({ secret }).generate({ timestamp: Date.parse(hub.clock.now()) });
  expect(await prove(code === '000000' ? '000001' : '000000')).toMatchObject({ code: 'SIGN_IN_FAILED' });
  expect(await prove(code, 'salah sekali')).toMatchObject({ code: 'SIGN_IN_FAILED' });
  expect(desk.desk.session.provenAt).toBe(before);
  // Nor is a lock a way around it.
  await desk.get('session.lock', {});
  await desk.get('session.unlock', { password: SAMPLE_PASSWORD });
  expect(desk.desk.session.provenAt).toBeNull();
  expect(await prove(code)).toMatchObject({ ok: true });
  expect(desk.desk.session.provenAt).toBe(desk.desk.clock.now());
  expect(await prove(code), 'a code opens once').toMatchObject({ code: 'SIGN_IN_FAILED' });
  await office.close();
}, 60_000);

it('where nobody acts on files no head is asked to: for the auditor', async () => {
  const desk = await openTestDesk();
  await desk.as('loket');
  const { applicationId } = await desk.get('appointments.byHand', aBooking());
  expect((await desk.get('applications.open', { applicationId })).confirmable).toContain(KIND);
  await desk.as('auditor');
  expect((await desk.get('applications.open', { applicationId })).confirmable).toEqual([]);
  await desk.close();
});

it('what lay on a lost PC is listed by number and state, and saved as CSV', async () => {
  const office = await openJoinedOffice();
  const first = await office.desk('Loket 1');
  const second = await office.desk('Loket 2');
  await second.as('loket');
  const { applicationId } = await second.get('appointments.byHand', aBooking());
  await second.get('appointments.checkIn', { applicationId, overrideNote: null });
  await second.act(applicationId, ['queue.callTicket/1']);
  await second.sync();
  await first.as('tikim');
  const { desks } = await first.get('station.fleet', {});
  const idOf = (name: string) => desks.find((one) => one.name === name)?.deskId ?? '';
  const held = await first.get('station.held', { deskId: idOf('Loket 2') });
  expect(held).toMatchObject({ deskName: 'Loket 2', lastSeq: 3, attachments: 0 });
  expect(held.files).toEqual([
    { number: 'MP000000000001', state: 'DOC_REVIEW', isOpen: true, claimedBy: 'loket', isCarried: false },
  ]);
  expect((await first.get('station.held', { deskId: idOf('Loket 1') })).files).toMatchObject([
    { claimedBy: null },
  ]);
  // Once the PC is gone, what begins later did not come to it.
  office.edge.moveClock(10);
  first.setNow(office.edge.hub.clock.now());
  await first.as('loket');
  await first.get('appointments.byHand', aBooking({}, 2));
  await first.sync();
  await first.as('tikim');
  expect((await first.get('station.held', { deskId: idOf('Loket 2') })).files).toHaveLength(1);
  expect((await first.get('station.held', { deskId: idOf('Loket 1') })).files).toHaveLength(2);
  first.chosen.savePath = join(first.folder, 'held.csv');
  await first.get('station.exportHeld', { deskId: idOf('Loket 2') });
  expect(readFileSync(first.chosen.savePath, 'utf8')).toContain(
    '"Loket 2";"MP000000000001";"DOC_REVIEW";"loket"',
  );
  await first.as('loket');
  expect(await first.call('station.held', { deskId: idOf('Loket 2') })).toMatchObject({ code: 'FORBIDDEN' });
  await office.close();
}, 60_000);
