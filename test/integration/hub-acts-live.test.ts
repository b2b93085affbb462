import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SyncDesk } from '#main/sync/sync-desk.ts';
import { openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { aBooking } from '#test/support/people.ts';
import type { TestDesk } from '#test/support/test-desk.ts';

let office: JoinedOffice;
let desk: TestDesk;

beforeAll(async () => {
  office = await openJoinedOffice();
  desk = await office.desk('Loket 1');
  await desk.as('kasi');
  (desk.desk.hub as SyncDesk).start();
}, 60_000);
afterAll(() => office.close());

it('what a person does at the hub is here when it is done, however far the live feed is behind', async () => {
  // Listening, and in step.
  await expect
    .poll(async () => JSON.stringify(await desk.get('sync.status', {})), { timeout: 10_000 })
    .toContain('ONLINE');
  for (let turn = 1; turn <= 5; turn += 1) {
    const reason = `Gangguan nomor ${turn}`;
    expect(await desk.get('office.declareOutage', { reason })).toMatchObject({ reason, endedAt: null });
    expect((await desk.get('office.board', {})).outage).toMatchObject({ reason });
    await desk.get('office.endOutage', {});
    expect((await desk.get('office.board', {})).outage).toBeNull();
  }
});

it('the last sync is when the hub was heard, and a round that asked nobody does not move it', async () => {
  const lastSync = async () => {
    const status = await desk.get('sync.status', {});
    return status.mode === 'HUB' ? status.lastSyncAt : null;
  };
  const minute = (turn: number) => `2026-11-24T02:${10 + turn}:00.000Z`;
  desk.setNow(minute(0));
  await desk.desk.hub?.ask();
  expect(await lastSync()).toBe(minute(0));
  // The first of these may still ask; once the live feed has told everything nobody is asked any more.
  for (let turn = 1; turn <= 5; turn += 1) {
    desk.setNow(minute(turn));
    await desk.sync();
  }
  expect([minute(0), minute(1), minute(2)]).toContain(await lastSync());
  // What the live feed brings is the hub's own word.
  desk.setNow(minute(6));
  const second = await office.desk('Loket 2');
  await second.as('loket2');
  await second.get('appointments.byHand', aBooking({}, 1));
  await second.sync();
  await expect.poll(lastSync, { timeout: 10_000 }).toBe(minute(6));
});
