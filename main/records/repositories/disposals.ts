import type { Knex } from 'knex';
import { FINAL_STATES } from '#common/domain/applications/vocabulary.ts';
import type { DisposedFile } from '#common/contract/hub/disposals.ts';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { GoneFile } from '#runtime/disposal/disposal-records.ts';
import type { DueFile } from '#runtime/disposal/due-list.ts';
import { insertEach, runEach } from '#main/records/run-each.ts';
import { dropFile } from './applications.ts';

/** Files that ended before a moment, by their ids. */
export async function dueFiles(db: Knex, before: Instant): Promise<DueFile[]> {
  return db('application')
    .whereIn('state', [...FINAL_STATES])
    .where('state_since', '<', before)
    .orderBy('id')
    .select('id', 'number', 'state', { closedAt: 'state_since' });
}

/** Every file of the persons whose files these are. */
export async function samePersons(db: Knex, ids: readonly ApplicationId[]): Promise<ApplicationId[]> {
  const niks = db('application')
    .whereRaw('id in (select value from json_each(?))', [JSON.stringify(ids)])
    .select('nik');
  return db('application').whereIn('nik', niks).pluck('id');
}

export async function hasBegun(db: Knex, run: string): Promise<boolean> {
  return (await db('disposal_run').where({ run }).first('run')) !== undefined;
}

/** The list that goes under a decision. */
export async function insertRun(
  trx: Knex,
  { run, at }: { run: string; at: Instant },
  files: readonly DueFile[] | 'CHANGED',
): Promise<void> {
  const isChanged = files === 'CHANGED';
  const state = isChanged ? 'CHANGED' : 'RUNNING';
  await trx('disposal_run').insert({ run, state, begun_at: at, done_at: isChanged ? at : null });
  if (isChanged) return;
  const rows = files.map((file) => ({
    application_id: file.id,
    run,
    number: file.number,
    state: file.state,
    closed_at: file.closedAt,
  }));
  // One that an earlier run kept back.
  const again = 'on conflict (application_id) do update set run = excluded.run, kept = 0 where kept = 1';
  await insertEach(trx, 'disposal_file', rows, again);
}

export async function endRun(trx: Knex, run: string, at: Instant): Promise<void> {
  await trx('disposal_run').where({ run }).update({ state: 'DONE', done_at: at });
}

/** Of the run, those that are still here. */
export async function nextOfRun(
  trx: Knex,
  run: string,
  limit: number,
): Promise<{ id: ApplicationId; number: string }[]> {
  return trx('disposal_file')
    .where({ run, kept: 0 })
    .whereNull('gone_at')
    .orderBy('application_id')
    .limit(limit)
    .select('number', { id: 'application_id' });
}

export async function keepFiles(trx: Knex, ids: readonly ApplicationId[]): Promise<void> {
  await runEach(
    trx,
    'update disposal_file set kept = 1 where application_id = ?',
    ids.map((id) => [id]),
  );
}

export async function picturesOf(trx: Knex, id: ApplicationId): Promise<number> {
  const row = await trx('attachment_use')
    .where({ application_id: id })
    .count<{ n: number }[]>({ n: '*' })
    .first();
  return row?.n ?? 0;
}

/** What speaks of a file beside its own rows. Chain, blanks, bills and the list of what went stay. */
const BESIDE = [
  `delete from outbox where action_id in (select id from action where application_id = ?)`,
  `delete from specific_unread where action_id in (select id from action where application_id = ?)`,
  `delete from specific_image where application_id = ?`,
  `delete from refused_action where application_id = ?`,
  `delete from draft where application_id = ?`,
  `delete from sync_base where application_id = ?`,
  `delete from paper_made where subject = ?`,
];

/** Files that any row of this desk still speaks of, whether or not the file itself is here. */
export async function rememberedFiles(db: Knex): Promise<ApplicationId[]> {
  const rows: { id: ApplicationId }[] = await db.raw(
    `select id from application where state in (select value from json_each(?))
     union select application_id from attachment_use
     union select application_id from draft
     union select application_id from specific_image
     union select application_id from refused_action`,
    [JSON.stringify(FINAL_STATES)],
  );
  return rows.map(({ id }) => id);
}

/** Everything of a file. Pictures that no other file here has are noted, so that their bytes go after it. */
export async function deleteFile(trx: Knex, id: ApplicationId): Promise<void> {
  const pictures: AttachmentId[] = await trx('attachment_use')
    .where({ application_id: id })
    .pluck('attachment_id');
  for (const sql of BESIDE) await trx.raw(sql, [id]);
  await dropFile(trx, id);
  await trx('attachment_use').where({ application_id: id }).delete();
  const lone: AttachmentId[] = await trx('attachment as t')
    .whereRaw('t.id in (select value from json_each(?))', [JSON.stringify(pictures)])
    .whereNotExists(trx('attachment_use as u').whereRaw('u.attachment_id = t.id').select('u.attachment_id'))
    .pluck('t.id');
  const rows = lone.map((one) => [one]);
  await runEach(trx, 'insert into gone_attachment values (?) on conflict do nothing', rows);
  await runEach(trx, 'delete from attachment_upload where attachment_id = ?', rows);
  await runEach(trx, 'delete from attachment where id = ?', rows);
}

export async function markGone(trx: Knex, gone: readonly GoneFile[], at: Instant): Promise<void> {
  await runEach(
    trx,
    'update disposal_file set gone_at = ?, actions = ?, pictures = ?, digest = ? where application_id = ?',
    gone.map(({ applicationId, actions, pictures, digest }) => [
      at,
      actions,
      pictures,
      digest,
      applicationId,
    ]),
  );
}

export async function runFiles(
  db: Knex,
  { run, after, limit }: { run: string; after: string; limit: number },
): Promise<DisposedFile[]> {
  const rows: (Omit<DisposedFile, 'isKept'> & { kept: number })[] = await db('disposal_file')
    .where({ run })
    .where('application_id', '>', after)
    .orderBy('application_id')
    .limit(limit)
    .select('number', 'state', 'actions', 'pictures', 'digest', 'kept', {
      applicationId: 'application_id',
      closedAt: 'closed_at',
      goneAt: 'gone_at',
    });
  return rows.map(({ kept, ...file }) => ({ ...file, isKept: kept === 1 }));
}

/** Pictures whose bytes still have to go. One that came back with another file stays. */
export async function waitingBytes(db: Knex): Promise<AttachmentId[]> {
  await db('gone_attachment').whereIn('attachment_id', db('attachment').select('id')).delete();
  return db('gone_attachment').pluck('attachment_id');
}

export async function forgetBytes(db: Knex, ids: readonly AttachmentId[]): Promise<void> {
  await runEach(
    db,
    'delete from gone_attachment where attachment_id = ?',
    ids.map((id) => [id]),
  );
}

/** How many files of a span, by their end, are gone: what a report of that time can no longer count. */
export async function countGone(
  db: Knex,
  { since, until }: { since: Instant; until: Instant },
): Promise<number> {
  const row = await db('disposal_file')
    .whereNotNull('gone_at')
    .where('closed_at', '>=', since)
    .where('closed_at', '<', until)
    .count<{ n: number }[]>({ n: '*' })
    .first();
  return row?.n ?? 0;
}
