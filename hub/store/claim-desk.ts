import type { Knex } from 'knex';
import type { ApplicationId } from '#common/kernel/ids.ts';

/**
 * SQL for the id of the desk at which the claim of file `f` was made. The file itself keeps the desk's name, and two desks may
 * bear one; the action that made the claim knows which it was. Null where no such action is stored.
 */
export const CLAIM_DESK_ID = `(
  select c.desk_id from action c
  where c.application_id = f.id
    and c.actor = f.snapshot -> 'claim' ->> 'by'
    and c.occurred_at = f.snapshot -> 'claim' ->> 'at'
  order by c.version desc limit 1)`;

/** Of files in somebody's hands: at which desk. */
export async function claimDesks(
  db: Knex,
  ids: readonly ApplicationId[],
): Promise<ReadonlyMap<ApplicationId, string>> {
  const rows: { id: ApplicationId; desk: string | null }[] = await db('application as f')
    .whereIn('f.id', [...ids])
    .select('f.id', { desk: db.raw(CLAIM_DESK_ID) });
  return new Map(rows.flatMap(({ id, desk }) => (desk === null ? [] : [[id, desk]])));
}
