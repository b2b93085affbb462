import type { Knex } from 'knex';
import type { Application } from '#common/domain/applications/application.ts';
import type { Instant } from '#common/kernel/instant.ts';

/** Files that were handed over between two moments, in the order of the register. */
export async function handedOver(
  db: Knex,
  { from, before }: { from: Instant; before: Instant },
): Promise<Application[]> {
  // Named, because the planner takes an index of all states for the better one and then sorts years of files.
  const rows: { snapshot: string }[] = await db
    .from(db.raw('application indexed by application_handed_over'))
    .whereRaw(`state = 'HANDED_OVER'`)
    .where('state_since', '>=', from)
    .where('state_since', '<', before)
    .orderBy(['state_since', 'id'])
    .select('snapshot');
  return rows.map(({ snapshot }) => JSON.parse(snapshot) as Application);
}
