import type { Knex } from 'knex';

/** A statement that has not been sent; null where there is nothing to write. */
export type Write = { sql: string; bindings: readonly Knex.RawBinding[] } | null;

/**
 * Writes that do not build on one another, with one way to the database and back. All of them see the tables as they were
 * before, so no row may be written by two.
 */
export async function writeTogether(trx: Knex, writes: readonly Write[]): Promise<void> {
  const sent = writes.filter((write) => write !== null);
  const [first] = sent;
  if (!first) return;
  const text =
    sent.length === 1
      ? first.sql
      : `with ${sent.map(({ sql }, index) => `w${index} as (${sql})`).join(', ')} select 1`;
  await trx.raw(
    text,
    sent.flatMap(({ bindings }) => bindings),
  );
}
