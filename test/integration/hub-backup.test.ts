import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { must } from '#common/kernel/must.ts';

const ROOT = join(import.meta.dirname, '../..');
let folder: string;
let key: string;
let hub: ChildProcess | null = null;

type Ended = { code: number | null; out: string; err: string };
function start(data: string, args: string[], more: NodeJS.ProcessEnv = {}): ChildProcess {
  const env = { ...process.env, HUB_DATA: join(folder, data), HUB_PORT: '0', HUB_PROFILE: 'test', ...more };
  return spawn(process.execPath, [join(ROOT, 'hub/main.ts'), ...args], { cwd: ROOT, env });
}
function ended(child: ChildProcess): Promise<Ended> {
  const texts = { out: '', err: '' };
  child.stdout?.on('data', (chunk) => (texts.out += chunk));
  child.stderr?.on('data', (chunk) => (texts.err += chunk));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...texts })));
}
function command(data: string, args: string[], input = ''): Promise<Ended> {
  const child = start(data, args);
  child.stdin?.end(input);
  return ended(child);
}
async function serve(data: string): Promise<string> {
  const child = start(data, []);
  hub = child;
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said += chunk;
      const address = /Hub: (http\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    child.on('close', () => reject(new Error(said)));
  });
}
async function stop(signal: NodeJS.Signals): Promise<void> {
  const child = must(hub, 'it runs');
  const over = new Promise((resolve) => child.on('close', resolve));
  child.kill(signal);
  await over;
  hub = null;
}
const backup = (...more: string[]) => command('first', ['backup', '--to', join(folder, 'disk'), ...more]);
const backups = () => readdirSync(join(folder, 'disk')).filter((name) => name.endsWith('.loketbackup'));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hub-backup-'));
  // As root the database runs as another user, who must pass through.
  chmodSync(folder, 0o711);
});
afterAll(async () => {
  if (hub) await stop('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

it(
  'a working hub is copied, dies with its disk, and a spare goes on with office, keys and pictures',
  { timeout: 240_000 },
  async () => {
    await serve('first');
    expect((await command('first', ['seed-sample'])).code).toBe(0);
    const picture = join(folder, 'first/vault/ab');
    mkdirSync(picture, { recursive: true });
    writeFileSync(join(picture, 'abcdef'), 'sealed already');
    // Codes are written all the while.
    const busy = Promise.all([1, 2, 3].map((desk) => command('first', ['code', '--desk', `Loket ${desk}`])));
    // A folder that nobody has used may be where a disk is not mounted.
    expect((await backup('--same-disk')).err).toContain(
      `BACKUP_FOLDER_UNKNOWN: Di ${join(folder, 'disk')} tidak`,
    );
    expect(existsSync(join(folder, 'disk'))).toBe(false);
    const done = await backup('--same-disk', '--create');
    expect(done).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(done.out)).toMatchObject({ file: backups()[0], pictures: 1 });
    for (const one of await busy) expect(one).toMatchObject({ code: 0, err: '' });
    const again = await backup('--same-disk');
    expect(JSON.parse(again.out)).toMatchObject({ pictures: 0 });
    key = (await command('first', ['backup-key'])).out;
    const [file = ''] = backups();
    const sealed = readFileSync(join(folder, 'disk', file));
    expect(sealed.includes(readFileSync(join(folder, 'first/keys.json')).subarray(20, 60))).toBe(false);

    await stop('SIGKILL');
    const restored = await command('spare', ['restore', '--from', join(folder, 'disk')], key);
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect(restored.out).toContain('feed ');
    expect(readFileSync(join(folder, 'spare/vault/ab/abcdef'), 'utf8')).toBe('sealed already');
    expect(
      readFileSync(join(folder, 'spare/keys.json')).equals(readFileSync(join(folder, 'first/keys.json'))),
    ).toBe(true);
    const base = await serve('spare');
    expect(await (await fetch(`${base}/readyz`)).json()).toEqual({ ready: true, problems: [] });
    const twice = await command('spare', ['seed-sample']);
    expect(twice.err).toContain('ALREADY_SET_UP');
    expect((await command('spare', ['code', '--desk', 'Loket 9'])).code).toBe(0);
    expect((await command('spare', ['audit-verify'])).code).toBe(0);
    await stop('SIGTERM');
  },
);

it('on the disk of the data it is refused, and without a folder too', { timeout: 120_000 }, async () => {
  expect((await backup()).err).toContain('BACKUP_SAME_DISK');
  expect((await command('first', ['backup'])).err).toContain('BACKUP_NO_FOLDER');
});

it(
  'a file that was changed or cut, or another key, restores nothing at all',
  { timeout: 120_000 },
  async () => {
    const file = must(backups()[0], 'there is one');
    const from = join(folder, 'bad');
    mkdirSync(from);
    const restore = (word = key) => command('empty', ['restore', '--from', from, '--file', file], word);
    const copy = () => cpSync(join(folder, 'disk', file), join(from, file));
    copy();
    expect((await restore('A'.repeat(43))).err).toContain('BACKUP_UNREADABLE');
    expect((await restore('short')).err).toContain('BACKUP_UNREADABLE');
    truncateSync(join(from, file), readFileSync(join(from, file)).length - 1);
    expect((await restore()).err).toContain('BACKUP_UNREADABLE');
    copy();
    const bytes = readFileSync(join(from, file));
    bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
    writeFileSync(join(from, file), bytes);
    expect((await restore()).err).toContain('BACKUP_UNREADABLE');
    expect(existsSync(join(folder, 'empty')) ? readdirSync(join(folder, 'empty')) : []).toEqual([]);
  },
);

it('nothing is ever laid over data that are there', { timeout: 60_000 }, async () => {
  const tried = await command('first', ['restore', '--from', join(folder, 'disk')], key);
  expect(tried.err).toContain('DATA_FOLDER_NOT_EMPTY');
});

/** Memory is another disk than that of the data, wherever there is one. */
const otherDisk = existsSync('/dev/shm') && statSync('/dev/shm').dev !== statSync(tmpdir()).dev;

it.skipIf(!otherDisk)(
  'how the last one went is known to the hub: at its terminal, until a good one on another disk',
  { timeout: 240_000 },
  async () => {
    const disk = mkdtempSync('/dev/shm/hub-disk-');
    const night = (...args: string[]) =>
      ended(start('first', args, { HUB_BACKUP_FOLDER: join(disk, 'hub') }));
    try {
      // Trials beside the data count for nothing, and one without a folder is known to be none.
      expect((await command('first', ['status'])).out).toContain('hub: backup never, NO_FOLDER');
      expect((await night('backup')).err).toContain('BACKUP_FOLDER_UNKNOWN');
      const failed = await night('status');
      expect(failed.out).toMatch(/^hub: backup never, FAILED 20.+Z BACKUP_FOLDER_UNKNOWN$/m);
      expect(await night('backup', '--create')).toMatchObject({ code: 0, err: '' });
      expect((await night('status')).out).toMatch(/^hub: backup 20\S+Z$/m);
      // The next night the disk is gone, and with it the folder below its mount point.
      rmSync(join(disk, 'hub'), { recursive: true });
      expect((await night('backup')).err).toContain('BACKUP_FOLDER_UNKNOWN');
      mkdirSync(join(disk, 'hub'));
      expect((await night('backup')).err).toContain('BACKUP_FOLDER_UNKNOWN');
      expect(readdirSync(join(disk, 'hub'))).toEqual([]);
      expect((await night('status')).out).toMatch(
        /^hub: backup 20\S+Z, FAILED 20\S+Z BACKUP_FOLDER_UNKNOWN$/m,
      );
    } finally {
      rmSync(disk, { recursive: true, force: true });
    }
  },
);
