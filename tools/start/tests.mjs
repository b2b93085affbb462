import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureCompiler, ensurePostgres } from './system-packages.mjs';
import { run, textOf } from './child.mjs';
import {
  countPlaywright,
  countsFrom,
  countVitest,
  exitCodeOf,
  failedLines,
  skippedLine,
  sum,
  summaryLine,
} from './counts.mjs';
import { hasDisplay, withDisplay } from './display.mjs';
import { ensureElectron, haveElectron } from './electron-binary.mjs';
import { messages, say } from './messages.mjs';
import { at } from './paths.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */

const VITEST_REPORT = at('out', 'test', 'vitest.json');
const UNHANDLED_REPORT = at('out', 'test', 'vitest-unhandled.json');
const PLAYWRIGHT_REPORT = at('out', 'test', 'playwright.json');
/** Folders whose specifications Playwright runs; `playwright.config.ts` names the same. */
const PLAYWRIGHT_FOLDERS = [at('test', 'e2e'), at('test', 'stand-in')];

/**
 * Every test there is: the unit and integration tests, then the app itself. Both always run.
 * @param {readonly string[]} args for both runners, so usually a file name
 * @param {NodeJS.ProcessEnv} env
 */
export async function runAllTests(args, env) {
  const unit = await vitest(args, env);
  const whole = await playwright(args, env);
  return conclude([unit, whole]);
}

/** @param {readonly string[]} args @param {NodeJS.ProcessEnv} env */
export async function runUnitTests(args, env) {
  return conclude([await vitest(args, env)]);
}

/**
 * What builds whole packages: too long for every day.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
export async function runPackagingTests(args, env) {
  return conclude([await vitest(['--config', 'test/packaging/vitest.config.ts', ...args], env)], env);
}

/**
 * The end-to-end tests; with `--electron` on Electron's own binary or not at all.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
export async function runEndToEndTests(args, env) {
  if (!args.includes('--electron')) return conclude([await playwright(args, env)]);
  if (!(await haveElectron())) {
    say(messages.realElectronSkipped());
    // Where Electron must be, its absence is a failure and no reason to skip.
    return env['LOKET_REQUIRE_ELECTRON'] === '1' ? 1 : 0;
  }
  const rest = args.filter((arg) => arg !== '--electron');
  return conclude([await playwright(rest, { ...env, LOKET_REQUIRE_ELECTRON: '1' })]);
}

/**
 * @param {readonly Counts[]} parts
 * @param {NodeJS.ProcessEnv} [env] Where everything can be tried, what was not is a failure: LOKET_SKIP_NOTHING=1.
 */
function conclude(parts, env = {}) {
  const total = sum(parts);
  if (total.passed + total.failed + total.skipped === 0) say('Loket: no test ran.');
  process.stdout.write(`\n${failedLines(total)}${skippedLine(total)}${summaryLine(total)}\n`);
  return env['LOKET_SKIP_NOTHING'] === '1' && total.skipped > 0 ? 1 : exitCodeOf(total);
}

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Counts>}
 */
async function vitest(args, env) {
  await ensureCompiler();
  await ensurePostgres();
  // Some unit tests look for Chromium; what fails here is told, and counted, by the second runner.
  const engine = await ensureElectron({ needsXvfb: !hasDisplay() }).catch(() => undefined);
  prepareReport(VITEST_REPORT);
  prepareReport(UNHANDLED_REPORT);
  const { code } = await run(
    process.execPath,
    [
      at('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--reporter=${at('tools', 'start', 'unhandled-reporter.mjs')}`,
      `--outputFile.json=${VITEST_REPORT}`,
      ...args,
    ],
    { stdout: 'inherit', env: { ...env, ...engine?.env, LOKET_UNHANDLED_REPORT: UNHANDLED_REPORT } },
  );
  return countsFrom(VITEST_REPORT, countVitest, code, UNHANDLED_REPORT);
}

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Counts>}
 */
async function playwright(args, env) {
  prepareReport(PLAYWRIGHT_REPORT);
  if (!hasSpecifications()) {
    say(messages.notYet('test/e2e'));
    return sum([]);
  }
  try {
    const engine = await ensureElectron({ needsXvfb: !hasDisplay() });
    return await withDisplay(async (display) => {
      const all = { ...env, ...display, ...engine.env };
      await ensureBuilt({ env: all });
      const { code } = await run(
        process.execPath,
        [at('node_modules', '@playwright', 'test', 'cli.js'), 'test', '--pass-with-no-tests', ...args],
        { stdout: 'inherit', env: all },
      );
      return countsFrom(PLAYWRIGHT_REPORT, countPlaywright, code);
    });
  } catch (error) {
    // Without a browser, a screen or a build the app's tests cannot start: that is a failure, not a reason to hide the others.
    say(textOf(error));
    return { passed: 0, failed: 1, skipped: 0, names: ['the window tests could not start'] };
  }
}

function hasSpecifications() {
  return PLAYWRIGHT_FOLDERS.filter((folder) => existsSync(folder)).some((folder) =>
    readdirSync(folder, { recursive: true }).some((name) => /\.(?:spec|test)\.tsx?$/.test(String(name))),
  );
}

/** An old report must never be read as this run's. @param {string} file */
function prepareReport(file) {
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
}
