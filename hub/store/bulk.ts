import type { Knex } from 'knex';

/** One statement for a whole page: each array is one binding, which knex's types do not know of raw statements. */
export async function bulk<Row = unknown>(
  trx: Knex,
  sql: string,
  bindings: readonly (string | number | null | readonly (string | number | null)[])[],
): Promise<Row[]> {
  const { rows }: { rows: Row[] } = await trx.raw(sql, bindings as readonly Knex.Value[]);
  return rows;
}
