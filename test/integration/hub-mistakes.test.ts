import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hubErrors as english } from '#common/i18n/en/hub-errors.ts';
import { hubErrors as indonesian } from '#common/i18n/id/hub-errors.ts';
import { must } from '#common/kernel/must.ts';
import { explained } from '#hub/app/explain.ts';
import { ROOT } from '#test/support/app.ts';
import { HubProcess } from '#test/support/hub-process.ts';

const isRoot = process.getuid?.() === 0;
const MAIN = join(ROOT, 'hub/main.ts');
let hub: HubProcess;
let folder: string;

beforeAll(async () => {
  hub = await HubProcess.start();
  folder = mkdtempSync(join(tmpdir(), 'hub-mistakes-'));
  // As root the database runs as another user, who must pass through.
  chmodSync(folder, 0o711);
}, 120_000);
afterAll(async () => {
  await hub.stop();
  rmSync(folder, { recursive: true, force: true });
});

type Said = { status: number | null; stdout: string; stderr: string };

/** Two sentences for a person, Indonesian and English, with what it is about; never a stack. */
function expectTold({ status, stderr }: Said, code: string, ...about: string[]): void {
  expect(stderr).not.toMatch(/^ +at /m);
  expect(status, stderr).toBe(1);
  const lines = stderr
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('No office yet'));
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(new RegExp(`^${code}: `));
  for (const line of lines) {
    expect(line).not.toContain('{{');
    for (const word of about) expect(line).toContain(word);
  }
}

