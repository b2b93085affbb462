import type { Knex } from 'knex';

type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

/** What a query passes through in knex; its own types leave it open. */
type RowsClient = {
  acquireConnection(): Promise<unknown>;
  releaseConnection(connection: unknown): Promise<void>;
  query(
    connection: unknown,
    query: { sql: string; bindings: []; rows: readonly (readonly Value[])[] },
  ): Promise<unknown>;
};

/**
 * One prepared statement for many rows: knex would build it anew for each of them, which takes longer than SQLite does.
 */
export async function runEach(db: Knex, sql: string, rows: readonly (readonly Value[])[]): Promise<void> {
  if (rows.length === 0) return;
  const client: RowsClient = db.client;
  const connection = await client.acquireConnection();
  try {
    await client.query(connection, { sql, bindings: [], rows });
  } finally {
    await client.releaseConnection(connection);
  }
}

/** Rows of one shape: the first one names the columns. */
export async function insertEach(
  db: Knex,
  table: string,
  rows: readonly Row[],
  onConflict = '',
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  await runEach(
    db,
    `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')}) ${onConflict}`,
    rows.map((row) => columns.map((column) => row[column] ?? null)),
  );
}

/** For an insert that takes over these columns where the row is there already. */
export function takeOver(key: string, columns: readonly string[]): string {
  const changes = columns.map((column) => `${column} = excluded.${column}`);
  return `on conflict (${key}) do update set ${changes.join(', ')}`;
}
