import { existsSync } from 'node:fs';
import knex from 'knex';
import { CodedError } from '#common/contract/coded-error.ts';
import { sqliteErrorCode } from './sqlite-error.ts';
import { toInstant } from '#common/kernel/instant.ts';
import { copyBefore, type Upgrade } from './copy-before.ts';
import { EncryptedSqlite, type Cipher, type DeskDatabase } from './encrypted-sqlite.ts';
import { MIGRATIONS, SCHEMA_VERSION } from './migrations/index.ts';

export type OpenOptions = {
  filename: string;
  key: Buffer;
  cipher?: Cipher;
  /** Older than this program's, for the tests of its upgrades. */
  upTo?: number;
  /** Whose migrations these are. Null for records that are a copy themselves: no copy is made of them before. */
  upgrade?: Upgrade | null;
};

/** better-sqlite3 needs Node-API 10 and takes the whole process down without it. */
export function assertRuntime(napi: string | undefined = process.versions['napi']): void {
  if (Number(napi) < 10) {
    throw new Error('Loket needs Node 24 (Node-API 10); start it with npm, which brings its own Node.');
  }
}

/**
 * Opens the desk's database, or says in a `CodedError` why not: DATABASE_CORRUPT, DATABASE_KEY_LOST, DATABASE_NEWER,
 * RECORDS_NOT_COPIED. None of these touches the file.
 */
export async function openDatabase({
  filename,
  key,
  cipher = 'aegis',
  upTo = SCHEMA_VERSION,
  upgrade = { version: `schema-${SCHEMA_VERSION}`, at: toInstant(new Date()) },
}: OpenOptions): Promise<DeskDatabase> {
  assertRuntime();
  const isNew = filename === ':memory:' || !existsSync(filename);
  const db = connect({ filename, key, cipher });
  try {
    const before = await assertKnown(db, isNew);
    if (before > 0 && before < upTo && upgrade) {
      await emptyJournal(db);
      await copyBefore(filename, upgrade);
    }
    await migrate(db, before, upTo);
    return db;
  } catch (error) {
    await db.destroy();
    const code = sqliteErrorCode(error);
    throw code ? new CodedError(code) : error;
  }
}

/** Records of another version as they stand, to ask what every version can be asked. The caller closes them. */
export async function openAsTheyAre(filename: string, key: Buffer, cipher: Cipher): Promise<DeskDatabase> {
  const db = connect({ filename, key, cipher });
  try {
    await schemaVersion(db);
    return db;
  } catch (error) {
    await db.destroy();
    const code = sqliteErrorCode(error);
    throw code ? new CodedError(code) : error;
  }
}

function connect(connection: Pick<OpenOptions, 'filename' | 'key'> & { cipher: Cipher }): DeskDatabase {
  return knex({
    client: EncryptedSqlite as never,
    useNullAsDefault: true,
    // An error that tells its statement tells the values in it: names and notes.
    compileSqlOnError: false,
    pool: { min: 1, max: 1 },
    connection: connection as never,
    // knex prints a wrong key's error with its SQL; the caller tells the person instead.
    log: { warn: ignore, error: ignore, deprecate: ignore, debug: ignore },
  });
}

async function assertKnown(db: DeskDatabase, isNew: boolean): Promise<number> {
  const current = await schemaVersion(db);
  if (current > SCHEMA_VERSION) {
    throw new CodedError('DATABASE_NEWER', { found: current, known: SCHEMA_VERSION });
  }
  if (current === 0 && !isNew && (await tableCount(db)) > 0) throw new CodedError('DATABASE_CORRUPT');
  return current;
}

/** A program that was killed leaves its last commits beside the file, where a copy of the file would miss them. */
async function emptyJournal(db: DeskDatabase): Promise<void> {
  const rows: { busy: number }[] = await db.raw('pragma wal_checkpoint(truncate)');
  if (rows[0]?.busy !== 0) throw new CodedError('DATABASE_BUSY');
}

async function migrate(db: DeskDatabase, current: number, upTo: number): Promise<void> {
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
