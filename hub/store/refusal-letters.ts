import type { Knex } from 'knex';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';

/** When the letter of refusal first left a desk, of those files that have one: the chain tells each paper before it leaves. */
export async function firstRefusalLetters(
  db: Knex,
  officeId: string,
  files: readonly ApplicationId[],
): Promise<Map<ApplicationId, Instant>> {
  const rows: { id: ApplicationId; at: Instant }[] = await db('audit')
    .where({ office_id: officeId, event: 'VIEW' })
    .whereRaw('subject = any(?)', [[...files]])
    .where('detail', 'like', 'paper REFUSAL %')
    .groupBy('subject')
    .select({ id: 'subject' })
    .min({ at: 'at' });
  return new Map(rows.map(({ id, at }) => [id, at]));
}
