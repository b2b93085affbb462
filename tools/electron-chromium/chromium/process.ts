import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

import { Connection } from './connection.ts';
import { chromiumFlags } from './flags.ts';
import { createProfile } from './profile.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/**
 * Outlives the host in its own process group. Its input is a pipe that only the host holds, so `read` returns when the host closes
 * it or dies, even by SIGKILL. What is left of Chromium's group is killed then, and the profile removed; a process that is just
 * ending may still write there, so it is looked at until it stays gone.
 */
const WATCHDOG = `
  read -r word
  kill -KILL -- "-$1" 2>/dev/null
  for attempt in 1 2 3 4 5 6 7 8 9 10; do
    rm -rf -- "$2" 2>/dev/null
    sleep 0.5
    [ -e "$2" ] || exit 0
  done
`;

export type ChromiumProcess = {
  readonly binary: string;
  readonly profile: string;
  readonly pid: number;
  readonly headless: boolean;
  readonly connection: Connection;
  readonly exited: Promise<number>;
  /** Opens another window in the running Chromium, without tabs or address bar. */
  openWindow(url: string): Promise<void>;
  /** Ends Chromium, by force where it does not go by itself, and has its profile removed. */
  close(): Promise<void>;
};

export function startChromium(switches: ReadonlyMap<string, string>): ChromiumProcess {
  const binary = findChromium();
  const profile = createProfile();
  const headless = switches.has('headless') || !(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
  const isRoot = process.getuid?.() === 0;
  const flags = chromiumFlags({ profile, switches, headless, isRoot });
  const child = spawn(binary, flags, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'], detached: true });
  if (child.pid === undefined) throw new Error(`Chromium did not start: ${binary}`);
  const pid: number = child.pid;
  const watchdog = startWatchdog(pid, profile);
  forwardDevtoolsLine(child);
  const exited = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  // The pipes are at 3 and 4 because stdio above puts them there.
  const connection = new Connection(child.stdio[4] as Readable, child.stdio[3] as Writable);

  async function openWindow(url: string): Promise<void> {
    const opener = spawn(
      binary,
      [`--user-data-dir=${profile}`, ...(isRoot ? ['--no-sandbox'] : []), `--app=${url}`],
      {
        stdio: 'ignore',
      },
    );
    const code = await new Promise<number>((resolve) =>
      opener.once('exit', (status) => resolve(status ?? 1)),
    );
    if (code !== 0) throw new Error(`Chromium did not open a window (exit code ${code})`);
  }

  async function close(): Promise<void> {
    connection.browser.send('Browser.close').catch(() => undefined);
    const gone = await Promise.race([exited.then(() => true), delay(2000)]);
    if (!gone) killGroup(pid);
    await Promise.race([exited, delay(1000)]);
    watchdog.stdin?.end();
  }

  return { binary, profile, pid, headless, connection, exited, openWindow, close };
}

/** The Chromium to use: `CHROMIUM_PATH`, or the first known name in PATH. */
export function findChromium(): string {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen) return chosen;
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin'];
  for (const name of NAMES) {
    const found = folders.map((folder) => join(folder, name)).find(isExecutable);
    if (found) return found;
  }
  throw new Error(
    'The Chromium stand-in found no Chromium. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.',
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function startWatchdog(chromium: number, profile: string): ChildProcess {
  const watchdog = spawn('/bin/sh', ['-c', WATCHDOG, 'loket-chromium-watchdog', String(chromium), profile], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watchdog.unref();
  return watchdog;
}

/** Playwright waits for Chromium's "DevTools listening" line; the rest of Chromium's chatter is shown on request only. */
function forwardDevtoolsLine(child: ChildProcess): void {
  const everything = process.env['LOKET_CHROMIUM_LOG'] === '1';
  if (!child.stderr) return;
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (everything || line.startsWith('DevTools listening on ')) process.stderr.write(`${line}\n`);
  });
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has gone by itself meanwhile.
  }
}

function delay(milliseconds: number): Promise<false> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, false).unref());
}
