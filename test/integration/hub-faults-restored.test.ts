import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import { localDate, toInstant } from '#common/kernel/instant.ts';
import { addDays } from '#common/kernel/plain-date.ts';
import { bookingIds } from '#runtime/bookings/ids.ts';
import { disagreements } from '#test/faults/sync-agree.ts';
import { KillableHub } from '#test/faults/sync-hub.ts';
import { aBooking } from '#test/support/people.ts';
import { aPicture } from '#test/support/pictures.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

// The copy of a folder is taken by `cp`, with owners and modes.
const IS_POSIX = process.platform !== 'win32';

let hub: KillableHub;
const desks: { t: TestDesk; acknowledged: Set<ActionId> }[] = [];
let serial = 0;

beforeAll(async () => {
  if (!IS_POSIX) return;
  hub = await KillableHub.open();
  await hub.start();
  for (const name of ['Loket 1', 'Loket 2']) {
    const now = new Date().toISOString();
    const t = await openTestDesk({ now, hub: { url: hub.url, code: hub.newCode(name) } });
    desks.push({ t, acknowledged: new Set() });
    await t.sync();
    await t.as('loket');
  }
}, 60_000);

afterAll(async () => {
  for (const { t } of desks) await t.close();
  await hub?.close();
});

function desk(index: number) {
  const found = desks[index];
  if (!found) throw new Error('there are two desks');
  // Each action has its own moment, as with people.
  serial += 1;
  found.t.setNow(new Date(Date.now() + serial).toISOString());
  return found;
}

async function book(index: number): Promise<ApplicationId> {
  const { t, acknowledged } = desk(index);
  // Not today: the hub itself marks who did not come.
  const date = addDays(localDate(toInstant(new Date()), 420), 3);
  const booking = aBooking({ appointment: { date, time: '09:00' } }, serial);
  const { applicationId } = await t.get('appointments.byHand', booking);
  acknowledged.add(bookingIds(booking.number).actionId);
  return applicationId;
}

async function act(index: number, id: ApplicationId, ...actions: [string, unknown?][]): Promise<void> {
  const { t, acknowledged } = desk(index);
  const last = await t.desk.db('action').max({ seq: 'desk_seq' }).first();
  const reply = await t.act(id, ...actions);
  if (!reply.ok) throw new Error(reply.code);
  const ids: ActionId[] = await t.desk.db('action').where('desk_seq', '>', Number(last?.['seq'])).pluck('id');
  for (const done of ids) acknowledged.add(done);
}

async function note(index: number, id: ApplicationId): Promise<void> {
  await act(index, id, ['applications.addNote/1', { note: `Catatan nomor ${serial} di loket ${index}` }]);
}

async function syncAll(rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) for (const { t } of desks) await t.sync();
}

it.skipIf(!IS_POSIX)(
  'a hub put back to an older copy gets from its desks what it has forgotten, and everybody agrees again',
  { timeout: 90_000 },
  async () => {
    const old = await book(0);
    await note(1, await book(1));
    await syncAll(2);
    await hub.stop();
    const putBack = hub.copy();
    await hub.start();

    // What the copy does not hold: new files, a picture, each on the other's files, a refused one in between.
    const [here, there] = [await book(0), await book(1)];
    await syncAll(2);
    await note(0, there);
    await note(1, here);
    const bytes = aPicture(7, 40, 40);
    const stored = await desk(0).t.get('documents.store', { applicationId: here, bytes });
    await act(0, here, [
      'documents.attach/1',
      { code: 'KTP', attachmentId: stored.attachmentId, mediaType: stored.mediaType, source: 'FILE' },
    ]);
    await bothWithdraw(old);
    await syncAll(3);
    const refusedBefore = Number(
      (await desk(1).t.desk.db('refused_action').count({ n: '*' }).first())?.['n'],
    );
    await note(1, here);
    await note(0, here);
    await syncAll(3);
    await hub.stop();

    putBack();
    hub.run('restored');
    await hub.start();
    await note(0, there);
    await syncAll(6);
    const store = await hub.store();
    expect(
      await disagreements(
        store,
        desks.map(({ t, acknowledged }, index) => ({
          name: `Loket ${index + 1}`,
          db: t.desk.db,
          acknowledged,
        })),
      ),
    ).toEqual([]);
    const { rows } = await store.raw('select count(*) as n from attachment');
    await store.destroy();
    expect(refusedBefore).toBeGreaterThan(0);
    expect(Number(rows[0].n)).toBe(1);
    for (const { t } of desks) {
      expect(await t.get('sync.status', {})).toMatchObject({ link: 'ONLINE', waiting: 0, uploads: 0 });
    }
  },
);

/** The same step at both desks without either hearing of the other: the second is refused, and its number with it. */
async function bothWithdraw(id: ApplicationId): Promise<void> {
  for (const index of [0, 1]) {
    await act(index, id, ['applications.applicantWithdraws/1', { note: 'Pemohon menarik berkasnya' }]);
  }
}
