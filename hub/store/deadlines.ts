import type { Knex } from 'knex';
import type { Application } from '#common/domain/applications/application.ts';
import type { AppState } from '#common/domain/applications/vocabulary.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';

export type StoredDeadline = { id: ApplicationId; file: Application; deadlineOn: PlainDate | null };

export async function deadlinesWorkedOutBy(db: Knex, officeId: string): Promise<string> {
  const row: { deadlines_by: string } | undefined = await db('office')
    .where({ id: officeId })
    .first('deadlines_by');
  return row?.deadlines_by ?? '';
}

export async function noteDeadlines(db: Knex, officeId: string, by: string): Promise<void> {
  await db('office').where({ id: officeId }).update({ deadlines_by: by });
}

/** Files in states that end by themselves, page by page in the order of their ids. */
export async function listDeadlines(
  db: Knex,
  officeId: string,
  { states, after, limit }: { states: readonly AppState[]; after: string; limit: number },
): Promise<StoredDeadline[]> {
  return db('application')
    .where({ office_id: officeId })
    .whereRaw('state = any(?)', [[...states]])
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .select('id', { file: 'snapshot', deadlineOn: 'deadline_on' });
}

export async function moveDeadlines(
  trx: Knex,
  moved: readonly { id: ApplicationId; deadlineOn: PlainDate | null }[],
): Promise<void> {
  if (moved.length === 0) return;
  await trx.raw(
    `update application a set deadline_on = r.deadline_on
     from json_to_recordset(?::json) as r (id text, deadline_on text) where a.id = r.id`,
    [JSON.stringify(moved.map(({ id, deadlineOn }) => ({ id, deadline_on: deadlineOn })))],
  );
}
