import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRunning } from '#hub/app/running.ts';
import { must } from '#common/kernel/must.ts';
import { ROOT } from './app.ts';

/** The hub as IT starts it: its own process and its own PostgreSQL, with the people of the sample office. */
export class HubProcess {
  readonly #folder: string;
  readonly #child: ChildProcess;
  readonly url: string;

  private constructor(folder: string, child: ChildProcess, url: string) {
    this.#folder = folder;
    this.#child = child;
    this.url = url;
  }

  /** `env`: further settings of this hub, such as its centre. */
  static async start(env: Readonly<Record<string, string>> = {}): Promise<HubProcess> {
    return HubProcess.#started((folder) => runHub(folder, ['seed-sample']), env);
  }

  /** Set up for the sample office, with nobody in it but the account that did so. */
  static async startEmpty(admin: string, password: string): Promise<HubProcess> {
    const office = [
      '--code',
      'KANIM-CONTOH',
      '--name',
      'Kantor Contoh',
      '--city',
      'Kota Contoh',
      '--zone',
      'WIB',
    ];
    return HubProcess.#started(
      (folder) => runHub(folder, ['set-up', ...office, '--admin', admin], password),
      {},
    );
  }

  static async #started(
    setUp: (folder: string) => string,
    env: Readonly<Record<string, string>>,
  ): Promise<HubProcess> {
    const folder = mkdtempSync(join(tmpdir(), 'loket-hub-'));
    setUp(folder);
    const child = spawn(process.execPath, [join(ROOT, 'hub', 'main.ts')], {
      cwd: ROOT,
      env: { ...environment(folder), ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    return new HubProcess(folder, child, await addressTold(child));
  }

  get pid(): number {
    return must(this.#child.pid, 'the process runs');
  }

  /** Of its own PostgreSQL, which is no child of it. */
  get postgresPid(): number {
    const text = readFileSync(join(this.#folder, 'postgres', 'data', 'postmaster.pid'), 'utf8');
    return Number(text.split('\n')[0]);
  }

  /** Of its own PostgreSQL, with the password. */
  get databaseUrl(): string {
    return must(findRunning(this.#folder), 'it runs').databaseUrl;
  }

  /** A one-time code for a new desk, made while the hub runs. */
  newCode(desk: string, command: 'code' | 'code-for-move' | 'code-for-key' = 'code'): string {
    return runHub(this.#folder, [command, '--desk', desk]).trim().split(/\s+/)[0] ?? '';
  }

  /** As IT puts a release there. */
  putUpdate(name: string, text: string): void {
    const folder = join(this.#folder, 'updates');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), text);
  }

  /** One of the operator's commands beside the running hub. */
  run(
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): { status: number | null; stdout: string; stderr: string } {
    return spawnHub(this.#folder, args, '', env);
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await ended;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function environment(folder: string): NodeJS.ProcessEnv {
  return { ...process.env, HUB_DATA: folder, HUB_PORT: '0', HUB_PROFILE: 'test', HUB_LOG_LEVEL: 'error' };
}

function runHub(folder: string, args: readonly string[], input = ''): string {
  const ran = spawnHub(folder, args, input);
  if (ran.status !== 0) throw new Error(`hub ${args.join(' ')}: ${ran.stderr}`);
  return ran.stdout;
}

function spawnHub(
  folder: string,
  args: readonly string[],
  input = '',
  env: Readonly<Record<string, string>> = {},
) {
  return spawnSync(process.execPath, [join(ROOT, 'hub', 'main.ts'), ...args], {
    cwd: ROOT,
    env: { ...environment(folder), ...env },
    encoding: 'utf8',
    input: `${input}\n`,
  });
}

async function addressTold(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const piece of child.stderr ?? []) {
    text += String(piece);
    const found = /Hub: (http:\S+)/.exec(text);
    if (found?.[1]) {
      // Read on, so that a full pipe never stops the hub.
      child.stderr?.resume();
      return found[1];
    }
  }
  throw new Error(`The hub did not start: ${text}`);
}
