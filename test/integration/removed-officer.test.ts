import { afterAll, beforeAll, expect, it } from 'vitest';
import { must } from '#common/kernel/must.ts';
import { FaultProxy } from '#test/support/fault-proxy.ts';
import { openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { aBooking } from '#test/support/people.ts';
import type { TestDesk } from '#test/support/test-desk.ts';

let office: JoinedOffice;
let line: FaultProxy;
let counter: TestDesk;
let away: TestDesk;

beforeAll(async () => {
  office = await openJoinedOffice();
  line = await FaultProxy.open(office.edge.base);
  counter = await office.desk('Loket 1');
  away = await office.desk('Loket 2', line.url);
}, 60_000);
afterAll(async () => {
  await office.close();
  await line.close();
});

it('an officer who is removed while his desk is away is signed out there, and what he had not sent waits for a head', async () => {
  await away.as('loket2');
  line.set({ kind: 'cut' });
  const { applicationId } = await away.get('appointments.byHand', aBooking({}, 1));
  away.setNow('2026-11-24T02:01:00.000Z');
  await away.get('appointments.checkIn', { applicationId, overrideNote: null });
  await away.sync();
  expect(await away.get('sync.status', {})).toMatchObject({ link: 'OFFLINE', waiting: 2, refused: 0 });

  await counter.as('tikim');
  const accounts = await counter.get('session.accounts', {});
  const { id } = must(
    accounts.find(({ username }) => username === 'loket2'),
    'he is of the office',
  );
  const closed = { displayName: 'loket2', roles: ['COUNTER' as const], active: false, password: null };
  await counter.get('session.updateAccount', { id, ...closed });

  line.set({ kind: 'clear' });
  await away.sync();
  await expect.poll(() => away.get('session.status', {})).toMatchObject({ state: 'SIGNED_OUT', user: null });
  expect(away.events).toContainEqual(expect.objectContaining({ event: 'session.changed' }));
  expect(
    await away.call('session.signIn', { username: 'loket2', password: 'contoh-paspor-2026' }),
  ).toMatchObject({ ok: false });
  // Nothing of it is the office's, nothing of it is lost.
  const there = await office.edge.hub.store('application').where({ id: applicationId });
  expect(there).toEqual([]);
  expect(await away.get('sync.status', {})).toMatchObject({ link: 'ONLINE', waiting: 0, refused: 2 });

  await away.as('loket');
  const seen = await away.get('sync.tray', {});
  expect(seen).toMatchObject([
    {
      kind: 'appointments.importBooking/1',
      actorName: 'loket2',
      code: 'ACTOR_NOT_SIGNED_IN',
      mayDecide: false,
    },
    { kind: 'appointments.checkIn/1', actorName: 'loket2', mayDecide: false },
  ]);
  const group = must(seen[0], 'it waits').group;
  expect(await away.call('sync.discard', { group, note: 'Tidak perlu lagi' })).toMatchObject({
    code: 'FORBIDDEN',
  });
  await away.as('kasi');
  expect(await away.get('sync.tray', {})).toMatchObject([{ mayDecide: true }, { mayDecide: true }]);
  for (const item of await away.get('sync.tray', {})) {
    await away.get('sync.discard', { group: item.group, note: 'Dicatat ulang oleh loket 1' });
  }
  expect(await away.get('sync.tray', {})).toEqual([]);
});
