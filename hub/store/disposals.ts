import type { Knex } from 'knex';
import type { DisposedFile } from '#common/contract/hub/disposals.ts';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { GoneFile } from '#runtime/disposal/disposal-records.ts';
import type { DueFile } from '#runtime/disposal/due-list.ts';
import { insertAll } from './bulk.ts';
import type { Read } from './read-together.ts';

/** Files that ended before a moment, by their ids. */
export async function dueFiles(db: Knex, officeId: string, before: Instant): Promise<DueFile[]> {
  return db('application')
    .where({ office_id: officeId })
    .where('closed_at', '<', before)
    .orderBy('id')
    .select('id', 'number', 'state', { closedAt: 'closed_at' });
}

/** Every file of the persons whose files these are. */
export async function samePersons(
  db: Knex,
  officeId: string,
  ids: readonly ApplicationId[],
): Promise<ApplicationId[]> {
  if (ids.length === 0) return [];
  const niks = db('application')
    .where({ office_id: officeId })
    .whereRaw('id = any(?)', [[...ids]])
    .select('nik');
  return db('application').where({ office_id: officeId }).whereIn('nik', niks).pluck('id');
}

export async function hasBegun(db: Knex, officeId: string, run: string): Promise<boolean> {
  return (await db('disposal_run').where({ office_id: officeId, run }).first('run')) !== undefined;
}

const FILES = {
  table: 'disposal_file',
  columns: {
    office_id: 'text',
    application_id: 'text',
    run: 'text',
    number: 'text',
    state: 'text',
    closed_at: 'text',
  },
  // Kept back by an earlier run.
  suffix: `on conflict (office_id, application_id) do update set run = excluded.run, kept = false
    where disposal_file.kept`,
};

/** The list that goes under the decision; refused by the database where two persons did not decide it. */
export async function insertRun(
  trx: Knex,
  { officeId, run, at }: { officeId: string; run: string; at: Instant },
  files: readonly DueFile[] | 'CHANGED',
): Promise<void> {
  const isChanged = files === 'CHANGED';
  await trx('disposal_run').insert({
    office_id: officeId,
    run,
    state: isChanged ? 'CHANGED' : 'RUNNING',
    begun_at: at,
    done_at: isChanged ? at : null,
  });
  if (isChanged) return;
  const rows = files.map(({ id, number, state, closedAt }) => ({
    office_id: officeId,
    application_id: id,
    run,
    number,
    state,
    closed_at: closedAt,
  }));
  await insertAll(trx, FILES, rows);
}

export async function endRun(trx: Knex, officeId: string, run: string, at: Instant): Promise<void> {
  await trx('disposal_run').where({ office_id: officeId, run }).update({ state: 'DONE', done_at: at });
}

/** Of the run, those that are still here. */
export async function nextOfRun(
  trx: Knex,
  { officeId, run, limit }: { officeId: string; run: string; limit: number },
): Promise<{ id: ApplicationId; number: string }[]> {
  return trx('disposal_file')
    .where({ office_id: officeId, run, kept: false })
    .whereNull('gone_at')
    .orderBy('application_id')
    .limit(limit)
    .select('number', { id: 'application_id' });
}

export async function keepFiles(trx: Knex, officeId: string, ids: readonly ApplicationId[]): Promise<void> {
  await trx('disposal_file')
    .where({ office_id: officeId })
    .whereRaw('application_id = any(?)', [[...ids]])
    .update({ kept: true });
}

/** Reads which attachments the actions name, from where the last round stopped. Any 64 hex digits are taken: what is no attachment harms nothing. */
export async function noteMentions(trx: Knex, officeId: string, upTo: number): Promise<void> {
  await trx.raw(
    `insert into attachment_mention (office_id, attachment_id, application_id)
     select distinct a.office_id, m[1], a.application_id
     from action as a, lateral regexp_matches(a.payload::text, '"([0-9a-f]{64})"', 'g') as m
     where a.office_id = :officeId and a.feed_seq <= :upTo
       and a.feed_seq > (select mentions_seq from office where id = :officeId)
     on conflict do nothing`,
    { officeId, upTo },
  );
  await trx('office').where({ id: officeId }).update({ mentions_seq: upTo });
}

const MENTIONS_AT_ONCE = 20_000;

/** The same for years of actions, some at a time, so that no desk waits for the office's lock until all are read. */
export async function catchUpMentions(store: Knex, officeId: string): Promise<void> {
  for (;;) {
    const { done, end } = await store('office')
      .where({ id: officeId })
      .first({ done: 'mentions_seq', end: 'feed_seq' });
    if (Number(end) - Number(done) <= MENTIONS_AT_ONCE) return;
    await store.transaction((trx) => noteMentions(trx, officeId, Number(done) + MENTIONS_AT_ONCE));
  }
}

/** Pictures of each of these files, whoever else has them. */
export async function picturesOf(
  trx: Knex,
  officeId: string,
  ids: readonly ApplicationId[],
): Promise<Map<ApplicationId, number>> {
  const { rows }: { rows: { id: ApplicationId; n: number }[] } = await trx.raw(
    `select m.application_id as id, count(*)::int as n
     from attachment_mention as m join attachment as a on a.office_id = m.office_id and a.id = m.attachment_id
     where m.office_id = ? and m.application_id = any(?) group by m.application_id`,
    [officeId, [...ids]],
  );
  return new Map(rows.map(({ id, n }) => [id, n]));
}

