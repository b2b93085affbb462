import { openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import { bookingIds } from '#runtime/bookings/ids.ts';
import { aBooking } from '#test/support/people.ts';
import { openTestDesk } from '#test/support/test-desk.ts';

/*
 * A desk as its own process, for killing: joins its hub at the first start, then records and syncs at once. Each id is told on
 * the standard output only after the officer was told that it is saved.
 */
const [folder = '', url = '', code = '', generation = '0', count = '12', now = ''] = process.argv.slice(2);

const key = readFileSync(join(folder, 'key'));
const t = await openTestDesk({ folder, key, hub: { url, code }, now });
await t.sync();
await t.as('loket');
writeSync(openSync(join(folder, 'armed'), 'w'), 'now');

const first = 1_000 + Number(generation) * 100;
let syncing: Promise<void> = Promise.resolve();
for (let index = 0; index < Number(count); index += 1) {
  if (index % 4 === 0) await book(first + index);
  else await note(index);
  // Not waited for: the next action is recorded while this round runs.
  if (index % 3 === 0) syncing = t.sync();
}
await syncing;
await t.sync();
await t.close();

async function book(serial: number): Promise<void> {
  const booking = aBooking({}, serial);
  await t.get('appointments.byHand', booking);
  told(bookingIds(booking.number).actionId);
}

async function note(index: number): Promise<void> {
  const files: ApplicationId[] = await t.desk.db('application').orderBy('id').pluck('id');
  const id = files[index % files.length];
  if (!id) return;
  const action = crypto.randomUUID() as ActionId;
  const row = await t.desk.db('application').where({ id }).first('version');
  const note = `Catatan ${action}`;
  const reply = await t.call('applications.act', {
    applicationId: id,
    basedOn: row.version,
    actions: [{ id: action, kind: 'applications.addNote/1', payload: { note } }],
  });
  if (reply.ok) told(action);
}

function told(id: ActionId): void {
  writeSync(1, `${id}\n`);
}
