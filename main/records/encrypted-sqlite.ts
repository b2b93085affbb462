import Database from 'better-sqlite3';
import type { Knex } from 'knex';
// A private path, therefore knex is pinned exactly: only this class knows how a statement is run.
import BetterSqlite3Client from 'knex/lib/dialects/better-sqlite3/index.js';

export type Cipher = 'aegis' | 'chacha20';

export type EncryptedConnection = {
  filename: string;
  /** 32 raw bytes. They never enter an SQL text, an argument or a log. */
  key: Buffer;
  cipher: Cipher;
};

type CachedDatabase = Database.Database & { statements: Map<string, Database.Statement> };
type Query = {
  sql?: string;
  bindings?: unknown[];
  /** The statement runs once for each, with these for its bindings. */
  rows?: readonly unknown[][];
  response?: unknown;
  context?: unknown;
};

const STATEMENTS_KEPT = 200;
const PRAGMAS = [
  'journal_mode = WAL',
  // NORMAL would lose the last commits on power failure; an outbox may not.
  'synchronous = FULL',
  // Temporary files are not encrypted, so there must be none.
  'temp_store = MEMORY',
  'secure_delete = ON',
  'foreign_keys = ON',
  'cache_size = -65536',
  'busy_timeout = 5000',
];

/** Opens one raw connection: key, cipher, a first read that proves the key, then the pragmas. */
export function openRaw({ filename, key, cipher }: EncryptedConnection): Database.Database {
  const db = new Database(filename);
  try {
    db.pragma(`cipher = '${cipher}'`);
    db.key(Buffer.from(`raw:${key.toString('hex')}`));
    db.prepare('select count(*) from sqlite_master').get();
    for (const pragma of PRAGMAS) db.pragma(pragma);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

/** knex's own SQLite dialect, opened encrypted and with its prepared statements kept (stock knex prepares each time). */
export class EncryptedSqlite extends BetterSqlite3Client {
  override _driver(): unknown {
    return Database;
  }

  override async acquireRawConnection(): Promise<CachedDatabase> {
    // knex clones the settings; the getter keeps the key out of anything that prints them.
    const settings = this.connectionSettings as EncryptedConnection;
    return Object.assign(openRaw(settings), { statements: new Map<string, Database.Statement>() });
  }

  override async _query(connection: CachedDatabase, query: Query): Promise<Query> {
    if (!query.sql) throw new Error('The query is empty');
    if (query.sql.startsWith('ROLLBACK') && !connection.inTransaction) {
      // A full disk makes SQLite take the transaction back itself; a second rollback would hide the real error.
      query.response = { changes: 0 };
      return query;
    }
    const statement = keep(connection, query.sql);
    if (query.rows) {
      for (const row of query.rows) statement.run(row);
      query.response = query.rows.length;
      return query;
    }
    const bindings = this._formatBindings(query.bindings ?? []);
    if (statement.reader) {
      query.response = statement.all(bindings);
      return query;
    }
    const result = statement.run(bindings);
    query.response = result;
    query.context = { lastID: result.lastInsertRowid, changes: result.changes };
    return query;
  }
}

/** Least recently used statements fall out: an unlimited cache of generated SQL would grow for a whole day. */
function keep(connection: CachedDatabase, sql: string): Database.Statement {
  const known = connection.statements.get(sql);
  if (known) connection.statements.delete(sql);
  const statement = known ?? connection.prepare(sql);
  connection.statements.set(sql, statement);
  if (connection.statements.size > STATEMENTS_KEPT) {
    const oldest = connection.statements.keys().next();
    if (!oldest.done) connection.statements.delete(oldest.value);
  }
  return statement;
}

export type DeskDatabase = Knex;
