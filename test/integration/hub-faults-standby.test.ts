import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import { localDate, toInstant } from '#common/kernel/instant.ts';
import { addDays } from '#common/kernel/plain-date.ts';
import { bookingIds } from '#runtime/bookings/ids.ts';
import { openStore } from '#hub/store/database.ts';
import { findServerPrograms, StandbyPair } from '#test/faults/standby-pair.ts';
import { disagreements } from '#test/faults/sync-agree.ts';
import { KillableHub } from '#test/faults/sync-hub.ts';
import { FaultProxy } from '#test/support/fault-proxy.ts';
import { aBooking } from '#test/support/people.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

const programs = findServerPrograms();

let pair: StandbyPair;
let address: FaultProxy;
let hub: KillableHub;
const desks: { t: TestDesk; acknowledged: Set<ActionId> }[] = [];
let serial = 0;

beforeAll(async () => {
  if (programs === null) return;
  pair = await StandbyPair.start(programs);
  // What moves from one machine to the other in an office: a name or an address, known to the hub alone.
  address = await FaultProxy.open(pair.url('primary'));
  const databaseUrl = pair.url('primary').replace(/:\d+\//, `:${new URL(address.url).port}/`);
  hub = await KillableHub.open({ databaseUrl, operatorUrl: pair.url('primary') });
  const codes = ['Loket 1', 'Loket 2'].map((name) => hub.newCode(name));
  await hub.start();
  for (const code of codes) {
    const t = await openTestDesk({ now: new Date().toISOString(), hub: { url: hub.url, code } });
    desks.push({ t, acknowledged: new Set() });
    await t.sync();
    await t.as('loket');
  }
}, 120_000);

afterAll(async () => {
  for (const { t } of desks) await t.close();
  await hub?.close();
  await address?.close();
  await pair?.stop();
}, 60_000);

/** Each desk books one and writes on the last one, and offers it at once. */
async function workAtBoth(): Promise<void> {
  for (const desk of desks) {
    await write(desk, await book(desk));
    await desk.t.sync();
  }
}

async function book({ t, acknowledged }: (typeof desks)[number]): Promise<ApplicationId> {
  serial += 1;
  t.setNow(new Date(Date.now() + serial).toISOString());
  const date = addDays(localDate(toInstant(new Date()), 420), 3);
  const booking = aBooking({ appointment: { date, time: '09:00' } }, serial);
  const { applicationId } = await t.get('appointments.byHand', booking);
  acknowledged.add(bookingIds(booking.number).actionId);
  return applicationId;
}

async function write({ t, acknowledged }: (typeof desks)[number], id: ApplicationId): Promise<void> {
  const reply = await t.act(id, ['applications.addNote/1', { note: `Catatan nomor ${serial}` }]);
  expect(reply).toMatchObject({ ok: true });
  const last: ActionId = (await t.desk.db('action').orderBy('desk_seq', 'desc').first('id')).id;
  acknowledged.add(last);
}

it.skipIf(programs === null)(
  'no acknowledged action is lost when the primary dies in the middle of the day and its standby takes over',
  { timeout: 120_000 },
  async () => {
    for (let round = 0; round < 5; round += 1) await workAtBoth();
    // In the middle of a push, of which nobody knows how far it came.
    const pushing = workAtBoth();
    pair.killPrimary();
    await pushing;
    await workAtBoth();
    const waiting = await Promise.all(desks.map(({ t }) => t.get('sync.status', {})));
    expect(waiting.map((status) => status.mode === 'HUB' && status.waiting > 0)).toEqual([true, true]);

    await pair.promote();
    address.moveTo(pair.url('standby'));
    await workAtBoth();
    for (let round = 0; round < 4; round += 1) for (const { t } of desks) await t.sync();

    const store = await openStore(pair.url('standby'), { connections: 2 });
    const found = await disagreements(
      store,
      desks.map(({ t, acknowledged }, index) => ({
        name: `Loket ${index + 1}`,
        db: t.desk.db,
        acknowledged,
      })),
    );
    await store.destroy();
    expect(found).toEqual([]);
  },
);
