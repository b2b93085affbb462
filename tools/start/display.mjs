import { spawn } from 'node:child_process';
import { ensureXvfb, findProgram } from './system-packages.mjs';
import { messages, StartProblem } from './messages.mjs';

/**
 * Whether a window can be seen on this machine.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 */
export function hasDisplay(env = process.env, platform = process.platform) {
  if (platform === 'win32' || platform === 'darwin') return true;
  return Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

/**
 * Runs `work` with a screen: the desktop's own, or an Xvfb that lives exactly as long.
 * @template T
 * @param {(env: Record<string, string>) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withDisplay(work) {
  if (hasDisplay()) return work({});
  await ensureXvfb();
  const xvfb = await startXvfb();
  try {
    return await work({ DISPLAY: xvfb.display });
  } finally {
    await xvfb.stop();
  }
}

/** @returns {Promise<{ display: string, stop: () => Promise<void> }>} */
function startXvfb() {
  const program = findProgram('Xvfb') ?? 'Xvfb';
  // -displayfd: Xvfb itself picks a free number and writes it to descriptor 3, so two runs never meet.
  const args = ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp', '-noreset'];
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const killNow = () => void child.kill('SIGTERM');
  process.once('exit', killNow);
  const stop = async () => {
    process.off('exit', killNow);
    child.kill('SIGTERM');
    await ended;
  };
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      killNow();
      reject(new StartProblem('Xvfb did not start within 15 seconds.'));
    }, 15_000);
    let text = '';
    child.stdio[3]?.on('data', (chunk) => {
      text += chunk;
      if (!text.includes('\n')) return;
      clearTimeout(timer);
      resolve({ display: `:${text.trim()}`, stop });
    });
    child.once('error', () => {
      clearTimeout(timer);
      reject(new StartProblem(messages.displayMissing()));
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new StartProblem(`Xvfb ended at once (code ${code}).`));
    });
  });
}
