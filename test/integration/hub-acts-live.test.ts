import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SyncDesk } from '#main/sync/sync-desk.ts';
import { openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
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
