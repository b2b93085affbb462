import type { Knex } from 'knex';

/** A query that has not been sent, and what its rows mean. Without a query there is nothing to ask for. */
export type Read<T> = { query: Knex.QueryBuilder | null; toResult: (rows: never[]) => T };

type Results<R> = { [K in keyof R]: R[K] extends Read<infer T> ? T : never };

/**
 * All answers with one way to the database and back; for a page of one action the ways are most of the work. Rows come as
 * JSON: only for columns that are the same in it.
 */
export async function readTogether<R extends Record<string, Read<unknown>>>(
  trx: Knex,
  reads: R,
): Promise<Results<R>> {
  const asked = Object.entries(reads).filter(([, { query }]) => query !== null);
  const parts = asked.map(() => `(select coalesce(json_agg(r), '[]'::json) from ? r) as ??`);
  const bindings = asked.flatMap(([name, { query }]) => [query, name]);
  const answer: { rows: [Record<string, never[]>] } | null =
    asked.length > 0 ? await trx.raw(`select ${parts.join(', ')}`, bindings as Knex.RawBinding[]) : null;
  const results = Object.entries(reads).map(([name, { toResult }]) => [
    name,
    toResult(answer?.rows[0][name] ?? []),
  ]);
  return Object.fromEntries(results) as Results<R>;
}

export async function readAlone<T>(trx: Knex, read: Read<T>): Promise<T> {
  return (await readTogether(trx, { read })).read;
}
