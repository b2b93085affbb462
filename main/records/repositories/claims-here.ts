import type { Knex } from 'knex';
import { FINAL_STATES } from '#common/domain/applications/vocabulary.ts';

/** Files in somebody's hands at the desk of this name. */
export async function countClaimsAt(db: Knex, deskName: string): Promise<number> {
  const row = await db('application')
    .whereNotNull('claim_by')
    .where({ claim_desk: deskName })
    .whereNotIn('state', [...FINAL_STATES])
    .count({ n: '*' })
    .first();
  return Number(row?.n ?? 0);
}
