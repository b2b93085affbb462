import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EnrolReply, HubSignInReply } from '#common/contract/hub/station.ts';
import { systemClock } from '#runtime/clock.ts';
import { EdgeDesk } from '#test/support/edge-desk.ts';

const ROOT = join(import.meta.dirname, '../..');
const PASSWORD = 'kata-sandi-panjang-99';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hub-process-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

type Ended = { code: number | null; out: string; err: string };

function start(args: string[], env: Record<string, string> = {}): ChildProcess {
  const all = { ...process.env, HUB_DATA: folder, HUB_PORT: '0', ...env };
  return spawn(process.execPath, [join(ROOT, 'hub/main.ts'), ...args], { cwd: ROOT, env: all });
}

function ended(child: ChildProcess): Promise<Ended> {
  const texts = { out: '', err: '' };
  child.stdout?.on('data', (chunk) => (texts.out += chunk));
  child.stderr?.on('data', (chunk) => (texts.err += chunk));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...texts })));
}

function command(
  args: string[],
  options: { input?: string; env?: Record<string, string> } = {},
): Promise<Ended> {
  const child = start(args, options.env);
  child.stdin?.end(options.input ?? '');
  return ended(child);
}

const SET_UP = ['set-up', '--code', 'KANIM-X', '--name', 'Kantor X', '--city', 'Padang', '--zone', 'WIB'];

it(
  'an office is set up once, enrols desks beside the running hub, and stops in order',
  { timeout: 90_000 },
  async () => {
    const setUp = () => command([...SET_UP, '--admin', 'tikim'], { input: `${PASSWORD}\n` });
    expect((await setUp()).code).toBe(0);
    const again = await setUp();
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('ALREADY_SET_UP')]);

    const ready = join(folder, 'hub.ready');
    const hub = start([], { HUB_READY_FILE: ready });
    const whole = ended(hub);
    const base = await addressOf(hub);
    expect(readFileSync(ready, 'utf8')).toBe(base);
    expect(JSON.parse(await (await fetch(`${base}/readyz`)).text())).toEqual({ ready: true, problems: [] });
    const code = (await command(['code', '--desk', 'Loket 3'])).out.slice(0, 11);
    const desk = await EdgeDesk.make(base, systemClock());
    expect(EnrolReply.parse(await desk.enrol(code))).toMatchObject({
      deskName: 'Loket 3',
      officeName: 'Kantor X',
    });
    await desk.fetchToken();
    expect(HubSignInReply.parse(await desk.signIn('tikim', PASSWORD)).mustChange).toBe(false);
    const notReady = join(folder, 'second.ready');
    const second = await command([], { env: { HUB_READY_FILE: notReady } });
    expect(existsSync(notReady)).toBe(false);
    expect([second.code, second.err]).toEqual([
      1,
      expect.stringContaining('runs on this data folder already'),
    ]);

    hub.kill('SIGTERM');
    const { code: ending, out } = await whole;
    expect(ending).toBe(0);
    expect(out.trim().split('\n').at(-1)).toContain('"message":"stopped"');
    expect(existsSync(join(folder, 'running.json'))).toBe(false);
    expect(existsSync(join(folder, 'postgres/data/postmaster.pid'))).toBe(false);
    expect(out).not.toContain(PASSWORD);
    expect(out).not.toContain('tikim');
  },
);

it('a hub whose keys are gone does not start and makes no new ones', { timeout: 60_000 }, async () => {
  const keys = join(folder, 'keys.json');
  renameSync(keys, `${keys}.away`);
  const refused = await command([]);
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('DATABASE_KEY_LOST')]);
  expect(existsSync(keys)).toBe(false);
  renameSync(`${keys}.away`, keys);
});

it('another machine is not served without TLS', { timeout: 30_000 }, async () => {
  const refused = await command([], { env: { HUB_HOST: '0.0.0.0' } });
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('HUB_TLS_CERT')]);
});

it('a wrong setting is named without its value', { timeout: 30_000 }, async () => {
  const refused = await command([], { env: { DATABASE_URL: 'mysql://geheim' } });
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('DATABASE_URL');
  expect(refused.err).not.toContain('geheim');
});

it('sample people never come into an office of its own', { timeout: 60_000 }, async () => {
  const refused = await command(['seed-sample']);
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('PROFILE_MISMATCH')]);
});

/** Told on the terminal when the hub listens. */
function addressOf(hub: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    hub.once('close', () => reject(new Error('the hub ended')));
    if (!hub.stderr) return;
    createInterface({ input: hub.stderr }).on('line', (line) => {
      const address = /^Hub: (\S+)$/.exec(line)?.[1];
      if (address) resolve(address);
    });
  });
}
