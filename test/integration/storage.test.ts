import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '#common/contract/coded-error.ts';
import { sqliteErrorCode } from '#main/records/sqlite-error.ts';
import { assertRuntime, openDatabase, schemaVersion } from '#main/records/open-database.ts';
import { MIGRATIONS, SCHEMA_VERSION } from '#main/records/migrations/index.ts';
import { listAccounts } from '#main/records/repositories/accounts.ts';
import { ALL_ROWS, queueSql } from '#main/records/repositories/queue.ts';
import { SEARCH_SQL, toMatch } from '#main/records/repositories/search.ts';
import { appendAudit, verifyChain } from '#main/records/repositories/audit.ts';
import { runPassportDay } from '#test/support/passport-day.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';
import schema from './schema-snapshot.json' with { type: 'json' };

const KEY = Buffer.alloc(32, 3);
let folder: string;
let filename: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loket-storage-'));
  filename = join(folder, 'desk.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function codeOf(opening: Promise<unknown>): Promise<string> {
  return opening.then(
    () => 'opened',
    (error: unknown) => (error instanceof CodedError ? error.code : String(error)),
  );
}

const FROZEN = join(import.meta.dirname, 'frozen-migrations.json');
/** Rows in the columns that the first version had. */
const OLD_ROWS = [
  `insert into account (id, username, display_name, roles, password_hash, created_at)
   values ('u1', 'lama', 'Lama', '["COUNTER"]', 'x', '2026-11-24T01:00:00.000Z')`,
  `insert into action (id, application_id, version, kind, payload, actor, role, desk, office, occurred_at)
   values ('a1', 'f1', 1, 'applications.addNote/1', '{}', 'u1', 'COUNTER', 'Loket 1', 'X', '2026-11-24T01:00:00.000Z')`,
  `insert into outbox (action_id, queued_at) values ('a1', '2026-11-24T01:00:00.000Z')`,
];

const PAGE_BYTES = 4096;

/** What reading every page of the file ends with. */
async function readWhole(): Promise<string> {
  try {
    const db = await openDatabase({ filename, key: KEY });
    try {
      const rows: { integrity_check: string }[] = await db.raw('pragma integrity_check');
      return rows[0]?.integrity_check === 'ok' ? 'read' : 'DATABASE_CORRUPT';
    } finally {
      await db.destroy();
    }
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    return sqliteErrorCode(error) ?? String(error);
  }
}

describe('encryption at rest', () => {
  it('leaves no plain text in the database, its journal or the vault', async () => {
    const t = await openTestDesk({ folder, key: KEY });
    await runPassportDay(t);
    const bytes = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
    expect(bytes.length).toBeGreaterThan(2);
    for (const needle of [
      'BUDI SANTOSO',
      '1371991211870001',
      'SQLite format 3',
      'appointments.importBooking',
    ]) {
      expect(bytes.some((content) => content.includes(needle))).toBe(false);
    }
    await t.close();
  });

  it('tells a wrong key from a good one and touches nothing', async () => {
    await (await openDatabase({ filename, key: KEY })).destroy();
    const before = readFileSync(filename);
    expect(await codeOf(openDatabase({ filename, key: Buffer.alloc(32, 4) }))).toBe('DATABASE_KEY_LOST');
    expect(readFileSync(filename).equals(before)).toBe(true);
  });

  it('keeps the settings that durability and secrecy rest on', async () => {
    const db = await openDatabase({ filename, key: KEY });
    const read = async (pragma: string) => Object.values((await db.raw(`pragma ${pragma}`))[0] ?? {})[0];
    expect(await read('journal_mode')).toBe('wal');
    expect(await read('synchronous')).toBe(2);
    expect(await read('temp_store')).toBe(2);
    expect(await read('foreign_keys')).toBe(1);
    expect(await read('secure_delete')).toBe(1);
    await db.destroy();
  });
});

