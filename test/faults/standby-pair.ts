import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { freePort } from '#hub/postgres/ports.ts';
import { runProgram } from '#hub/postgres/run-program.ts';
import { handOver, unprivilegedOwner } from '#hub/postgres/unprivileged.ts';
import { killPostgres } from '#test/support/kill-postgres.ts';

const DEBIAN = '/usr/lib/postgresql';

/** Programs of a PostgreSQL that can follow another one; the embedded one has none of them. Null where there is none. */
export function findServerPrograms(): string | null {
  if (!existsSync(DEBIAN)) return null;
  const folders = readdirSync(DEBIAN)
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN, version, 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'pg_basebackup'))) ?? null;
}

type Ports = { primary: number; standby: number };

/** A primary that acknowledges nothing before its standby has it on disk, set up as docs/how-to/run-a-hub.md says. */
export class StandbyPair {
  readonly #programs: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'loket-standby-'));
  readonly #owner = unprivilegedOwner();
  readonly #ports: Ports;

  private constructor(programs: string, ports: Ports) {
    this.#programs = programs;
    this.#ports = ports;
    mkdirSync(this.#folder, { recursive: true });
    handOver(this.#folder, this.#owner);
  }

  static async start(programs: string): Promise<StandbyPair> {
    const pair = new StandbyPair(programs, { primary: await freePort(), standby: await freePort() });
    await pair.#run('initdb', [
      '-D',
      pair.#data('primary'),
      '-U',
      'loket',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--no-locale',
    ]);
    appendFileSync(join(pair.#data('primary'), 'pg_hba.conf'), 'host replication loket 127.0.0.1/32 trust\n');
    await pair.#startServer('primary');
    const primary = ['-h', '127.0.0.1', '-p', String(pair.#ports.primary), '-U', 'loket'];
    await pair.#run('pg_basebackup', [...primary, '-D', pair.#data('standby'), '-R', '-C', '-S', 'standby1']);
    await pair.#startServer('standby');
    await pair.#waitForStandby();
    return pair;
  }

  url(server: 'primary' | 'standby'): string {
    return `postgres://loket@127.0.0.1:${this.#ports[server]}/postgres`;
  }

  /** As a power cut at the first machine. */
  killPrimary(): void {
    killPostgres(this.#data('primary'));
  }

  async promote(): Promise<void> {
    await this.#run('pg_ctl', ['-D', this.#data('standby'), '-w', 'promote']);
    // The machine that is gone would be waited for at each commit.
    await this.#ask('standby', `alter system set synchronous_standby_names = ''`);
    await this.#ask('standby', 'select pg_reload_conf()');
  }

  async stop(): Promise<void> {
    for (const server of ['standby', 'primary'] as const) {
      await this.#run('pg_ctl', ['-D', this.#data(server), '-m', 'immediate', 'stop']).catch(() => undefined);
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #data(server: string): string {
    return join(this.#folder, server);
  }

  async #startServer(server: 'primary' | 'standby'): Promise<void> {
    const options = `-p ${this.#ports[server]} -c listen_addresses=127.0.0.1 -c unix_socket_directories=`;
    const log = join(this.#folder, `${server}.log`);
    await this.#run('pg_ctl', ['-D', this.#data(server), '-w', '-l', log, '-o', options, 'start']);
  }

  /** From here on a commit waits for the second disk. */
  async #waitForStandby(): Promise<void> {
    await this.#ask('primary', `alter system set synchronous_standby_names = '*'`);
    await this.#ask('primary', 'select pg_reload_conf()');
    for (;;) {
      const rows = await this.#ask('primary', `select sync_state from pg_stat_replication`);
      if (rows.some((row) => row['sync_state'] === 'sync')) return;
      await setTimeout(100);
    }
  }

  async #ask(server: 'primary' | 'standby', sql: string): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: this.url(server) });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  #run(program: string, args: readonly string[]): Promise<void> {
    const path = join(this.#programs, program);
    return runProgram({ path, folder: this.#folder, owner: this.#owner }, args);
  }
}
