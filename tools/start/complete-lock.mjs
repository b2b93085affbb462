/**
 * `node tools/start/complete-lock.mjs [--check]`: adds to package-lock.json the optional packages of other platforms that npm left out.
 *
 * npm writes no entry for an optional package that its registry did not offer at that moment (a mirror often holds Linux
 * only), and then `npm ci` refuses the lock on every machine. Such an entry needs the version, which the parent package
 * names, and the platform, which is in the package's name, so that other platforms skip it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { at } from './paths.mjs';

/** @typedef {{ version?: string, optional?: boolean, dev?: boolean, optionalDependencies?: Record<string, string>, os?: string[], cpu?: string[], libc?: string[] }} Entry */

const SYSTEMS = [
  'darwin',
  'win32',
  'linux',
  'android',
  'freebsd',
  'openharmony',
  'aix',
  'netbsd',
  'openbsd',
  'sunos',
];
const PROCESSORS = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el'];

/**
 * The entries that are missing, by their place in the tree.
 * @param {Record<string, Entry>} packages `packages` of the lock file
 * @returns {Record<string, Entry>}
 */
export function missingEntries(packages) {
  /** @type {Record<string, Entry>} */
  const missing = {};
  for (const [where, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const platform = platformOf(name);
      if (!platform || !/^\d+\.\d+\.\d+$/.test(version) || isReachable(packages, where, name)) continue;
      missing[`node_modules/${name}`] = {
        version,
        ...(entry.dev ? { dev: true } : {}),
        optional: true,
        ...platform,
      };
    }
  }
  return missing;
}

/**
 * What the package's name says about where it runs: `@scope/binding-linux-arm64-musl`.
 * @param {string} name
 * @returns {Pick<Entry, 'os' | 'cpu' | 'libc'> | undefined}
 */
export function platformOf(name) {
  const words = name.split(/[/-]/);
  const system = SYSTEMS.find((word) => words.includes(word));
  const processor = PROCESSORS.find((word) => words.includes(word));
  if (!system || !processor) return undefined;
  const libc = words.some((word) => word.startsWith('musl'))
    ? ['musl']
    : words.some((word) => word.startsWith('gnu'))
      ? ['glibc']
      : undefined;
  return { cpu: [processor], ...(libc && system === 'linux' ? { libc } : {}), os: [system] };
}

/**
 * Whether a package at `where` would find `name` in the lock, in its own or a higher `node_modules`.
 * @param {Record<string, Entry>} packages
 * @param {string} where
 * @param {string} name
 */
function isReachable(packages, where, name) {
  const parts = where.split('node_modules/');
  return parts.some((_, index) => {
    const base = parts.slice(0, parts.length - index).join('node_modules/');
    return `${base === '' || base.endsWith('/') ? base : `${base}/`}node_modules/${name}` in packages;
  });
}

function main() {
  const file = at('package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingEntries(lock.packages);
  const names = Object.keys(missing);
  process.stderr.write(
    names.map((name) => `missing: ${name}\n`).join('') + `${names.length} entries missing\n`,
  );
  if (process.argv.includes('--check')) return names.length > 0 ? 1 : 0;
  const [root, ...rest] = Object.entries({ ...lock.packages, ...missing });
  rest.sort(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries(root ? [root, ...rest] : rest);
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main();
