import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { addMinutes } from '#common/kernel/instant.ts';
import { syncOver } from '#test/faults/sync-over.ts';
import { FaultProxy } from '#test/support/fault-proxy.ts';
import { openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { killPostgres } from '#test/support/kill-postgres.ts';
import { aBooking } from '#test/support/people.ts';
import type { TestDesk } from '#test/support/test-desk.ts';

let office: JoinedOffice;
let proxy: FaultProxy;
let serial = 0;
/** The longest test begins first and is awaited last. */
let slow: { proxy: FaultProxy; t: TestDesk; id: ApplicationId; round: Promise<void> };

beforeAll(async () => {
  office = await openJoinedOffice();
  proxy = await FaultProxy.open(office.edge.base);
  const way = await FaultProxy.open(office.edge.base);
  const t = await office.desk('Loket lambat', way.url);
  await t.as('loket');
  const id = await book(t);
  way.set({ kind: 'slow', ms: 2_000 });
  slow = { proxy: way, t, id, round: t.sync() };
}, 60_000);

afterAll(async () => {
  await office.close();
  await proxy.close();
  await slow.proxy.close();
});

async function book(t: TestDesk): Promise<ApplicationId> {
  serial += 1;
  return (await t.get('appointments.byHand', aBooking({}, serial))).applicationId;
}

async function atHub(id: ApplicationId): Promise<number> {
  const row = await office.edge.hub.store('application').where({ id }).first('version');
  return row?.version ?? 0;
}

describe('the network', () => {
  it('that stands and carries nothing is noticed by the desk itself, and the desk recovers by itself', async () => {
    const t = await office.desk('Loket 1', proxy.url);
    await t.as('loket');
    const { runner } = await syncOver(t, proxy.url, (link) => link, 400);
    await runner.wake();
    proxy.set({ kind: 'halfOpen' });
    const id = await book(t);
    await runner.wake();
    expect(await runner.status()).toMatchObject({ link: 'OFFLINE', reason: 'TIMEOUT', waiting: 1 });
    expect(await atHub(id)).toBe(0);
    proxy.set({ kind: 'clear' });
    // Nobody wakes it: it tries again when its own time has come.
    await expect
      .poll(() => runner.status(), { timeout: 8_000, interval: 50 })
      .toMatchObject({
        link: 'ONLINE',
        waiting: 0,
      });
    await runner.stop();
    expect(await atHub(id)).toBe(1);
  });

  it('that is cut in the middle of many pieces brings all of them once', async () => {
    const t = await office.desk('Loket 2', proxy.url);
    await t.as('loket');
    const id = await book(t);
    for (let index = 0; index < 6; index += 1) {
      await t.act(id, ['applications.addNote/1', { note: `Catatan nomor ${index} di jaringan putus` }]);
      const round = t.sync();
      await setTimeout(index);
      proxy.set({ kind: 'cut' });
      await round;
      proxy.set({ kind: 'clear' });
    }
    await t.sync();
    expect(await t.get('sync.status', {})).toMatchObject({ link: 'ONLINE', waiting: 0 });
    expect(await atHub(id)).toBe(7);
  });
});

describe('a desk whose clock is wrong', () => {
  it.each([
    ['ten minutes behind', -9.9],
    ['ten minutes ahead', 9.9],
  ])('%s is heard', async (_, minutes) => {
    const t = await office.desk(`Loket ${minutes}`);
    t.setNow(addMinutes(office.edge.hub.clock.now(), minutes));
    await t.as('loket');
    const id = await book(t);
    await t.sync();
    expect(await t.get('sync.tray', {})).toEqual([]);
    expect(await atHub(id)).toBe(1);
  });

  it('half an hour ahead takes in nobody new, and keeps what the hub does not take in its tray', async () => {
    const t = await office.desk('Loket cepat');
    await t.as('loket');
    const id = await book(t);
    await t.sync();
    t.setNow(addMinutes(office.edge.hub.clock.now(), 30));
    await t.act(id, ['applications.addNote/1', { note: 'Catatan dari masa depan' }]);
    expect(await t.call('appointments.byHand', aBooking({}, 900))).toMatchObject({ code: 'INTAKE_STOPPED' });
    await t.sync();
    expect(await t.get('sync.tray', {})).toMatchObject([{ applicationId: id, code: 'CLOCK_AHEAD' }]);
    expect(await atHub(id)).toBe(1);
  });
});

describe('the hub’s database', () => {
  // Its processes are found by their parent, as on Linux.
  it.skipIf(process.platform !== 'linux')(
    'killed under the hub comes back, and with it the desk',
    async () => {
      const t = await office.desk('Loket 3');
      await t.as('loket');
      const { rows } = await office.edge.hub.store.raw('show data_directory');
      killPostgres(rows[0].data_directory);
      const id = await book(t);
      await t.sync();
      expect(await t.get('sync.status', {})).toMatchObject({ link: 'OFFLINE', reason: 'SERVER', waiting: 1 });
      await expect
        .poll(
          async () => {
            await t.sync();
            return t.get('sync.status', {});
          },
          { timeout: 15_000, interval: 200 },
        )
        .toMatchObject({ link: 'ONLINE', waiting: 0 });
      expect(await atHub(id)).toBe(1);
    },
  );
});

it('two seconds long each way only takes its time', { timeout: 120_000 }, async () => {
  await slow.round;
  slow.proxy.set({ kind: 'clear' });
  await expect
    .poll(
      async () => {
        await slow.t.sync();
        return slow.t.get('sync.status', {});
      },
      { timeout: 60_000, interval: 200 },
    )
    .toMatchObject({ link: 'ONLINE', waiting: 0 });
  expect(await atHub(slow.id)).toBe(1);
});
