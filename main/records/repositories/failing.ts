import type { Knex } from 'knex';
import type { FailingBook } from '#common/contract/ipc/production.ts';
import type { Application } from '#common/domain/applications/application.ts';

/** Printed books that one person has failed, oldest first. */
export async function listFailing(db: Knex): Promise<FailingBook[]> {
  const rows: { snapshot: string }[] = await db('application')
    .where({ state: 'PRINTED' })
    .whereRaw(`json_extract(snapshot, '$.failing.stamp.by') is not null`)
    .orderBy(['state_since', 'id'])
    .select('snapshot');
  return rows.flatMap(({ snapshot }): FailingBook[] => {
    const { id, number, blank, failing }: Application = JSON.parse(snapshot);
    if (!failing || !blank) return [];
    return [{ applicationId: id, number, serial: blank.serial, by: failing.stamp.by, at: failing.stamp.at }];
  });
}
