import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbedded, type Embedded } from '#hub/postgres/embedded.ts';
import { openStore, type Store } from '#hub/store/database.ts';
import { MIGRATIONS, SCHEMA_VERSION } from '#hub/store/migrations/index.ts';
import { readConfig } from '#hub/config.ts';

let folder: string;
let embedded: Embedded;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hub-store-'));
  embedded = await startEmbedded({ dataFolder: folder });
});

afterAll(async () => {
  await embedded.stop();
  rmSync(folder, { recursive: true, force: true });
}, 90_000);

describe("the hub's own PostgreSQL", () => {
  it('is for this machine and its password alone, and the password lies where only the hub reads it', async () => {
    const wrong = new Client(embedded.url.replace(/:[^:@]+@/, ':wrong@'));
    await expect(wrong.connect()).rejects.toMatchObject({ code: '28P01' });
    expect(new URL(embedded.url).hostname).toBe('127.0.0.1');
    expect(statSync(join(folder, 'postgres-password')).mode & 0o077).toBe(0);
    expect(statSync(join(folder, 'postgres')).mode & 0o077).toBe(0);
    expect(readdirSync(join(folder, 'postgres'))).not.toContain('first-password');
  });

  it('writes nothing of what a statement carried into its log', async () => {
    const client = new Client(embedded.url);
    await client.connect();
    await client.query('create table secret_test (nik text unique)');
    await client.query(`insert into secret_test values ('1371991211870001')`);
    await expect(client.query('insert into secret_test values ($1)', ['1371991211870001'])).rejects.toThrow();
    await expect(client.query(`insert into no_such_table values ('1371991211870001')`)).rejects.toThrow();
    await client.query('drop table secret_test');
    await client.end();
    const log = readFileSync(join(folder, 'postgres', 'postgres.log'), 'utf8');
    expect(log).toContain('duplicate key');
    expect(log).not.toContain('1371991211870001');
  });

  it('comes back by itself when it is killed', async () => {
    const [pid] = readFileSync(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGKILL');
    for (let tries = 0; ; tries += 1) {
      const client = new Client(embedded.url);
      // A connection that breaks while it is made tells so twice.
      client.on('error', () => undefined);
      const isBack = await client.connect().then(
        () => true,
        () => false,
      );
      await client.end().catch(() => undefined);
      const [now] = readFileSync(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n');
      if (isBack && now !== pid) break;
      if (tries === 100) throw new Error('it did not come back');
      await setTimeout(100);
    }
  });

  it('one that a killed hub left running is taken over', async () => {
    const second = await startEmbedded({ dataFolder: folder });
    expect(second.url).toBe(embedded.url);
  });

  it('keeps its data over a stop and a start', async () => {
    const store = await openStore(embedded.url);
    await store.raw('create table kept (n integer)');
    await store.destroy();
    await embedded.stop();
    embedded = await startEmbedded({ dataFolder: folder });
    const again = await openStore(embedded.url);
    expect(await again('kept').select()).toEqual([]);
    await again.destroy();
  });
});

describe('the schema', () => {
  async function emptyDatabase(name: string): Promise<string> {
    const client = new Client(embedded.url);
    await client.connect();
    await client.query(`create database ${name}`);
    await client.end();
    return embedded.url.replace(/\/postgres$/, `/${name}`);
  }

  it('two hubs that start at once bring it up to date once', async () => {
    const url = await emptyDatabase('two_hubs');
    const stores: Store[] = await Promise.all([openStore(url), openStore(url), openStore(url)]);
    const rows = await stores[0]?.('schema_version').orderBy('version').pluck('version');
    expect(rows).toEqual(MIGRATIONS.map(({ version }) => version));
    await Promise.all(stores.map((store) => store.destroy()));
  });

  it('one of a newer hub is refused and left alone', async () => {
    const url = await emptyDatabase('newer');
    const store = await openStore(url);
    await store('schema_version').insert({ version: SCHEMA_VERSION + 10, name: 'later', applied_at: '' });
    await store.destroy();
    await expect(openStore(url)).rejects.toMatchObject({ code: 'HUB_DATABASE_NEWER' });
  });

  it('each step is written once, in order', () => {
    const versions = MIGRATIONS.map(({ version }) => version);
    expect(versions).toEqual([...new Set(versions)].toSorted((left, right) => left - right));
    expect(versions.at(-1)).toBe(SCHEMA_VERSION);
  });
});

describe('the configuration', () => {
  it('is read once, and what is wrong is named without its value', () => {
    expect(readConfig({}, '/srv')).toMatchObject({
      dataFolder: join('/srv', '.hub'),
      databaseUrl: null,
      port: 7470,
    });
    const secret = 'mysql://user:secret@host/db';
    const wrong = () => readConfig({ DATABASE_URL: secret, HUB_PORT: 'x' }, '/srv');
    expect(wrong).toThrow('not usable: DATABASE_URL, HUB_PORT');
    expect(() => readConfig({ HUB_TLS_CERT: 'cert.pem' }, '/srv')).toThrow('HUB_TLS_CERT, HUB_TLS_KEY');
  });
});
