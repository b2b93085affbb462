import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '#common/kernel/must.ts';
import { authorOf } from '#main/features/author.ts';
import { recordActions } from '#main/features/applications/record.ts';
import { bookingIds } from '#runtime/bookings/ids.ts';
import { recordAttachment } from '#main/records/repositories/small-tables.ts';
import { queueUploads } from '#main/records/repositories/uploads.ts';
import { readDeskKey } from '#main/sync/desk-key.ts';
import { HubClient } from '#main/sync/hub-client.ts';
import { pullAll } from '#main/sync/pull-feed.ts';
import { pushOutbox } from '#main/sync/push-outbox.ts';
import { uploadAttachments } from '#main/sync/upload-attachments.ts';
import type { HubProcess } from '#test/support/hub-process.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';
import { ACTIONS, manyBookings, PICTURES, type Booking } from './workload.ts';

export type Round = { pushMs: number; pullMs: number; attachUpMs: number };

const RECORDED_AT_ONCE = 100;

/**
 * The product's own way: encrypted desk with full durability, signed requests, every action decided again in PostgreSQL,
 * and applied by the second desk as an officer would see it.
 */
export async function loketRound(
  hub: HubProcess,
  bookings: readonly Booking[],
  pictures: string,
): Promise<Round> {
  const first = await openDesk(hub, 'Bench A');
  const second = await openDesk(hub, 'Bench B');
  try {
    await recordBookings(first.t, bookings);
    const pushMs = await timed(() => pushAll(first));
    const { db, office } = second.t.desk;
    const pullMs = await timed(() => pullAll({ db, office, link: second.link }));
    const row = await db('application').count({ n: '*' }).first();
    if (Number(row?.['n']) < ACTIONS) throw new Error(`${String(row?.['n'])} of ${ACTIONS} files arrived`);
    const attachUpMs = await measureUploads(first, pictures);
    return { pushMs, pullMs, attachUpMs };
  } finally {
    await first.t.close();
    await second.t.close();
  }
}

type BenchDesk = { t: TestDesk; link: HubClient };

async function openDesk(hub: HubProcess, name: string): Promise<BenchDesk> {
  const t = await openTestDesk({
    now: new Date().toISOString(),
    hub: { url: hub.url, code: hub.newCode(name) },
  });
  await t.sync();
  await t.as('loket');
  // What is measured must not run beside the desk's own rounds.
  await t.stopSync();
  const keys = must(await readDeskKey(t.desk.db), 'a joined desk has a key');
  return { t, link: new HubClient(hub.url, keys) };
}

/** What officers did while the network was away; many in a transaction, because this part is not measured. */
export async function recordBookings({ desk }: TestDesk, bookings: readonly Booking[]): Promise<void> {
  const { db, office, clock } = desk;
  for (let start = 0; start < bookings.length; start += RECORDED_AT_ONCE) {
    await db.transaction(async (trx) => {
      for (const booking of bookings.slice(start, start + RECORDED_AT_ONCE)) {
        const { applicationId, actionId } = bookingIds(booking.number);
        const payload = { ...booking, sopId: office.sop().id, uploaded: [] };
        await recordActions(trx, office, {
          applicationId,
          actions: [{ id: actionId, kind: 'appointments.importBooking/1', payload }],
          basedOn: null,
          author: authorOf(desk),
          now: clock.now(),
        });
      }
    });
  }
}

async function pushAll({ t, link }: BenchDesk): Promise<void> {
  const { db, office } = t.desk;
  await pushOutbox(db, office, link, (files) => {
    throw new Error(`Actions on ${files.length} files were refused`);
  });
}

async function measureUploads({ t, link }: BenchDesk, pictures: string): Promise<number> {
  const { db, office, vault } = t.desk;
  const { applicationId } = bookingIds(must(manyBookings(1, 1)[0], 'one booking').number);
  const at = office.now();
  const stored = { mediaType: 'image/png', applicationId, at };
  // Laid there at once, not stored one by one by an officer: that takes so long that the desk's own sync would send them first.
  await db.transaction(async (trx) => {
    for (let index = 0; index < PICTURES; index += 1) {
      const bytes = readFileSync(join(pictures, `${index}.png`));
      const id = await vault.put(bytes);
      await recordAttachment(trx, { ...stored, id, bytes: bytes.length });
      await queueUploads(trx, [id], at);
    }
  });
  const time = await timed(() => uploadAttachments({ db, office, link, vault }));
  const left = await db('attachment_upload').count({ n: '*' }).first();
  if (Number(left?.['n']) > 0) throw new Error(`${String(left?.['n'])} pictures were not taken`);
  return time;
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
