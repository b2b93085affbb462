import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './child.mjs';
import { exclusively } from './exclusive.mjs';
import { messages, say, StartProblem } from './messages.mjs';
import { at, CACHE } from './paths.mjs';

/** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean, link?: boolean }} LockEntry */
/** @typedef {{ packages?: Record<string, LockEntry> }} Lock */

const STAMP = path.join(CACHE, 'installed');

/** Makes `node_modules` hold what the lock file names, and nothing when it already does. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await exclusively('install', async () => {
    if (isInstalled()) return;
    say(messages.installing());
    await install();
    await ensureProjectNode();
    remember();
  });
}

/** The project's own Node 24, or undefined when the npm package has not put it there. */
export function projectNode() {
  const file = at('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(file) ? file : undefined;
}

async function install() {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const strict = await npm(['ci', ...quiet]);
  if (strict.code === 0) return;
  if (lacksOnlyForeignPackages(strict.output)) {
    say(messages.lockIncomplete());
    const lenient = await npm(['install', '--no-save', ...quiet]);
    if (lenient.code === 0) return;
    process.stderr.write(lenient.output);
    throw new StartProblem(messages.installFailed(lenient.code));
  }
  process.stderr.write(strict.output);
  throw new StartProblem(messages.installFailed(strict.code));
}

/**
 * Whether `npm ci` refused the lock only for optional packages that the registry in use does not offer (npm then prints their
 * names with no version). Those are other platforms' binaries; every version that this machine needs is still the lock's.
 * @param {string} output of npm ci
 */
export function lacksOnlyForeignPackages(output) {
  const complaints = output.match(/(?:Missing|Invalid): .*/g) ?? [];
  return complaints.length > 0 && complaints.every((line) => /^Missing: \S+@ from lock file/.test(line));
}

/** @param {string} node */
export function isThisNode(node) {
  return realpathSync(node) === realpathSync(process.execPath);
}

/**
 * `node`, `electron` and the other tools are found in the project before any of the machine's.
 * @param {NodeJS.ProcessEnv} env
 */
export function withProjectPath(env) {
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const bin = at('node_modules', '.bin');
  const folders = (env[key] ?? '').split(path.delimiter).filter((folder) => folder !== bin);
  return { ...env, [key]: [bin, ...folders].join(path.delimiter) };
}

function isInstalled() {
  if (!existsSync(at('node_modules')) || !projectNode()) return false;
  const lockText = readFileSync(at('package-lock.json'), 'utf8');
  if (readOr(STAMP, '') === hashOf(lockText)) return true;
  const hidden = readOr(at('node_modules', '.package-lock.json'), '');
  if (hidden === '' || !installedMatches(JSON.parse(lockText), JSON.parse(hidden))) return false;
  remember();
  return true;
}

/**
 * Whether what npm wrote down as installed (`node_modules/.package-lock.json`) is what the lock file wants. Optional packages
 * (other platforms) may be absent, but never in another version.
 * @param {Lock} wanted
 * @param {Lock} installed
 */
export function installedMatches(wanted, installed) {
  const have = installed.packages ?? {};
  return Object.entries(wanted.packages ?? {}).every(([where, entry]) => {
    if (where === '' || entry.link) return true;
    const found = have[where];
    if (!found) return entry.optional === true || entry.devOptional === true || entry.peer === true;
    return found.version === entry.version;
  });
}

/** @param {string} text */
export function hashOf(text) {
  return createHash('sha256').update(text).digest('hex');
}

function remember() {
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(STAMP, hashOf(readFileSync(at('package-lock.json'), 'utf8')));
}

/**
 * The npm package `node` fetches the binary of this machine in its install script. Where npm was told to run no scripts, run
 * that one script here: without it nothing else can start.
 */
async function ensureProjectNode() {
  if (projectNode()) return;
  const cwd = at('node_modules', 'node');
  await run(process.execPath, ['installArchSpecificPackage.js'], { stdout: 'stderr', cwd });
}

/**
 * npm as the caller started it (`npm_execpath`), else the one in PATH.
 * @param {readonly string[]} args
 */
function npm(args) {
  const script = process.env['npm_execpath'];
  const env = { ...process.env, CI: process.env['CI'] ?? 'true' };
  if (script && /npm-cli\.c?js$/.test(script)) {
    return run(process.execPath, [script, ...args], { stdout: 'capture', env });
  }
  return run('npm', args, { stdout: 'capture', env, shell: process.platform === 'win32' });
}

/** @param {string} file @param {string} otherwise */
function readOr(file, otherwise) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}