/** Everything that speaks of these files, but for the chain, the numbers of blanks and bills, and the list of what went. */
export async function deleteFiles(
  trx: Knex,
  officeId: string,
  files: readonly { id: ApplicationId; number: string }[],
): Promise<void> {
  const gone = { officeId, ids: files.map(({ id }) => id), numbers: files.map(({ number }) => number) };
  await trx.raw(
    `with lone as (
       select distinct m.attachment_id from attachment_mention as m
       where m.office_id = :officeId and m.application_id = any(:ids) and not exists (
         select from attachment_mention as n where n.office_id = m.office_id and n.attachment_id = m.attachment_id
           and n.application_id <> all(:ids))
     ), rows as (
       delete from attachment as a using lone where a.office_id = :officeId and a.id = lone.attachment_id returning a.id
     )
     insert into gone_attachment (office_id, attachment_id) select :officeId, id from rows
     on conflict (office_id, attachment_id) do update set bytes_gone_at = null`,
    gone,
  );
  for (const sql of [
    `delete from attachment_mention where office_id = :officeId and application_id = any(:ids)`,
    `delete from specific_unread where office_id = :officeId and action_id in (
       select id from action where application_id = any(:ids))`,
    `delete from specific_image where office_id = :officeId and application_id = any(:ids)`,
    `update command set details = null, body = null where action_id in (
       select id from action where application_id = any(:ids)) and (details is not null or body is not null)`,
    `delete from gateway_outbox where office_id = :officeId and application_id = any(:ids)`,
    `delete from gateway_result where office_id = :officeId and number = any(:numbers)`,
    `delete from action where office_id = :officeId and application_id = any(:ids)`,
    `delete from application where office_id = :officeId and id = any(:ids)`,
  ]) {
    await trx.raw(sql, gone);
  }
}

export async function markGone(
  trx: Knex,
  officeId: string,
  gone: readonly GoneFile[],
  at: Instant,
): Promise<void> {
  await trx.raw(
    `update disposal_file as f set gone_at = ?, actions = g.actions, pictures = g.pictures, digest = g.digest
     from json_to_recordset(?::json) as g ("applicationId" text, actions integer, pictures integer, digest text)
     where f.office_id = ? and f.application_id = g."applicationId"`,
    [at, JSON.stringify(gone), officeId],
  );
}

/** What no file stands behind any more: doubts about persons, and the centre's lists of days before. */
export async function deleteOldLists(trx: Knex, officeId: string, before: string): Promise<void> {
  await trx.raw(
    `delete from duplicate_review as r where r.office_id = ? and not exists (
       select from jsonb_array_elements_text(r.application_ids) as i (id) join application as a on a.id = i.id)`,
    [officeId],
  );
  for (const table of ['gateway_list', 'gateway_difference', 'gateway_comparison']) {
    await trx(table).where({ office_id: officeId }).where('day', '<', before).delete();
  }
  await trx('gateway_problem')
    .where({ office_id: officeId })
    .whereNotNull('closed_at')
    .where('at', '<', before)
    .delete();
}

export async function runFiles(
  db: Knex,
  { officeId, run, after, limit }: { officeId: string; run: string; after: string; limit: number },
): Promise<DisposedFile[]> {
  return db('disposal_file')
    .where({ office_id: officeId, run })
    .where('application_id', '>', after)
    .orderBy('application_id')
    .limit(limit)
    .select('number', 'state', 'actions', 'pictures', 'digest', {
      applicationId: 'application_id',
      closedAt: 'closed_at',
      goneAt: 'gone_at',
      isKept: 'kept',
    });
}

/** Attachments whose bytes still have to go. One that came back with another file stays. */
export async function waitingBytes(db: Knex, officeId: string): Promise<AttachmentId[]> {
  await db('gone_attachment as g')
    .where({ 'g.office_id': officeId })
    .whereNull('g.bytes_gone_at')
    .whereExists(
      db('attachment as a').whereRaw('a.office_id = g.office_id and a.id = g.attachment_id').select('a.id'),
    )
    .delete();
  return db('gone_attachment')
    .where({ office_id: officeId })
    .whereNull('bytes_gone_at')
    .pluck('attachment_id');
}

export async function markBytesGone(
  db: Knex,
  officeId: string,
  ids: readonly AttachmentId[],
  at: Instant,
): Promise<void> {
  await db('gone_attachment')
    .where({ office_id: officeId })
    .whereRaw('attachment_id = any(?)', [[...ids]])
    .update({ bytes_gone_at: at });
}

/** What went with whole files and came back with none. */
export async function allGone(db: Knex): Promise<AttachmentId[]> {
  return db('gone_attachment as g')
    .whereNotExists(
      db('attachment as a').whereRaw('a.office_id = g.office_id and a.id = g.attachment_id').select('a.id'),
    )
    .pluck('g.attachment_id');
}

/** How many files of a span, by their end, are gone: what a report of that time can no longer count. */
export async function countGone(
  db: Knex,
  officeId: string,
  { since, until }: { since: Instant; until: Instant },
): Promise<number> {
  const row = await db('disposal_file')
    .where({ office_id: officeId })
    .whereNotNull('gone_at')
    .where('closed_at', '>=', since)
    .where('closed_at', '<', until)
    .count<{ n: string }[]>({ n: '*' })
    .first();
  return Number(row?.n ?? 0);
}

/** Those of these files that went for good. */
export function findGone(
  trx: Knex,
  officeId: string,
  ids: readonly ApplicationId[],
): Read<ReadonlySet<ApplicationId>> {
  return {
    query:
      ids.length === 0
        ? null
        : trx('disposal_file')
            .where({ office_id: officeId })
            .whereRaw('application_id = any(?)', [[...ids]])
            .whereNotNull('gone_at')
            .select({ id: 'application_id' }),
    toResult: (rows: { id: ApplicationId }[]) => new Set(rows.map(({ id }) => id)),
  };
}
