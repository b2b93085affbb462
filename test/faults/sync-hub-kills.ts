import { setTimeout } from 'node:timers/promises';
import { v7 } from 'uuid';
import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import { localDate, toInstant } from '#common/kernel/instant.ts';
import { addDays } from '#common/kernel/plain-date.ts';
import { seededRandom } from '#common/kernel/random.ts';
import { bookingIds } from '#runtime/bookings/ids.ts';
import { aBooking } from '#test/support/people.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';
import { disagreements } from './sync-agree.ts';
import type { KillResult } from './sync-desk-kills.ts';
import { KillableHub } from './sync-hub.ts';

const DESKS = 2;
/** A round of push and pull takes less: the kill falls before, into or after it. */
const LONGEST_WAIT_MS = 250;

type Busy = { name: string; t: TestDesk; acknowledged: Set<ActionId>; serial: number };

/**
 * The hub and every process of its PostgreSQL killed at once, again and again, while desks push and pull; each time started on
 * what is left on its disk.
 */
export async function killHub({ kills, seed }: { kills: number; seed: number }): Promise<KillResult> {
  const random = seededRandom(seed);
  await using closing = new AsyncDisposableStack();
  const hub = closing.adopt(await KillableHub.open(), (opened) => opened.close());
  await hub.start();
  const desks: Busy[] = [];
  for (let index = 1; index <= DESKS; index += 1) {
    const name = `Loket ${index}`;
    const joined = { url: hub.url, code: hub.newCode(name) };
    const t = closing.adopt(await openTestDesk({ now: new Date().toISOString(), hub: joined }), (opened) =>
      opened.close(),
    );
    await t.sync();
    await t.as('loket');
    desks.push({ name, t, acknowledged: new Set(), serial: index * 100_000 });
  }
  for (let kill = 0; kill < kills; kill += 1) {
    let isKilled = false;
    const working = Promise.all(desks.map((desk) => work(desk, () => isKilled)));
    await setTimeout(random() * LONGEST_WAIT_MS);
    await hub.kill();
    isKilled = true;
    await working;
    await hub.start();
  }
  const step = async () => {
    for (const { t } of desks) await t.sync();
  };
  for (let round = 0; round < 3; round += 1) await step();
  const store = await hub.store();
  closing.defer(() => store.destroy());
  const problems = await disagreements(
    store,
    desks.map(({ name, t, acknowledged }) => ({ name, db: t.desk.db, acknowledged })),
  );
  return { problems, kills, acknowledged: desks.reduce((sum, desk) => sum + desk.acknowledged.size, 0) };
}

/** Records and syncs until the hub is gone, and a little longer. */
async function work(desk: Busy, isKilled: () => boolean): Promise<void> {
  do {
    await book(desk);
    await note(desk);
    const round = desk.t.sync();
    await note(desk);
    await round;
  } while (!isKilled());
}

async function book(desk: Busy): Promise<void> {
  desk.serial += 1;
  // Not today: the hub itself marks who did not come.
  const date = addDays(localDate(toInstant(new Date()), 420), 3);
  const booking = aBooking({ appointment: { date, time: '09:00' } }, desk.serial);
  const reply = await desk.t.call('appointments.byHand', booking);
  if (!reply.ok) throw new Error(reply.code);
  desk.acknowledged.add(bookingIds(booking.number).actionId);
}

/** On any file, its own or another desk's. */
async function note({ t, acknowledged, serial }: Busy): Promise<void> {
  const files: { id: ApplicationId; version: number }[] = await t.desk
    .db('application')
    .orderBy('id')
    .select('id', 'version');
  const file = files[serial % files.length];
  if (!file) return;
  const id = v7() as ActionId;
  const reply = await t.call('applications.act', {
    applicationId: file.id,
    basedOn: file.version,
    actions: [{ id, kind: 'applications.addNote/1', payload: { note: `Catatan ${id}` } }],
  });
  if (!reply.ok) throw new Error(reply.code);
  acknowledged.add(id);
}
