import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { environment, expect, FIXTURE_APP, STAND_IN_BINARY, test } from './fixture.ts';

test('killing the host leaves neither Chromium nor its profile behind', async ({ launch }) => {
  const { app } = await launch();
  const chromium = findChromium(app.process().pid ?? 0);
  const profile = /--user-data-dir=(\S+)/.exec(chromium.command)?.[1] ?? '';
  expect(existsSync(profile)).toBe(true);
  app.process().kill('SIGKILL');
  await expect
    .poll(
      () =>
        listProcesses()
          .filter(({ command }) => command.includes(profile))
          .map(({ command }) => command),
      { timeout: 10_000 },
    )
    .toEqual([]);
  await expect.poll(() => existsSync(profile)).toBe(false);
});

test('the host ends when Chromium dies, after telling the app', async ({ launch }) => {
  const { app } = await launch();
  const host = app.process();
  const exited = new Promise((resolve) => host.once('exit', resolve));
  process.kill(findChromium(host.pid ?? 0).pid, 'SIGKILL');
  expect(await exited).toBe(1);
});

test('quitting ends everything and removes the profile', async ({ launch }) => {
  const { app } = await launch();
  const chromium = findChromium(app.process().pid ?? 0);
  const profile = /--user-data-dir=(\S+)/.exec(chromium.command)?.[1] ?? '';
  await app.close();
  await expect.poll(() => listProcesses().some(({ command }) => command.includes(profile))).toBe(false);
  await expect.poll(() => existsSync(profile)).toBe(false);
});

test('a second start of the same app greets the first one and ends', async ({ launch }) => {
  const { app, userData } = await launch();
  await app.evaluate(({ app: electronApp }) => {
    const state = globalThis as unknown as { second: string[] };
    electronApp.on('second-instance', (_event, argv) => (state.second = argv));
    return electronApp.requestSingleInstanceLock();
  });
  const code = `
    const { app } = require('electron');
    app.setPath('userData', process.env.FIXTURE_USER_DATA);
    if (!app.requestSingleInstanceLock()) app.exit(7);
  `;
  const script = join(mkdtempSync(join(tmpdir(), 'stand-in-second-')), 'second.cjs');
  spawnSync('tee', [script], { input: code });
  const second = spawn(STAND_IN_BINARY, [script, 'hello'], { env: environment(userData), stdio: 'inherit' });
  expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(7);
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { second: string[] }).second))
    .toContain('hello');
});

test('it refuses to start for real data, and says what it is', async ({ launch }) => {
  const refused = spawnSync(STAND_IN_BINARY, [FIXTURE_APP], {
    env: { ...environment('/nowhere'), LOKET_PROFILE: 'production' },
    encoding: 'utf8',
  });
  expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('holds no real data')]);
  const { app } = await launch();
  expect(await app.evaluate(() => process.versions['chrome'])).toMatch(/^\d+\./);
});

type Listed = { readonly pid: number; readonly parent: number; readonly command: string };

function findChromium(host: number): Listed {
  const found = listProcesses().find(
    ({ parent, command }) => parent === host && command.includes('--remote-debugging-pipe'),
  );
  if (!found) throw new Error('The host has no Chromium below it.');
  return found;
}

/** Zombies have an empty command line, so they do not count. */
function listProcesses(): Listed[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        return [
          { pid: Number(name), parent: Number(stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0]), command },
        ];
      } catch {
        // It ended while being read.
        return [];
      }
    });
}
