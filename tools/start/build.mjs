import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './child.mjs';
import { exclusively } from './exclusive.mjs';
import { messages, say, StartProblem } from './messages.mjs';
import { at, ROOT } from './paths.mjs';

/** Everything that ends up in `out/main`, `out/preload` and `out/renderer`. */
const SOURCES = [
  'common',
  'main',
  'runtime',
  'preload',
  'renderer',
  'resources',
  'tools/build',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];
export const OUTPUTS = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];
const STAMP = at('out', 'build.stamp');

export function canBuild() {
  return existsSync(at('electron.vite.config.ts'));
}

/**
 * Builds when the sources differ from those of the last build, or always with `force`.
 * @param {{ env: NodeJS.ProcessEnv, force?: boolean }} options
 */
export async function ensureBuilt({ env, force = false }) {
  if (!canBuild()) throw new StartProblem(messages.notYet('electron.vite.config.ts'));
  if (!force && isFresh()) return;
  await exclusively('build', async () => {
    const sources = fingerprint();
    if (!force && isFresh(sources)) return;
    say(messages.building());
    const { code, output } = await run(
      process.execPath,
      [at('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build'],
      { stdout: 'capture', env: { ...env, NODE_ENV: 'production' } },
    );
    if (code !== 0 || force) process.stderr.write(output);
    if (code !== 0) throw new StartProblem(messages.buildFailed(code));
    mkdirSync(path.dirname(STAMP), { recursive: true });
    writeFileSync(STAMP, sources);
  });
}

function isFresh(sources = fingerprint()) {
  if (!OUTPUTS.every((file) => existsSync(at(file)))) return false;
  try {
    return readFileSync(STAMP, 'utf8') === sources;
  } catch {
    return false;
  }
}

/**
 * A hash over names and contents: a checkout or a copy changes times, not contents. Tests are not part of the program.
 * @param {string} [root]
 * @param {readonly string[]} [sources]
 */
export function fingerprint(root = ROOT, sources = SOURCES) {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesUnder(path.join(root, source))) {
      hash.update(path.relative(root, file).split(path.sep).join('/'));
      hash.update('\0');
      hash.update(readFileSync(file));
      hash.update('\0');
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} start a file or a folder
 * @returns {string[]}
 */
function filesUnder(start) {
  if (!existsSync(start)) return [];
  try {
    return readdirSync(start, { withFileTypes: true })
      .filter((entry) => !/\.test\.tsx?$|\.tsbuildinfo$|\.md$/.test(entry.name))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => {
        const file = path.join(start, entry.name);
        return entry.isDirectory() ? filesUnder(file) : [file];
      });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOTDIR') return [start];
    throw error;
  }
}
