import { mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';

/** The outbox row as the product writes it: the broken build moves exactly this line out of the transaction. */
const OUTBOX_LINE =
  "await trx('outbox').insert({ ...place, action_id: action.id, queued_at: action.occurredAt });";

const [folder = '', build = 'sound', count = '20'] = process.argv.slice(2);
const late: object[] = [];
if (build === 'broken') breakTheBuild();

const { openTestDesk } = await import('#test/support/test-desk.ts');
const { aBooking } = await import('#test/support/people.ts');

mkdirSync(folder, { recursive: true });
const t = await openTestDesk({ folder, key: readFileSync(join(folder, 'key')) });
await t.as('loket');
const { applicationId } = await t.get('appointments.byHand', aBooking());
await t.get('appointments.checkIn', { applicationId, overrideNote: null });
await t.act(applicationId, ['queue.callTicket/1']);
await flushLate();
writeSync(openSync(join(folder, 'armed'), 'w'), 'now');

for (let index = 0; index < Number(count); index += 1) {
  const action = {
    id: idOf(index),
    kind: 'applications.addNote/1',
    payload: { note: `Catatan nomor ${index} untuk uji` },
  };
  const row = await t.desk.db('application').where({ id: applicationId }).first('version');
  const reply = await t.call('applications.act', { applicationId, basedOn: row.version, actions: [action] });
  if (!reply.ok) throw new Error(reply.code);
  // What the officer has seen as saved; the parent holds the desk to it.
  writeSync(1, `${String(action.id)}\n`);
  await flushLate();
}
await t.desk.db.destroy();

function idOf(index: number) {
  return `01900000-0000-7000-8000-${String(index).padStart(12, '0')}` as never;
}

async function flushLate() {
  for (const row of late.splice(0)) await t.desk.db('outbox').insert(row);
}

/** A build with the fault that this test exists to find. It refuses to run when the product's line has changed. */
function breakTheBuild() {
  Object.assign(globalThis, { lateOutbox: late });
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      if (!url.endsWith('/main/records/repositories/actions.ts')) return loaded;
      const source =
        loaded.source instanceof Uint8Array
          ? Buffer.from(loaded.source).toString()
          : (loaded.source as string);
      if (!source.includes(OUTBOX_LINE)) {
        throw new Error('The outbox line is not where the broken build expects it');
      }
      const moved =
        'globalThis.lateOutbox.push({ ...place, action_id: action.id, queued_at: action.occurredAt });';
      return { ...loaded, source: source.replace(OUTBOX_LINE, moved) };
    },
  });
}
