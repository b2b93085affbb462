import { existsSync } from 'node:fs';
import knex from 'knex';
import { CodedError } from '#common/contract/coded-error.ts';
import { sqliteErrorCode } from './sqlite-error.ts';
import { EncryptedSqlite, type Cipher, type DeskDatabase } from './encrypted-sqlite.ts';
import { MIGRATIONS, SCHEMA_VERSION } from './migrations/index.ts';

export type OpenOptions = {
  filename: string;
  key: Buffer;
  cipher?: Cipher;
  /** Older than this program's, for the tests of its upgrades. */
  upTo?: number;
};

/** better-sqlite3 needs Node-API 10 and takes the whole process down without it. */
export function assertRuntime(napi: string | undefined = process.versions['napi']): void {
  if (Number(napi) < 10) {
    throw new Error('Loket needs Node 24 (Node-API 10); start it with npm, which brings its own Node.');
  }
}

/**
 * Opens the desk's database, or says in a `CodedError` why not: DATABASE_CORRUPT, DATABASE_KEY_LOST, DATABASE_NEWER.
 * None of these touches the file.
 */
export async function openDatabase({
  filename,
  key,
  cipher = 'aegis',
  upTo = SCHEMA_VERSION,
}: OpenOptions): Promise<DeskDatabase> {
  assertRuntime();
  const isNew = filename === ':memory:' || !existsSync(filename);
  const db = knex({
    client: EncryptedSqlite as never,
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
    connection: { filename, cipher, key } as never,
    // knex prints a wrong key's error with its SQL; the caller tells the person instead.
    log: { warn: ignore, error: ignore, deprecate: ignore, debug: ignore },
  });
  try {
    await migrate(db, isNew, upTo);
    return db;
  } catch (error) {
    await db.destroy();
    const code = sqliteErrorCode(error);
    throw code ? new CodedError(code) : error;
  }
}

async function migrate(db: DeskDatabase, isNew: boolean, upTo: number): Promise<void> {
  const current = await schemaVersion(db);
  if (current > SCHEMA_VERSION) {
    throw new CodedError('DATABASE_NEWER', { found: current, known: SCHEMA_VERSION });
  }
  if (current === 0 && !isNew && (await tableCount(db)) > 0) throw new CodedError('DATABASE_CORRUPT');
  for (const migration of MIGRATIONS) {
    if (migration.version <= current || migration.version > upTo) continue;
    await db.transaction(async (trx) => {
      await migration.up(trx);
      await trx.raw(`pragma user_version = ${migration.version}`);
    });
  }
}

export async function schemaVersion(db: DeskDatabase): Promise<number> {
  const rows: { user_version: number }[] = await db.raw('pragma user_version');
  return rows[0]?.user_version ?? 0;
}

async function tableCount(db: DeskDatabase): Promise<number> {
  const rows: { n: number }[] = await db.raw('select count(*) as n from sqlite_master');
  return rows[0]?.n ?? 0;
}

function ignore(): void {
  // Deliberately silent: see above.
}
