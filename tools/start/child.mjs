import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';

/** @typedef {{ code: number, output: string }} Outcome */

/**
 * Runs a program and waits for it. `stdout` says where its stdout goes: `inherit` for the command itself, `stderr` for
 * everything that only prepares, `capture` to keep both streams in `output`.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ stdout: 'inherit' | 'stderr' | 'capture', env?: NodeJS.ProcessEnv, cwd?: string, stdin?: boolean, shell?: boolean }} options
 * @returns {Promise<Outcome>}
 */
export function run(file, args, options) {
  return new Promise((resolve) => {
    const input = options.stdin ? 'inherit' : 'ignore';
    const child = spawn(file, args, {
      cwd: options.cwd ?? ROOT,
      env: options.env ?? process.env,
      shell: options.shell ?? false,
      stdio:
        options.stdout === 'capture'
          ? [input, 'pipe', 'pipe']
          : [input, options.stdout === 'stderr' ? 2 : 'inherit', 'inherit'],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code, signal) => resolve({ code: code ?? signalCode(signal), output }));
    const stop = forwardSignals(child);
    child.on('close', stop);
    child.on('error', stop);
  });
}

/**
 * Ctrl-C reaches the child through the terminal; a `kill` of this process does not, so pass both on and keep living until the
 * child has ended (Xvfb is stopped after that).
 * @param {import('node:child_process').ChildProcess} child
 */
function forwardSignals(child) {
  const onTerm = () => void child.kill('SIGTERM');
  const onInt = () => undefined;
  process.on('SIGTERM', onTerm);
  process.on('SIGHUP', onTerm);
  process.on('SIGINT', onInt);
  return () => {
    process.off('SIGTERM', onTerm);
    process.off('SIGHUP', onTerm);
    process.off('SIGINT', onInt);
  };
}

/** @param {NodeJS.Signals | null} signal */
function signalCode(signal) {
  return signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1;
}

/** @param {unknown} error */
export function textOf(error) {
  return error instanceof Error ? error.message : String(error);
}
