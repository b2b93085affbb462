import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureChromium } from './system-packages.mjs';
import { textOf } from './child.mjs';
import { messages, say, StartProblem } from './messages.mjs';
import { at, CACHE } from './paths.mjs';

const FAILED = path.join(CACHE, 'electron-download-failed');
const STAND_IN = at('tools', 'electron-chromium');
const RETRY_AFTER_MS = 24 * 60 * 60_000;
/** A download that brings nothing new for this long is given up; a slow one that moves is left alone. */
const STALL_MS = 20_000;

/** @typedef {{ kind: 'electron' | 'stand-in' | 'chosen', env: Record<string, string> }} Engine */

/**
 * Electron's own binary where it is present or can be fetched, else the system's Chromium behind the stand-in.
 * @param {{ needsXvfb: boolean }} options
 * @returns {Promise<Engine>}
 */
export async function ensureElectron({ needsXvfb }) {
  const chosen = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (chosen && path.resolve(chosen) !== STAND_IN) return { kind: 'chosen', env: {} };
  if (await haveElectron()) return { kind: 'electron', env: launchArguments() };
  if (process.platform === 'win32' || !existsSync(path.join(STAND_IN, 'electron'))) {
    throw new StartProblem(messages.electronMissing(process.platform));
  }
  const chromium = await ensureChromium({ xvfb: needsXvfb });
  return {
    kind: 'stand-in',
    env: { ELECTRON_OVERRIDE_DIST_PATH: STAND_IN, CHROMIUM_PATH: chromium },
  };
}

/** Whether Electron's own binary is here, after trying once a day to fetch it. */
export async function haveElectron() {
  if (isPresent()) return true;
  if (process.env['ELECTRON_SKIP_BINARY_DOWNLOAD']) return false;
  if (!isTimeToRetry(failedAt(), Date.now())) return false;
  say(messages.electronFetching());
  const reason = await download();
  if (reason === undefined && isPresent()) {
    rmSync(FAILED, { force: true });
    return true;
  }
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(FAILED, `${new Date().toISOString()}\n${reason ?? 'no binary after the download'}\n`);
  say(messages.electronUnavailable(reason ?? 'no binary after the download'));
  return false;
}

/**
 * @param {number | undefined} failed milliseconds of the last failure
 * @param {number} now
 */
export function isTimeToRetry(failed, now) {
  return failed === undefined || now - failed >= RETRY_AFTER_MS || failed > now;
}

/** Chromium's own sandbox refuses to start for root: only the launcher may say so, never the app's code. */
function launchArguments() {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return { LOKET_LAUNCH_ARGS: isRoot ? '--no-sandbox' : '' };
}

function isPresent() {
  try {
    const binary = readFileSync(at('node_modules', 'electron', 'path.txt'), 'utf8');
    return existsSync(at('node_modules', 'electron', 'dist', binary));
  } catch {
    return false;
  }
}

function failedAt() {
  try {
    const time = Date.parse(readFileSync(FAILED, 'utf8').split('\n')[0] ?? '');
    return Number.isNaN(time) ? undefined : time;
  } catch {
    return undefined;
  }
}

/**
 * Runs Electron's own downloader, with its temporary files in a folder of ours so that progress can be seen.
 * @returns {Promise<string | undefined>} why it failed
 */
function download() {
  const temporary = path.join(CACHE, 'electron-download');
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary };
  delete env['ELECTRON_OVERRIDE_DIST_PATH'];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [at('node_modules', 'electron', 'install.js')], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    let stalled = false;
    child.stderr.on('data', (chunk) => (errors += chunk));
    const stop = watchForStall([temporary, at('node_modules', 'electron', 'dist')], () => {
      stalled = true;
      child.kill('SIGKILL');
    });
    child.on('error', (error) => (errors += textOf(error)));
    child.on('close', (code) => {
      stop();
      rmSync(temporary, { recursive: true, force: true });
      resolve(code === 0 ? undefined : stalled ? 'the download stalled' : firstLine(errors));
    });
  });
}

/**
 * @param {readonly string[]} folders
 * @param {() => void} onStall
 */
function watchForStall(folders, onStall) {
  let size = -1;
  let since = Date.now();
  const timer = setInterval(() => {
    const now = folders.reduce((sum, folder) => sum + sizeOf(folder), 0);
    if (now !== size) {
      size = now;
      since = Date.now();
    } else if (Date.now() - since > STALL_MS) {
      onStall();
    }
  }, 1000);
  return () => clearInterval(timer);
}

/**
 * @param {string} folder
 * @returns {number}
 */
function sizeOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
  } catch {
    return 0;
  }
}

/** @param {string} text */
function firstLine(text) {
  return text.trim().split('\n')[0]?.slice(0, 160) || 'unknown reason';
}
