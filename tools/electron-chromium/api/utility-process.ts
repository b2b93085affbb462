import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { ForkOptions } from 'electron';

import type { Shared } from './shared.ts';
import { GuardedEmitter, guard, notAvailable } from './unavailable.ts';

const HELPER = join(import.meta.dirname, '../host/utility-parent-port.cjs');
const ACCEPTED = new Set(['env', 'execArgv', 'cwd', 'stdio', 'serviceName']);

/** A Node process with `process.parentPort`. In Electron it also is one, only made by Chromium. */
export class UtilityProcess
  extends GuardedEmitter
  implements Shared<UtilityProcess, Electron.UtilityProcess>
{
  pid: number | undefined;
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
  private readonly child: ChildProcess;

  constructor(modulePath: string, args: string[], options: ForkOptions) {
    super('utilityProcess', { fired: 'spawn exit message', never: 'login' });
    for (const name of Object.keys(options)) {
      if (!ACCEPTED.has(name)) throw notAvailable(`utilityProcess option '${name}'`);
    }
    const { env, execArgv = [], cwd, stdio = 'inherit' } = options;
    const [input, output, errors] = typeof stdio === 'string' ? ['ignore', stdio, stdio] : stdio;
    this.child = fork(modulePath, args, {
      execArgv: ['--require', HELPER, ...execArgv],
      serialization: 'advanced',
      stdio: [input, output, errors, 'ipc'] as ('pipe' | 'inherit' | 'ignore' | 'ipc')[],
      // Electron's type says the same more loosely.
      ...(env ? { env: env as NodeJS.ProcessEnv } : {}),
      ...(cwd === undefined ? {} : { cwd }),
    });
    this.stdout = this.child.stdout;
    this.stderr = this.child.stderr;
    this.child.once('spawn', () => {
      this.pid = this.child.pid;
      this.emit('spawn');
    });
    this.child.on('message', (message) => this.emit('message', message));
    this.child.once('exit', (code) => {
      this.pid = undefined;
      this.emit('exit', code ?? 1);
    });
    return guard(this, 'UtilityProcess');
  }

  static fork(modulePath: string, args: string[] = [], options: ForkOptions = {}): UtilityProcess {
    return new UtilityProcess(modulePath, args, options);
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) throw notAvailable('utilityProcess.postMessage with ports');
    // Anything that can be cloned may be sent with this serialization.
    if (this.child.connected) this.child.send(message as object);
  }

  kill(): boolean {
    return this.child.kill();
  }
}

export const utilityProcess = guard(
  {
    fork: (modulePath: string, args?: string[], options?: ForkOptions) =>
      UtilityProcess.fork(modulePath, args, options),
  },
  'utilityProcess',
);
