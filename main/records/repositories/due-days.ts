import type { Knex } from 'knex';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { Application } from '#common/domain/applications/application.ts';

/** The next files that owe something on a day, in order of their id: what is stored there was true when it was written. */
export async function listDue(
  trx: Knex,
  after: string,
  limit: number,
): Promise<{ file: Application; dueOn: PlainDate }[]> {
  const rows = await owed(trx, after, limit);
  return rows.map((row) => ({ file: JSON.parse(row.snapshot) as Application, dueOn: row.due_on }));
}

export function owed(trx: Knex, after: string, limit: number) {
  return trx('application')
    .whereNotNull('due_on')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .select<{ snapshot: string; due_on: PlainDate }[]>('snapshot', 'due_on');
}

export async function moveDueDay(trx: Knex, id: ApplicationId, dueOn: PlainDate): Promise<void> {
  await trx('application').where({ id }).update({ due_on: dueOn });
  await trx('queue_entry').where({ application_id: id }).update({ due_on: dueOn });
}
