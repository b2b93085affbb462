import { existsSync } from 'node:fs';
import { canBuild, ensureBuilt } from './build.mjs';
import { runChecks } from './check.mjs';
import { run, textOf } from './child.mjs';
import { hasDisplay, withDisplay } from './display.mjs';
import { ensureElectron } from './electron-binary.mjs';
import { messages, say, StartProblem } from './messages.mjs';
import { at } from './paths.mjs';
import { ensureChromium, ensurePackagers, ensureTriers, ensureVerifiers } from './system-packages.mjs';
import { runAllTests, runEndToEndTests, runPackagingTests, runUnitTests } from './tests.mjs';

/** @typedef {(args: string[], env: NodeJS.ProcessEnv) => Promise<number>} Command */

/** @type {Record<string, Command>} */
export const commands = {
  start,
  dev,
  test: runAllTests,
  'test:unit': runUnitTests,
  'test:long': (args, env) => runUnitTests(args, { ...env, LOKET_LONG: '10' }),
  'test:faults': async (args, env) => {
    const desk = await script('test/faults/run.ts', args, env);
    const sync = await script('test/faults/sync-run.ts', args, env);
    return desk || sync;
  },
  e2e: runEndToEndTests,
  tour: (args, env) => inApp((all) => script('test/tour/run.ts', args, all), env),
  screens: (args, env) => script('tools/screens/run.ts', args, env),
  bench: (args, env) => inApp((all) => script('test/bench/run.ts', args, all), env),
  'bench:sync': (args, env) => inApp((all) => script('test/bench-sync/run.ts', args, all), env),
  'audit:verify': (args, env) =>
    args.includes('--desk')
      ? script('main/cli/verify-audit.ts', args, env)
      : script('hub/main.ts', ['audit-verify', ...args.filter((arg) => arg !== '--hub')], env),
  ocr: async (args, env) => {
    const chromium = await ensureChromium({ xvfb: false });
    await ensureBuilt({ env });
    return script('tools/ocr/run.ts', args, { ...env, CHROMIUM_PATH: chromium });
  },
  photo: async (args, env) => {
    const chromium = await ensureChromium({ xvfb: false });
    await ensureBuilt({ env });
    return script('tools/photo/run.ts', args, { ...env, CHROMIUM_PATH: chromium });
  },
  mrz: (args, env) => script('main/cli/mrz.ts', args, env),
  hub: (args, env) => script('hub/main.ts', args, env),
  simulator: (args, env) => script('tools/central-simulator/run.ts', args, env),
  'scanner-sim': (args, env) => script('tools/scanner-simulator/run.ts', args, env),
  'sbi-mock': (args, env) => script('tools/sbi-mock/run.ts', args, env),
  'chip-sim': (args, env) => script('tools/chip-sim/run.ts', args, env),
  'release:feed': (args, env) => script('tools/updates/run.ts', args, env),
  policy: (args, env) => script('tools/policy/run.ts', args, env),
  pack: async (args, env) => {
    await ensurePackagers({ isSigned: Object.keys(env).some((name) => name.startsWith('LOKET_SIGN_')) });
    await ensureBuilt({ env });
    return script('tools/pack/run.ts', args, env);
  },
  'release:verify': async (args, env) => {
    await ensureVerifiers();
    return script('tools/release/run-verify.ts', args, env);
  },
  'release:apt': async (args, env) => {
    await ensureTriers();
    return script('tools/release/run-apt.ts', args, env);
  },
  'test:packaging': async (args, env) => {
    await ensureTriers();
    await ensureBuilt({ env });
    return runPackagingTests(args, env);
  },
  check: runChecks,
  build: async (_args, env) => {
    await ensureBuilt({ env, force: true });
    return 0;
  },
  format: (args, env) =>
    tool(['prettier', 'bin', 'prettier.cjs'], ['--write', '--log-level=warn', '.', ...args], env),
};

/** Commands that show made-up people to somebody; all others run as a test. */
const DEMO = new Set(['start', 'dev', 'tour']);

/** @param {string} command @param {NodeJS.ProcessEnv} env */
export function profileFor(command, env) {
  return env['LOKET_PROFILE'] || (DEMO.has(command) ? 'demo' : 'test');
}

/** @type {Command} */
async function start(args, env) {
  if (!hasDisplay()) {
    say(messages.noDisplayTour());
    return inApp((all) => script('test/tour/run.ts', args, all), env);
  }
  return inApp((all) => electron(['.', ...args], all), env);
}

/** @type {Command} */
async function dev(args, env) {
  if (!canBuild()) throw new StartProblem(messages.notYet('electron.vite.config.ts'));
  const engine = await ensureElectron({ needsXvfb: !hasDisplay() });
  return withDisplay(async (display) => {
    const all = { ...env, ...display, ...engine.env };
    const noSandbox = engine.env['LOKET_LAUNCH_ARGS'] ? ['--noSandbox'] : [];
    return tool(['electron-vite', 'bin', 'electron-vite.js'], ['dev', ...noSandbox, ...args], all);
  });
}

/**
 * Prepares everything that the app needs to open, then runs `work`.
 * @param {(env: NodeJS.ProcessEnv) => Promise<number>} work
 * @param {NodeJS.ProcessEnv} env
 */
async function inApp(work, env) {
  if (!canBuild()) throw new StartProblem(messages.notYet('electron.vite.config.ts'));
  const engine = await ensureElectron({ needsXvfb: !hasDisplay() });
  return withDisplay(async (display) => {
    const all = { ...env, ...display, ...engine.env };
    await ensureBuilt({ env: all });
    return work(all);
  });
}

/** @param {string[]} args @param {NodeJS.ProcessEnv} env */
async function electron(args, env) {
  const launch = (env['LOKET_LAUNCH_ARGS'] ?? '').split(' ').filter(Boolean);
  return tool(['electron', 'cli.js'], [...launch, ...args], env);
}

/**
 * Runs one of the project's own TypeScript scripts on Node 24, which strips the types itself.
 * @param {string} file
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
async function script(file, args, env) {
  if (!existsSync(at(file))) throw new StartProblem(messages.notYet(file));
  const { code } = await run(process.execPath, [at(file), ...args], { stdout: 'inherit', stdin: true, env });
  return code;
}

/** @param {string[]} file inside node_modules @param {string[]} args @param {NodeJS.ProcessEnv} env */
async function tool(file, args, env) {
  const all = [at('node_modules', ...file), ...args];
  const { code } = await run(process.execPath, all, { stdout: 'inherit', stdin: true, env });
  return code;
}

/** @param {unknown} error */
export function report(error) {
  if (!(error instanceof StartProblem)) throw error;
  say(textOf(error));
  return error.exitCode;
}
