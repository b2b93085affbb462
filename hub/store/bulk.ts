import type { Knex } from 'knex';
import { writeTogether, type Write } from './write-together.ts';

export type Bulk = {
  table: string;
  /** Column and its type in PostgreSQL, in the order of the rows' keys. */
  columns: Readonly<Record<string, string>>;
  /** What follows the insert, such as `on conflict …`. */
  suffix?: string;
};

/** Any number of rows in one statement. JSON columns keep the very text that the row serialises to. */
export function insertOf(
  { table, columns, suffix = '' }: Bulk,
  rows: readonly Readonly<Record<string, unknown>>[],
): Write {
  if (rows.length === 0) return null;
  const names = Object.keys(columns).join(', ');
  const typed = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  return {
    sql: `insert into ${table} (${names}) select ${names} from json_to_recordset(?::json) as r (${typed.join(', ')}) ${suffix}`,
    bindings: [JSON.stringify(rows)],
  };
}

export async function insertAll(
  trx: Knex,
  bulk: Bulk,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  await writeTogether(trx, [insertOf(bulk, rows)]);
}