describe('a database that cannot be used', () => {
  it('is refused when a byte of it was changed', async () => {
    const db = await openDatabase({ filename, key: KEY });
    await db('meta').insert({ key: 'x', value: 'y'.repeat(20_000) });
    await db.destroy();
    const bytes = readFileSync(filename);
    for (let offset = 4096; offset < bytes.length; offset += 512) bytes[offset] = (bytes[offset] ?? 0) ^ 0xff;
    writeFileSync(filename, bytes);
    expect(['DATABASE_CORRUPT', 'DATABASE_KEY_LOST']).toContain(
      await codeOf(openDatabase({ filename, key: KEY })),
    );
    expect(readFileSync(filename).equals(bytes)).toBe(true);
  });

  it('never gives out a page in which one byte was changed', { timeout: 60_000 }, async () => {
    const t = await openTestDesk({ folder, key: KEY });
    await runPassportDay(t);
    // A page that nothing lies on any more is never read, so none must be among them.
    await t.desk.db.raw('vacuum');
    await t.close();
    const sound = readFileSync(filename);
    const pages = sound.length / PAGE_BYTES;
    expect(pages).toBeGreaterThan(50);
    for (let page = 0; page < pages; page += 1) {
      const damaged = Buffer.from(sound);
      const offset = page * PAGE_BYTES + 1000;
      damaged[offset] = (damaged[offset] ?? 0) ^ 1;
      writeFileSync(filename, damaged);
      expect(['DATABASE_CORRUPT', 'DATABASE_KEY_LOST'], `page ${page}`).toContain(await readWhole());
    }
  });

  it('is refused when its end is missing', async () => {
    await (await openDatabase({ filename, key: KEY })).destroy();
    truncateSync(filename, 5000);
    const code = await codeOf(openDatabase({ filename, key: KEY }));
    expect(['DATABASE_CORRUPT', 'DATABASE_KEY_LOST']).toContain(code);
  });

  it('is refused untouched when a newer program wrote it', async () => {
    const db = await openDatabase({ filename, key: KEY });
    await db.raw(`pragma user_version = ${SCHEMA_VERSION + 10}`);
    await db.destroy();
    const before = readFileSync(filename);
    expect(await codeOf(openDatabase({ filename, key: KEY }))).toBe('DATABASE_NEWER');
    expect(readFileSync(filename).equals(before)).toBe(true);
  });

  it('is never opened by a Node that would crash on the driver', () => {
    expect(() => assertRuntime('9')).toThrow(/Node 24/);
    expect(() => assertRuntime('10')).not.toThrow();
  });
});

describe('migrations', () => {
  it('stand in order, in tens, and end at the known version', () => {
    const versions = MIGRATIONS.map(({ version }) => version);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    expect(versions.every((version) => version % 10 === 0)).toBe(true);
    expect(versions.at(-1)).toBe(SCHEMA_VERSION);
  });

  it.each(MIGRATIONS.map(({ version }) => version).slice(0, -1))(
    'take the records of version %i with them',
    async (version) => {
      // Made as that version made them: only its own migrations have run.
      await (await openDatabase({ filename, key: KEY, upTo: version })).destroy();
      const old = await openDatabase({ filename, key: KEY, upTo: version });
      expect(await schemaVersion(old)).toBe(version);
      for (const statement of OLD_ROWS) await old.raw(statement);
      await old.destroy();
      const db = await openDatabase({ filename, key: KEY });
      expect(await schemaVersion(db)).toBe(SCHEMA_VERSION);
      expect(await listAccounts(db)).toMatchObject([{ username: 'lama', roles: ['COUNTER'], active: true }]);
      expect(await db('action').select('id', 'status')).toEqual([{ id: 'a1', status: 'ACCEPTED' }]);
      expect(await db('outbox').select('seq', 'action_id')).toEqual([{ seq: 1, action_id: 'a1' }]);
      await db.destroy();
    },
  );

  it('are frozen once written', () => {
    const folder = join(import.meta.dirname, '..', '..', 'main', 'records', 'migrations');
    const found = Object.fromEntries(
      readdirSync(folder)
        .filter((name) => /^\d{4}-/.test(name))
        .map((name) => [
          name,
          createHash('sha256')
            .update(readFileSync(join(folder, name)))
            .digest('hex'),
        ]),
    );
    if (process.env['LOKET_UPDATE_SNAPSHOT']) writeFileSync(FROZEN, `${JSON.stringify(found, null, 2)}\n`);
    expect(found, 'a released migration is never changed: add another').toEqual(
      JSON.parse(readFileSync(FROZEN, 'utf8')),
    );
  });

  it('make exactly the schema of the snapshot', async () => {
    const db = await openDatabase({ filename, key: KEY });
    const rows: { type: string; name: string; sql: string | null }[] = await db.raw(
      `select type, name, sql from sqlite_master where name not like 'sqlite_%' and name not like 'application_search_%' order by type, name`,
    );
    const found = rows.map(({ type, name, sql }) => ({ type, name, sql: sql?.replace(/\s+/g, ' ') ?? null }));
    if (process.env['LOKET_UPDATE_SNAPSHOT']) {
      writeFileSync(join(import.meta.dirname, 'schema-snapshot.json'), `${JSON.stringify(found, null, 2)}\n`);
    }
    expect(found, 'add a migration and then update the snapshot with LOKET_UPDATE_SNAPSHOT=1').toEqual(
      schema,
    );
    expect(await schemaVersion(db)).toBe(SCHEMA_VERSION);
    await db.destroy();
  });
});

