import type { Knex } from 'knex';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';

/** The plus keeps SQLite from walking all that was ever looked at: a file has few entries, `VIEW` has most of them. */
export const LETTERS_SQL = `
  select subject as id, min(at) as at from audit
  where subject in (select value from json_each(?)) and +event = 'VIEW' and detail like 'paper REFUSAL %'
  group by subject`;

/** When the letter of refusal first left the program, of those files that have one: the chain tells each paper before it leaves. */
export async function firstRefusalLetters(
  db: Knex,
  files: readonly ApplicationId[],
): Promise<Map<ApplicationId, Instant>> {
  const rows: { id: ApplicationId; at: Instant }[] = await db.raw(LETTERS_SQL, [JSON.stringify(files)]);
  return new Map(rows.map(({ id, at }) => [id, at]));
}
