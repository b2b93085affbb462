import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from './child.mjs';
import { messages, say, StartProblem } from './messages.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** How long another apt may hold its lock. */
const APT_PATIENCE_MS = 10 * 60_000;

/**
 * Chromium (and Xvfb where a screen is needed), installed with apt-get when root runs on Debian.
 * @param {{ xvfb: boolean }} need
 * @returns {Promise<string>} the browser's path
 */
export async function ensureChromium({ xvfb }) {
  const missing = [
    ...(findChromium() ? [] : ['chromium', 'fonts-liberation']),
    ...(xvfb && !findProgram('Xvfb') ? ['xvfb'] : []),
  ];
  if (missing.length > 0 && canUseApt()) {
    say(messages.chromiumInstalling());
    await apt(['update', '-qq']);
    await apt(['install', '-qq', '-y', '--no-install-recommends', ...missing]);
  }
  const found = findChromium();
  if (!found) throw new StartProblem(messages.chromiumMissing());
  return found;
}

/** Xvfb alone, for the real Electron on a machine without a screen. */
export async function ensureXvfb() {
  if (findProgram('Xvfb')) return;
  if (canUseApt()) {
    await apt(['update', '-qq']);
    await apt(['install', '-qq', '-y', '--no-install-recommends', 'xvfb']);
  }
  if (!findProgram('Xvfb')) throw new StartProblem(messages.displayMissing());
}

/** A C compiler for the kill points of the fault tests; without one they fail and say so. */
export async function ensureCompiler() {
  if (process.platform !== 'linux' || findProgram('cc') || !canUseApt()) return;
  say(messages.compilerInstalling());
  await apt(['update', '-qq']);
  await apt(['install', '-qq', '-y', '--no-install-recommends', 'gcc', 'libc6-dev']);
}

/** What packages are built with: makensis, wixl, and compilers for the small programs of a trial build. Program → Debian package. */
const PACKAGERS = {
  cc: 'gcc',
  makensis: 'nsis',
  wixl: 'wixl',
  msibuild: 'msitools',
  'x86_64-w64-mingw32-gcc': 'gcc-mingw-w64-x86-64-win32',
};
/** What packages are tried with. wine64 has no program in PATH. */
const TRIERS = {
  'apt-ftparchive': 'apt-utils',
  gpg: 'gpg',
  lintian: 'lintian',
  zip: 'zip',
  'softhsm2-util': 'softhsm2',
  '/usr/lib/x86_64-linux-gnu/engines-3/pkcs11.so': 'libengine-pkcs11-openssl',
  '/usr/lib/wine/wine64': 'wine64',
};

/** What a release is looked at with, and what signs one. */
const VERIFIERS = {
  'dpkg-deb': 'dpkg',
  msiextract: 'msitools',
  openssl: 'openssl',
  osslsigncode: 'osslsigncode',
};

/**
 * What is missing fails where it is used, by its name.
 * @param {{ isSigned?: boolean }} [how]
 */
export async function ensurePackagers({ isSigned = false } = {}) {
  await ensurePrograms({ ...PACKAGERS, ...(isSigned ? VERIFIERS : {}) }, messages.packagersInstalling());
}

export async function ensureVerifiers() {
  await ensurePrograms(VERIFIERS, messages.verifiersInstalling());
}

export async function ensureTriers() {
  await ensurePrograms({ ...PACKAGERS, ...VERIFIERS, ...TRIERS }, messages.packagersInstalling());
}

/** @param {Record<string, string>} programs @param {string} word */
async function ensurePrograms(programs, word) {
  const missing = Object.entries(programs)
    .filter(([program]) => !(program.startsWith('/') ? existsSync(program) : findProgram(program)))
    .map(([, name]) => name);
  if (missing.length === 0 || !canUseApt()) return;
  say(word);
  await apt(['update', '-qq']);
  await apt(['install', '-qq', '-y', '--no-install-recommends', ...missing]);
}

/** A PostgreSQL with a standby for the fault tests; where it cannot be had that test is skipped and says so. */
export async function ensurePostgres() {
  if (existsSync('/usr/lib/postgresql') || !canUseApt()) return;
  say(messages.postgresInstalling());
  await apt(['update', '-qq']);
  await apt(['install', '-qq', '-y', '--no-install-recommends', 'postgresql']);
}

/** @param {NodeJS.ProcessEnv} [env] */
export function findChromium(env = process.env) {
  const chosen = env['CHROMIUM_PATH'];
  if (chosen) return isExecutable(chosen) ? chosen : undefined;
  for (const name of NAMES) {
    const found = findProgram(name, env);
    if (found) return found;
  }
  return process.platform === 'darwin' ? MAC.find(isExecutable) : undefined;
}

/**
 * @param {string} name
 * @param {NodeJS.ProcessEnv} [env]
 */
export function findProgram(name, env = process.env) {
  return (env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => path.join(folder, name))
    .find(isExecutable);
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function canUseApt() {
  return process.platform === 'linux' && process.getuid?.() === 0 && findProgram('apt-get') !== undefined;
}

/**
 * @param {readonly string[]} args
 * @returns {Promise<void>}
 */
async function apt(args) {
  const until = Date.now() + APT_PATIENCE_MS;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  for (;;) {
    const { code, output } = await run('apt-get', ['-o', 'DPkg::Lock::Timeout=600', ...args], {
      stdout: 'capture',
      env,
    });
    if (code === 0) return;
    if (!isLocked(output) || Date.now() > until) {
      process.stderr.write(output);
      return;
    }
    await sleep(3000);
  }
}

/**
 * Whether apt-get failed only because another one is at work.
 * @param {string} output
 */
export function isLocked(output) {
  return /Could not get lock|Unable to (?:acquire|lock)|is another process using it|held by process/i.test(
    output,
  );
}