describe('a mistake of everyday at the hub is told in both languages, with what to do', () => {
  it('a file for the command is missing', () => {
    const missing = join(folder, 'tidak-ada');
    expectTold(hub.run(['bring', '--file', missing]), 'HUB_FILE_MISSING', missing);
    const site = ['site-file', '--url', 'https://hub.example:1', '--desks', 'Loket 7', '--to', folder];
    expectTold(hub.run([...site, '--ca', missing]), 'HUB_FILE_MISSING', missing);
    expectTold(hub.run(['site-file', ...site.slice(1, 5), '--to', missing]), 'HUB_FILE_MISSING', missing);
  });

  it('a site file is on the stick already', () => {
    const args = ['site-file', '--url', 'https://hub.example:1', '--desks', 'Loket 8', '--to', folder];
    expect(hub.run(args).status).toBe(0);
    expectTold(hub.run(args), 'HUB_FILE_EXISTS', join(folder, 'loket.site'));
  });

  it('the certificate is missing, or is none', () => {
    const missing = join(folder, 'hub.crt');
    const tls = { HUB_TLS_CERT: missing, HUB_TLS_KEY: missing };
    expectTold(alone('own', [], tls), 'HUB_FILE_MISSING', missing);
    writeFileSync(missing, 'no certificate');
    expectTold(alone('own', [], tls), 'HUB_TLS_UNUSABLE');
  }, 60_000);

  it('the port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = must(taken.address(), 'it listens');
    const port = typeof address === 'string' ? address : String(address.port);
    expectTold(alone('own', [], { HUB_PORT: port }), 'HUB_PORT_TAKEN', `127.0.0.1:${port}`);
    expectTold(
      alone('own', [], { HUB_HOST: '192.0.2.1', HUB_BEHIND_PROXY: '1' }),
      'HUB_HOST_NOT_HERE',
      '192.0.2.1',
    );
    taken.close();
  }, 60_000);

  it('the office’s database is away, or refuses', () => {
    const away = { DATABASE_URL: 'postgres://loket:rahasia@127.0.0.1:1/loket' };
    const said = hub.run(['status'], away);
    // A hub that runs is asked where its database is; one that does not, by its settings.
    expect(said.status).toBe(0);
    const none = alone('away', ['status'], away);
    expectTold(none, 'HUB_DATABASE_AWAY', '127.0.0.1:1');
    expect(none.stderr).not.toContain('rahasia');
    const wrong = new URL(hub.databaseUrl);
    wrong.password = 'salah';
    expectTold(alone('away', ['status'], { DATABASE_URL: String(wrong) }), 'HUB_DATABASE_REFUSED', '28P01');
  });

  it('settings are missing', () => {
    const missing = join(folder, 'hub.env');
    expectTold(alone('settings', [], { HUB_SETTINGS_FILE: missing }), 'HUB_FILE_MISSING', missing);
  });

  // A script stands in for it, which Windows does not run.
  it.skipIf(process.platform === 'win32')(
    'the program that copies the office’s database is not installed',
    async () => {
      const env = { PATH: folder, DATABASE_URL: await anotherDatabase() };
      const args = ['backup', '--to', join(folder, 'disk'), '--create', '--same-disk'];
      expectTold(alone('dump', args, env), 'HUB_PROGRAM_MISSING', 'pg_dump');
      mkdirSync(join(folder, 'bin'));
      writeFileSync(join(folder, 'bin/pg_dump'), '#!/bin/sh\necho "server version mismatch" >&2; exit 1\n', {
        mode: 0o755,
      });
      const older = alone('dump', args, { ...env, PATH: `${join(folder, 'bin')}:/bin` });
      expectTold(older, 'HUB_PROGRAM_FAILED', 'pg_dump', 'server version mismatch');
    },
  );

  it.skipIf(!isRoot)(
    'the disk is full, or closed',
    () => {
      const disk = join(folder, 'mounted');
      mkdirSync(disk);
      const backup = ['backup', '--to', disk, '--create'];
      expectTold(mounted(`-o size=256k none ${disk}`, backup), 'HUB_DISK_FULL', disk);
      const closed = mounted(`-o ro none ${disk}`, backup);
      expectTold(closed, 'BACKUP_PATH_CLOSED', disk, 'Folders on other disks');
      // Whoever breaks into the service must not reach the backups: nobody is told to open that folder to it.
      expect(closed.stderr).not.toContain('ReadWritePaths');
      const data = join(folder, 'closed');
      mkdirSync(data);
      expectTold(
        mounted(`-o ro none ${data}`, [], { HUB_DATA: data }),
        'HUB_PATH_CLOSED',
        data,
        'ReadWritePaths',
      );
    },
    60_000,
  );

  it.skipIf(!isRoot)(
    'the disk of the data is full too: a good backup stays good, and one that failed says why',
    () => {
      const data = join(folder, 'own');
      const disk = join(folder, 'other-disk');
      mkdirSync(disk);
      // As on a full disk: it opens, and takes nothing.
      symlinkSync('/dev/full', join(data, 'backup-state.json.new'));
      try {
        const env = { HUB_BACKUP_FOLDER: disk };
        const failed = mounted(`none ${disk}`, ['backup'], env);
        expectTold(failed, 'BACKUP_FOLDER_UNKNOWN', disk);
        expect(failed.stdout).toContain('"code":"HUB_DISK_FULL"');
        const good = mounted(`none ${disk}`, ['backup', '--create'], env);
        expect(good.status, good.stderr).toBe(0);
        expect(good.stdout).toMatch(/"file":"hub-.+loketbackup"/);
      } finally {
        rmSync(join(data, 'backup-state.json.new'));
      }
    },
    60_000,
  );

  it('PostgreSQL’s own disk is full', () => {
    const error = Object.assign(new Error('x'), { code: '53100', severity: 'ERROR' });
    expect(explained(error)).toMatch(/^HUB_DISK_FULL: .*PostgreSQL/);
  });

  it('names headings that are in the how-to', () => {
    const howTo = readFileSync(join(ROOT, 'docs/how-to/run-a-hub.md'), 'utf8');
    for (const errors of [english, indonesian]) {
      const named = Object.values(errors).flatMap(({ next }) => [
        ...next.matchAll(/run-a-hub\.md, “(.+?)”/g),
      ]);
      expect(named.length).toBeGreaterThan(1);
      for (const [, heading] of named) expect(howTo).toMatch(new RegExp(`^#+ ${heading}$`, 'm'));
    }
  });

  it('and a bug still comes with its stack', () => {
    expect(explained(new Error('x'))).toBeNull();
    expect(explained(Object.assign(new Error('x'), { code: '23505', severity: 'ERROR' }))).toBeNull();
  });

  it('names the command as it is typed here', () => {
    const { status, stderr } = hub.run(['bakcup']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^npm run hub\nnpm run hub -- set-up /);
  });
});

/** On the server of the hub that runs; to another hub it is an office's own. */
async function anotherDatabase(): Promise<string> {
  const client = new Client({ connectionString: hub.databaseUrl });
  await client.connect();
  await client.query('create database lain');
  await client.end();
  return Object.assign(new URL(hub.databaseUrl), { pathname: '/lain' }).href;
}

/** A hub on a data folder of its own, which nobody set up. */
function alone(name: string, args: readonly string[], env: NodeJS.ProcessEnv): Said {
  return spawnSync(process.execPath, [MAIN, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: environment(name, env),
  });
}

/** With a small disk in memory laid over one folder, for that process alone. */
function mounted(mount: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Said {
  const script = `mount -t tmpfs ${mount} && exec "$0" "$@"`;
  const words = ['-m', '--propagation', 'private', 'sh', '-c', script, process.execPath, MAIN, ...args];
  return spawnSync('unshare', words, { cwd: ROOT, encoding: 'utf8', env: environment('own', env) });
}

function environment(name: string, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const data = join(folder, name);
  if (!existsSync(data)) mkdirSync(data);
  const quiet = { HUB_PORT: '0', HUB_PROFILE: 'test', HUB_LOG_LEVEL: 'error' };
  return { ...process.env, HUB_DATA: data, ...quiet, ...env };
}
