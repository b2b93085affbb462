import { existsSync } from 'node:fs';
import { styleText } from 'node:util';
import { run } from './child.mjs';
import { at } from './paths.mjs';

/** @typedef {{ name: string, what: string, file: string[], args: string[], unless?: () => string | undefined }} Step */
/** @typedef {{ name: string, what: string, state: 'ok' | 'failed' | 'not yet', seconds: number, output: string }} StepResult */

/** @type {readonly Step[]} */
const STEPS = [
  {
    name: 'types',
    what: 'tsc -b',
    file: ['typescript', 'bin', 'tsc'],
    args: ['-b', 'tsconfig.json', 'tools/start/tsconfig.json'],
  },
  {
    name: 'lint',
    what: 'oxlint',
    file: ['oxlint', 'bin', 'oxlint'],
    args: ['--type-aware', '--report-unused-disable-directives', '--max-warnings=0'],
  },
  {
    name: 'format',
    what: 'prettier --check',
    file: ['prettier', 'bin', 'prettier.cjs'],
    args: ['--check', '--cache', '--cache-location=node_modules/.cache/loket/prettier', '.'],
  },
  {
    name: 'imports',
    what: 'dependency-cruiser',
    file: ['dependency-cruiser', 'bin', 'dependency-cruise.mjs'],
    args: ['--config', '.dependency-cruiser.mjs', '--output-type', 'err', 'FOLDERS'],
  },
  {
    name: 'unused',
    what: 'knip',
    file: ['knip', 'bin', 'knip.js'],
    args: ['--no-progress', '--no-config-hints'],
    // Until the build has entry points every dependency looks unused.
    unless: () => (existsSync(at('electron.vite.config.ts')) ? undefined : 'no electron.vite.config.ts'),
  },
];

const FOLDERS = ['common', 'runtime', 'main', 'preload', 'renderer', 'hub', 'test', 'tools'];

/**
 * Everything about the source that a machine can judge without running it. All steps run, two at a time.
 * @param {readonly string[]} only names of steps; none means all
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} exit code
 */
export async function runChecks(only, env) {
  const steps = STEPS.filter((step) => only.length === 0 || only.includes(step.name));
  /** @type {StepResult[]} */
  const results = [];
  const queue = [...steps];
  const worker = async () => {
    for (let step = queue.shift(); step; step = queue.shift()) {
      const result = await runStep(step, env);
      results.push(result);
      if (result.state === 'failed') process.stdout.write(`\n${heading(result)}\n${result.output.trim()}\n`);
    }
  };
  await Promise.all([worker(), worker()]);
  const inOrder = steps.flatMap((step) => results.filter((result) => result.name === step.name));
  process.stdout.write(`\n${table(inOrder)}\n`);
  return inOrder.length > 0 && inOrder.every((result) => result.state !== 'failed') ? 0 : 1;
}

/**
 * @param {Step} step
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<StepResult>}
 */
async function runStep(step, env) {
  const { name, what } = step;
  const reason = step.unless?.();
  if (reason) return { name, what, state: 'not yet', seconds: 0, output: reason };
  const started = Date.now();
  const args = step.args.flatMap((arg) => (arg === 'FOLDERS' ? existingFolders() : [arg]));
  const { code, output } = await run(process.execPath, [at('node_modules', ...step.file), ...args], {
    stdout: 'capture',
    env: process.stdout.isTTY ? { ...env, FORCE_COLOR: '1' } : env,
  });
  return {
    name,
    what,
    state: code === 0 ? 'ok' : 'failed',
    seconds: (Date.now() - started) / 1000,
    output,
  };
}

function existingFolders() {
  return FOLDERS.filter((folder) => existsSync(at(folder)));
}

/** @param {readonly StepResult[]} results */
export function table(results) {
  return results
    .map(({ name, what, state, seconds, output }) => {
      const mark = { ok: 'ok', failed: 'FAILED', 'not yet': 'not yet' }[state];
      const detail = state === 'not yet' ? `(${output})` : `${seconds.toFixed(1).padStart(5)} s`;
      return `  ${name.padEnd(9)} ${what.padEnd(20)} ${paint(state, mark.padEnd(8))} ${detail}`;
    })
    .join('\n');
}

/** @param {StepResult} result */
function heading({ name, what }) {
  return paint('failed', `── ${name}: ${what} ──`);
}

/** @param {StepResult['state']} state @param {string} text */
function paint(state, text) {
  if (!process.stdout.isTTY) return text;
  return styleText(state === 'ok' ? 'green' : state === 'failed' ? 'red' : 'yellow', text);
}
