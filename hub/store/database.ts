import knex, { type Knex } from 'knex';
import pg from 'pg';
import { migrate, schemaVersion } from './migrate.ts';
import { SCHEMA_VERSION } from './migrations/index.ts';

/** The hub's database, or a transaction of it. */
export type Store = Knex;

const INT8 = pg.types.builtins.INT8;

type TypeId = Parameters<typeof pg.types.getTypeParser>[0];

/** Our 64-bit numbers are counters: they stay far below 2^53. */
const types = {
  getTypeParser: (oid: TypeId, format?: 'text' | 'binary') =>
    oid === INT8 ? Number : pg.types.getTypeParser(oid, format),
};

/** Opens the hub's database and brings its schema up to date. Throws HUB_DATABASE_NEWER for one of a newer hub. */
export async function openStore(url: string, options: { connections?: number } = {}): Promise<Store> {
  const store = knex({
    client: 'pg',
    // An error that tells its statement tells the values in it: names and notes.
    compileSqlOnError: false,
    connection: {
      connectionString: url,
      types,
      application_name: 'loket-hub',
      connectionTimeoutMillis: 10_000,
      statement_timeout: 60_000,
      // The server's own limit says nothing when the server is gone: pushes of an office wait for one another.
      query_timeout: 65_000,
      idle_in_transaction_session_timeout: 60_000,
      keepAlive: true,
    } as Knex.PgConnectionConfig,
    pool: { min: 0, max: options.connections ?? 12 },
    acquireConnectionTimeout: 15_000,
    // knex prints failed statements with their values; the caller logs codes instead.
    log: { warn: ignore, error: ignore, deprecate: ignore, debug: ignore },
  });
  try {
    await migrate(store);
    return store;
  } catch (error) {
    await store.destroy();
    throw error;
  }
}

/** False while another hub brings the schema up to date, or when a newer one has done so. Throws when nobody answers. */
export async function isMigrated(store: Store): Promise<boolean> {
  return (await schemaVersion(store)) === SCHEMA_VERSION;
}

function ignore(): void {
  // Deliberately silent: see above.
}
