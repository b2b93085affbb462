import { v7 } from 'uuid';
import { disposalDone } from '#common/domain/registers/disposals.ts';
import type { Entry } from '#common/domain/registers/register.ts';
import type { ApplicationId, UserId } from '#common/kernel/ids.ts';
import { addFullDays, type Instant } from '#common/kernel/instant.ts';
import { must } from '#common/kernel/must.ts';
import { disposeHere, previewHere } from '#main/features/privacy/dispose.ts';
import { listActions, toActionRow } from '#main/records/repositories/actions.ts';
import { registerStore } from '#main/records/repositories/registers.ts';
import { insertEach } from '#main/records/run-each.ts';
import { runPassportDay } from '#test/support/passport-day.ts';
import { openTestDesk } from '#test/support/test-desk.ts';
import { BENCH_NOW } from './large-database.ts';
import { round, timed } from './statistics.ts';

const BATCH = 1000;
const FILES_A_DAY = 55;
const YEARS_DAYS = 5 * 366;

/**
 * Whole files whose years are over, on a desk of its own: what a head sees of 100,000 of them, and what becomes of some thousand once two
 * persons decided; beside the bare count, and beside statements that only delete the same rows.
 */
export async function benchDisposal(
  files = Number(process.env['LOKET_BENCH_RETENTION_FILES'] ?? 100_000),
  going = Number(process.env['LOKET_BENCH_DISPOSED_FILES'] ?? 4000),
) {
  const t = await openTestDesk({ now: BENCH_NOW });
  const { db } = t.desk;
  const example = await runPassportDay(t, 1);
  const list = await listActions(db, example);
  const { ordinal: _ordinal, ...row } = await db('application').where({ id: example }).first();
  const ids: ApplicationId[] = [];
  for (let start = 0; start < files; start += BATCH) {
    const made = Array.from({ length: Math.min(BATCH, files - start) }, (_, index) => {
      const since = addFullDays(BENCH_NOW as Instant, -Math.floor((files - start - index) / FILES_A_DAY));
      const id = v7() as ApplicationId;
      ids.push(id);
      return { ...row, id, number: `B${start + index}`, passport_number: null, state_since: since };
    });
    await db.transaction((trx) => insertEach(trx, 'application', made));
  }
  // Of those that go, every action as well: once to be disposed of, once to be only deleted.
  for (let start = 0; start < going * 2; start += BATCH) {
    const rows = ids.slice(start, Math.min(start + BATCH, going * 2)).flatMap((applicationId) =>
      list.map((action, index) => ({
        ...toActionRow({ ...action, id: v7() as typeof action.id, applicationId, version: index + 1 }),
        // A number of the handover register is given out once.
        payload: JSON.stringify({ ...action.payload, registerNo: applicationId }),
        status: 'ACCEPTED',
        desk_seq: null,
      })),
    );
    await db.transaction((trx) => insertEach(trx, 'action', rows));
  }

  t.setNow(addFullDays(BENCH_NOW as Instant, YEARS_DAYS));
  const preview = await timed(() => previewHere(t.desk));
  const counting = await timed(() =>
    db('application').where('state_since', '<', t.desk.clock.now()).count({ n: '*' }).first(),
  );

  // The day on which just as many are due.
  const oldest = Math.floor(files / FILES_A_DAY) - Math.floor(going / FILES_A_DAY);
  t.setNow(addFullDays(BENCH_NOW as Instant, YEARS_DAYS - oldest));
  const due = await previewHere(t.desk);
  await decide(t, due);
  const run = await timed(() => disposeHere(t.desk));
  const others = ids.slice(run.value, run.value * 2);
  const deleting = await timed(async () => {
    for (let start = 0; start < others.length; start += 100) {
      const some = others.slice(start, start + 100);
      await db.transaction(async (trx) => {
        await trx('action').whereIn('application_id', some).delete();
        await trx('application').whereIn('id', some).delete();
      });
    }
  });
  await t.close();
  return {
    files,
    previewMs: round(preview.ms),
    countMs: round(counting.ms),
    actionsOfAFile: list.length,
    disposed: run.value,
    runSeconds: round(run.ms / 1000),
    msPerFile: round(run.ms / run.value),
    plainDeleteSeconds: round(deleting.ms / 1000),
    ratio: round(run.ms / deleting.ms),
  };
}

type Due = Awaited<ReturnType<typeof previewHere>>;

async function decide(
  t: Awaited<ReturnType<typeof openTestDesk>>,
  { years, before, files, digest }: Due,
): Promise<void> {
  const accounts: { id: UserId }[] = await t.desk.db('account').orderBy('id').limit(2).select('id');
  const [one, other] = accounts.map(({ id }) => id);
  const subject = v7();
  const at = t.desk.clock.now();
  const payload = { years, before, files, digest, reference: 'B-1', note: '' };
  const line = (kind: string, actor: UserId, content: Entry['payload']): Entry => ({
    ...disposalDone(
      { run: subject, id: v7(), at },
      { as: 'DONE', files: 0, kept: 0, pictures: 0, groups: [] },
    ),
    kind,
    actor,
    role: 'OFFICE_HEAD',
    payload: content,
  });
  const book = registerStore(t.desk.db);
  await book.add(line('propose/1', must(one, 'there are people'), payload));
  await book.add(line('approve/1', must(other, 'there are people'), {}));
}
