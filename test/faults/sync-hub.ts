import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '#hub/store/database.ts';
import { freePort } from '#hub/postgres/ports.ts';
import { ROOT } from '#test/support/app.ts';
import { killPostgres } from '#test/support/kill-postgres.ts';

/** Without a folder it has one of its own; without a database it runs one of its own. */
type HubPlace = {
  folder?: string;
  databaseUrl?: string;
  /** Another way to the same database for the operator's commands, during which this process stands still. */
  operatorUrl?: string;
};

/** The hub as its own process with its own PostgreSQL, always at the same address, that can be killed and put back in time. */
export class KillableHub {
  readonly folder: string;
  readonly url: string;
  readonly #port: number;
  readonly #own: boolean;
  readonly #databaseUrl: string | null;
  readonly #operatorUrl: string | null;
  #child: ChildProcess | null = null;
  said = '';

  private constructor(port: number, { folder, databaseUrl, operatorUrl }: HubPlace) {
    this.folder = folder ?? mkdtempSync(join(tmpdir(), 'loket-killable-'));
    this.#port = port;
    this.#own = folder === undefined;
    this.#databaseUrl = databaseUrl ?? null;
    this.#operatorUrl = operatorUrl ?? this.#databaseUrl;
    this.url = `http://127.0.0.1:${port}`;
  }

  /** With the people of the sample office. */
  static async open(place: HubPlace = {}): Promise<KillableHub> {
    const hub = new KillableHub(await freePort(), place);
    hub.run('seed-sample');
    return hub;
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [join(ROOT, 'hub', 'main.ts')], {
      cwd: ROOT,
      env: this.#environment(this.#databaseUrl),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#child = child;
    this.said = '';
    await new Promise<void>((resolve, reject) => {
      child.stderr.on('data', (piece: Buffer) => {
        this.said += piece.toString();
        if (this.said.includes('Hub: http')) resolve();
      });
      child.once('exit', (code) => {
        reject(new Error(`The hub ended with ${code}: ${this.said} ${this.#databaseSaid()}`));
      });
    });
  }

  /** As a power cut would: the hub and every process of its database, at once. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    const ended = child && child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
    child?.kill('SIGKILL');
    await ended;
    this.killDatabase();
  }

  killDatabase(): void {
    killPostgres(join(this.folder, 'postgres', 'data'));
  }

  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }

  run(...args: string[]): string {
    const ran = spawnSync(process.execPath, [join(ROOT, 'hub', 'main.ts'), ...args], {
      cwd: ROOT,
      env: this.#environment(this.#operatorUrl),
      encoding: 'utf8',
    });
    if (ran.status !== 0) throw new Error(`hub ${args.join(' ')}: ${ran.stderr}`);
    return ran.stdout;
  }

  newCode(desk: string): string {
    return this.run('code', '--desk', desk).trim().split(/\s+/)[0] ?? '';
  }

  /** Its database, while it runs. */
  async store(): Promise<Store> {
    const running: { databaseUrl: string } = JSON.parse(
      readFileSync(join(this.folder, 'running.json'), 'utf8'),
    );
    return openStore(running.databaseUrl, { connections: 2 });
  }

  /** Of a stopped hub. Returns what puts the copy back in its place. */
  copy(): () => void {
    const copy = mkdtempSync(join(tmpdir(), 'loket-older-'));
    copyFolder(this.folder, copy);
    return () => {
      rmSync(this.folder, { recursive: true, force: true });
      copyFolder(copy, this.folder);
      rmSync(copy, { recursive: true, force: true });
    };
  }

  async close(): Promise<void> {
    await this.stop();
    this.killDatabase();
    if (this.#own) rmSync(this.folder, { recursive: true, force: true });
  }

  /** The end of its log, which holds no statement and no value. */
  #databaseSaid(): string {
    const file = join(this.folder, 'postgres', 'postgres.log');
    return existsSync(file) ? readFileSync(file, 'utf8').slice(-1_500) : '';
  }

  #environment(databaseUrl: string | null): NodeJS.ProcessEnv {
    return {
      ...process.env,
      // Most of a start is reading the program.
      NODE_COMPILE_CACHE: join(ROOT, 'out', 'faults', 'compiled'),
      HUB_DATA: this.folder,
      HUB_PORT: String(this.#port),
      HUB_PROFILE: 'test',
      HUB_LOG_LEVEL: 'error',
      ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
    };
  }
}

/** With owners and modes, which Node's own copy leaves behind and PostgreSQL insists on. */
function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true, mode: 0o711 });
  const ran = spawnSync('cp', ['-a', `${from}/.`, to], { encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(ran.stderr);
}
