import { afterAll, beforeAll, expect, it } from 'vitest';
import { must } from '#common/kernel/must.ts';
import { revoke } from '#hub/features/station/revoke.ts';
import { readDeskKey } from '#main/sync/desk-key.ts';
import { HubClient } from '#main/sync/hub-client.ts';
import { FaultProxy } from '#test/support/fault-proxy.ts';
import { openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { aBooking } from '#test/support/people.ts';
import type { TestDesk } from '#test/support/test-desk.ts';

let office: JoinedOffice;
let line: FaultProxy;
let counter: TestDesk;
let found: TestDesk;

beforeAll(async () => {
  office = await openJoinedOffice();
  line = await FaultProxy.open(office.edge.base);
  counter = await office.desk('Loket 1');
  found = await office.desk('Loket 2', line.url);
}, 60_000);
afterAll(async () => {
  await office.close();
  await line.close();
});

const deskId = (t: TestDesk) => must(t.desk.office.hub, 'it is joined').deskId;

async function codeFor(t: TestDesk): Promise<string> {
  await counter.as('tikim');
  return (await counter.get('station.newKeyCode', { deskId: deskId(t) })).code;
}

const numberOf = (t: TestDesk) =>
  office.edge.hub
    .store('desk')
    .where({ id: deskId(t) })
    .first('number', 'revoked_at');

it('a desk that was shut out goes on under a new key as the same desk, and offers what it had not sent', async () => {
  await found.as('loket');
  line.set({ kind: 'cut' });
  const { applicationId } = await found.get('appointments.byHand', aBooking({}, 1));
  await found.sync();
  const oldKeys = must(await readDeskKey(found.desk.db), 'it is joined');
  const before = await numberOf(found);
  const doer = { officeId: office.edge.officeId, actor: '', desk: 'test' };
  await revoke(office.edge.hub, doer, deskId(found));
  line.set({ kind: 'clear' });
  await found.sync();
  expect(await found.get('sync.status', {})).toMatchObject({ link: 'REVOKED', waiting: 1 });

  // A code for another desk, and one that lets a new desk in, open nothing here; nor does a wrong one.
  for (const code of [await codeFor(counter), await office.edge.newCode('Loket 9')]) {
    expect(await found.call('sync.newKey', { code })).toMatchObject({ code: 'CODE_WRONG_KIND' });
  }
  expect(await found.call('sync.newKey', { code: '0123456789' })).toMatchObject({
    code: 'ENROLMENT_REFUSED',
  });
  expect(await found.get('sync.status', {})).toMatchObject({ link: 'REVOKED', waiting: 1 });

  const code = await codeFor(found);
  await found.get('session.signOut', {});
  await found.get('sync.newKey', { code });
  expect(await found.get('sync.status', {})).toMatchObject({ link: 'ONLINE', waiting: 0, refused: 0 });
  const there = await office.edge.hub
    .store('action')
    .where({ application_id: applicationId })
    .pluck('desk_id');
  expect(there).toEqual([deskId(found)]);
  expect(await numberOf(found)).toEqual({ ...before, revoked_at: null });

  // The old key is nobody's; the code is used up; people sign in as before.
  const old = new HubClient(office.edge.base, oldKeys);
  await expect(old.snapshot('')).rejects.toMatchObject({ code: 'DESK_UNKNOWN' });
  expect(await found.call('sync.newKey', { code })).toMatchObject({ code: 'ENROLMENT_REFUSED' });
  await found.as('loket');
  await found.get('appointments.checkIn', { applicationId, overrideNote: null });
  await found.sync();
  expect(await found.get('sync.status', {})).toMatchObject({ link: 'ONLINE', waiting: 0, refused: 0 });
  const trail = await office.edge.hub
    .store('audit')
    .where({ subject: deskId(found) })
    .pluck('detail');
  expect(trail.map((detail: string) => detail.split(' ').slice(0, 2).join(' '))).toEqual(
    expect.arrayContaining(['code for', 'new key']),
  );
});

it('a key that somebody copied opens nothing from the moment the desk has another, though it was never shut out', async () => {
  const stolen = must(await readDeskKey(found.desk.db), 'it is joined');
  const thief = new HubClient(office.edge.base, stolen);
  const cursor = (await thief.snapshot('')).cursor;
  await thief.pull(cursor, 10);
  await found.get('sync.newKey', { code: await codeFor(found) });
  await expect(thief.pull(cursor, 10)).rejects.toMatchObject({ code: 'DESK_UNKNOWN' });
  await expect(thief.push([])).rejects.toThrow();
  await found.sync();
  expect(await found.get('sync.status', {})).toMatchObject({ link: 'ONLINE' });
});