describe('the lists', () => {
  let t: TestDesk;
  beforeEach(async () => {
    t = await openTestDesk({ folder, key: KEY });
  });
  afterEach(() => t.close());

  async function planOf(sql: string, bindings: unknown[]): Promise<string> {
    const rows: { detail: string }[] = await t.desk.db.raw(`explain query plan ${sql}`, bindings as string[]);
    return rows.map(({ detail }) => detail).join('\n');
  }

  it('read a queue page from its index, unsorted and without a scan of the files', async () => {
    const context = { viewer: 'x' as never, today: t.desk.office.today() };
    const { sql, bindings } = queueSql(
      { stage: 'documents', lanes: [], states: [], only: 'ALL', offset: 0, limit: 50 },
      context,
    );
    const plan = await planOf(sql, bindings);
    expect(plan).toContain('USING COVERING INDEX queue_entry_arrival');
    expect(plan).not.toMatch(/SCAN a\b/);
  });

  it('read what waits for an approver from an index that holds nothing else', async () => {
    const context = { viewer: 'x' as never, today: t.desk.office.today() };
    const { sql, bindings } = queueSql(
      {
        stage: 'decision',
        lanes: [],
        states: [],
        only: 'ALL',
        forApprover: true,
        offset: 0,
        limit: ALL_ROWS,
      },
      context,
    );
    const plan = await planOf(sql, bindings);
    expect(plan).toContain('USING COVERING INDEX queue_entry_approver');
    expect(plan).not.toMatch(/SCAN a\b/);
    expect(plan).not.toContain('TEMP B-TREE');
  });

  it('read a queue of the office from the same index, looking files up by their key', async () => {
    const context = { viewer: 'x' as never, today: t.desk.office.today() };
    const part = { lanes: ['PRIORITY'], types: ['NEW'], flags: ['PAYMENT'] } as const;
    const { sql, bindings } = queueSql(
      {
        stage: 'documents',
        lanes: [],
        states: [],
        only: 'ALL',
        part: { lanes: [...part.lanes], types: [...part.types], flags: [...part.flags] },
        offset: 0,
        limit: 50,
      },
      context,
    );
    const plan = await planOf(sql, bindings);
    expect(plan).toMatch(/SEARCH q USING (COVERING )?INDEX queue_entry_arrival/);
    expect(plan).toMatch(/SEARCH f USING INDEX/);
    expect(plan).not.toMatch(/SCAN (a|f)\b/);
    expect(plan).not.toContain('TEMP B-TREE');
  });

  it('search through the text index alone', async () => {
    for (const [text, nik] of [
      ['budi', 'PREFIX'],
      ['1371991211870001', 'WHOLE'],
    ] as const) {
      const plan = await planOf(SEARCH_SQL, [toMatch(text, nik), 50]);
      expect(plan).toContain('VIRTUAL TABLE INDEX');
      expect(plan).not.toMatch(/SCAN a\b/);
    }
  });

  it('find a file by name, number, NIK and passport number, and by nothing typed as query syntax', async () => {
    await runPassportDay(t);
    for (const text of ['budi sant', 'SANTOSO', 'MP000000000001', '1371991211870001', 'X1000001', 'BÚDI']) {
      expect(await t.get('applications.search', { text, limit: 10 }), text).toHaveLength(1);
    }
    for (const text of ['"', 'name:budi NOT', 'zz OR budi', '* ^ ( )']) {
      expect(await t.call('applications.search', { text, limit: 10 }), text).toMatchObject({
        ok: text.length >= 2,
      });
    }
    const [row] = await t.get('applications.search', { text: 'budi', limit: 10 });
    expect(row?.maskedNik).toBe('137199******0001');
  });
});

describe('the audit chain', () => {
  it('shows a changed entry and where it lies', async () => {
    const db = await openDatabase({ filename, key: KEY });
    const entry = {
      at: '2026-11-24T01:00:00.000Z' as never,
      actor: 'a',
      desk: 'd',
      event: 'VIEW' as const,
      subject: 's',
      detail: '',
    };
    for (let index = 0; index < 5; index += 1) await appendAudit(db, entry);
    expect(await verifyChain(db)).toEqual({ entries: 5, isIntact: true, brokenAt: null });
    await db('audit').where({ seq: 3 }).update({ actor: 'somebody else' });
    expect(await verifyChain(db)).toMatchObject({ isIntact: false, brokenAt: 3 });
    await db('audit').where({ seq: 3 }).delete();
    expect(await verifyChain(db)).toMatchObject({ isIntact: false });
    await db.destroy();
  });
});
