import type { Knex } from 'knex';

export type Bulk = {
  table: string;
  /** Column and its type in PostgreSQL, in the order of the rows' keys. */
  columns: Readonly<Record<string, string>>;
  /** What follows the insert, such as `on conflict …`. */
  suffix?: string;
};

/** Any number of rows in one statement. JSON columns keep the very text that the row serialises to. */
export async function insertAll(
  trx: Knex,
  { table, columns, suffix = '' }: Bulk,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(columns).join(', ');
  const typed = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  await trx.raw(
    `insert into ${table} (${names}) select ${names} from json_to_recordset(?::json) as r (${typed.join(', ')}) ${suffix}`,
    [JSON.stringify(rows)],
  );
}
