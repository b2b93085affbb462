import { mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';

/** The outbox row as the product writes it: the broken build moves exactly this line out of the transaction. */
const OUTBOX_LINE =
  "await trx('outbox').insert({ ...place, action_id: action.id, queued_at: action.occurredAt });";

const [folder = '', build = 'sound', count = '20'] = process.argv.slice(2);
/** Among the notes: one action with bytes in the vault, one that takes a blank. */
const ATTACHED_AT = 3;
const ALLOCATED_AT = 7;
const late: object[] = [];
if (build === 'broken') breakTheBuild();

const { openTestDesk } = await import('#test/support/test-desk.ts');
const { runToAdjudication } = await import('#test/support/passport-day.ts');
const { aBooking } = await import('#test/support/people.ts');
const { aPicture } = await import('#test/support/pictures.ts');
const { opened } = await import('#test/support/shown.ts');

mkdirSync(folder, { recursive: true });
const t = await openTestDesk({ folder, key: readFileSync(join(folder, 'key')) });
const approved = await runToAdjudication(t, 2);
const central = { result: 'CLEAR', note: '', reference: 'SIMKIM-3', checkedAt: t.desk.clock.now() };
await must(t.act(approved, ['approval.recordAdjudication/1', central]));
await t.as('kasubsi');
await must(t.act(approved, ['approval.approve/2', opened()]));
await t.as('loket');
const { applicationId: inReview } = await t.get('appointments.byHand', aBooking());
await t.get('appointments.checkIn', { applicationId: inReview, overrideNote: null });
await must(t.act(inReview, ['queue.callTicket/1']));
await flushLate();
writeSync(openSync(join(folder, 'armed'), 'w'), 'now');

for (let index = 0; index < Number(count); index += 1) {
  if (index === ATTACHED_AT) await attach(index);
  else if (index === ALLOCATED_AT) await allocate(index);
  else await act(index, inReview, 'applications.addNote/1', { note: `Catatan nomor ${index} untuk uji` });
  // What the officer has seen as saved; the parent holds the desk to it.
  writeSync(1, `${String(idOf(index))}\n`);
  await flushLate();
}
await t.desk.db.destroy();

/** Bytes into the vault, then the action that names them. */
async function attach(index: number) {
  const bytes = aPicture(index, 400, 300);
  const { attachmentId, mediaType } = await t.get('documents.store', { applicationId: inReview, bytes });
  await act(index, inReview, 'documents.attach/1', {
    code: 'KTP',
    attachmentId,
    mediaType,
    source: 'FILE',
  });
}

/** An action that moves a row of the office's ledger too. */
async function allocate(index: number) {
  await t.as('cetak');
  await act(index, approved, 'production.allocateBlank/1', { serial: 'E0099001' });
  await t.as('loket');
}

async function act(index: number, applicationId: typeof inReview, kind: string, payload: object) {
  const row = await t.desk.db('application').where({ id: applicationId }).first('version');
  const action = { id: idOf(index), kind, payload };
  await must(t.call('applications.act', { applicationId, basedOn: row.version, actions: [action] }));
}

async function must(reply: Promise<{ ok: true } | { ok: false; code: string }>) {
  const result = await reply;
  if (!result.ok) throw new Error(result.code);
}

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
