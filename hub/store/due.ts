import type { Knex } from 'knex';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { AppState } from '#common/domain/applications/vocabulary.ts';

export type DueRow = { id: ApplicationId; due: string };

/** `upTo` is the last due day that counts; `after` is where the last page ended. */
export type Due = {
  state: AppState;
  column: 'appointment_date' | 'deadline_on';
  upTo: string;
  after: { due: string; id: string };
};

/** In the order of the index, so that a page begins exactly where the one before ended. */
export async function listDue(
  db: Knex,
  officeId: string,
  { state, column, upTo, after }: Due,
  limit: number,
): Promise<DueRow[]> {
  return db('application')
    .where({ office_id: officeId, state })
    .where(column, '<=', upTo)
    .whereRaw('(??, id) > (?, ?)', [column, after.due, after.id])
    .orderBy([column, 'id'])
    .limit(limit)
    .select('id', { due: column });
}
