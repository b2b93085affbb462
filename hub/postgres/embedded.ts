import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync, chownSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { binariesFolder } from './binaries.ts';
import { freePort, isListening } from './ports.ts';
import { reachableFolder } from './reachable.ts';
import { runProgram, type Program } from './run-program.ts';
import { handOver, unprivilegedOwner, type Owner } from './unprivileged.ts';

export type Embedded = { url: string; stop(): Promise<void> };

type Cluster = { bin: string; folder: string; data: string; owner: Owner | null; password: string };

const USER = 'loket';
const LOOK_EVERY_MS = 1000;
const LOOK_PATIENCE_SECONDS = 10;
const STOP_PATIENCE_MS = 15_000;
const START_TRIES = 20;
const BETWEEN_TRIES_MS = 500;

/** What a person may have entered never reaches the database's log: no statement, no parameter, no detail of a key. */
const QUIET = `log_min_error_statement = panic
log_error_verbosity = terse
log_parameter_max_length_on_error = 0`;

/**
 * Runs a PostgreSQL of the hub's own in the data folder: made at the first start, on this machine only, started again when
 * it died. One that a killed hub left running is taken over.
 */
export async function startEmbedded({ dataFolder }: { dataFolder: string }): Promise<Embedded> {
  const cluster = await openCluster(dataFolder);
  const port = await ensureRunning(cluster);
  let isStopping = false;
  let round: Promise<void> = Promise.resolve();
  async function look(): Promise<void> {
    if (isStopping || (await isListening(port)) || isStopping) return;
    // Whoever uses the database meets errors meanwhile and tries again; so does this.
    await start(cluster, port, LOOK_PATIENCE_SECONDS).catch(() => undefined);
  }
  const timer = setInterval(() => void (round = round.then(look)), LOOK_EVERY_MS);
  timer.unref();
  return {
    url: `postgres://${USER}:${cluster.password}@127.0.0.1:${port}/postgres`,
    async stop() {
      isStopping = true;
      clearInterval(timer);
      // A start that hangs must not keep the hub from stopping; what it brings up is stopped below or taken over next time.
      await Promise.race([round, setTimeout(STOP_PATIENCE_MS, undefined, { ref: false })]);
      if (runningPort(cluster) !== null) await control(cluster, ['stop', '-m', 'fast', '-w', '-t', '60']);
    },
  };
}

async function openCluster(dataFolder: string): Promise<Cluster> {
  const owner = unprivilegedOwner();
  const folder = join(dataFolder, 'postgres');
  mkdirSync(folder, { recursive: true });
  // The database's user passes through the hub's folder without seeing what lies in it.
  if (owner) chmodSync(dataFolder, 0o711);
  handOver(folder, owner);
  const passwordFile = join(dataFolder, 'postgres-password');
  if (!existsSync(passwordFile)) {
    writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  }
  const password = readFileSync(passwordFile, 'utf8').trim();
  const bin = reachableFolder(binariesFolder(), owner, folder);
  const cluster = { bin, folder, data: join(folder, 'data'), owner, password };
  const ready = join(folder, 'ready');
  if (!existsSync(ready)) {
    await init(cluster);
    writeFileSync(ready, '');
  }
  return cluster;
}

async function init(cluster: Cluster): Promise<void> {
  const { bin, folder, data, owner, password } = cluster;
  // A first start that was cut off leaves half a folder, which initdb would refuse.
  rmSync(data, { recursive: true, force: true });
  const passwordFile = join(folder, 'first-password');
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
  if (owner) chownSync(passwordFile, owner.uid, owner.gid);
  try {
    const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
    const access = ['-A', 'scram-sha-256', '-U', USER, `--pwfile=${passwordFile}`];
    await runProgram(program(cluster, join(bin, 'initdb')), ['-D', data, ...locale, ...access]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  const config = join(data, 'postgresql.conf');
  writeFileSync(config, `${readFileSync(config, 'utf8')}\ninclude_if_exists = 'loket.conf'\n`);
}

async function ensureRunning(cluster: Cluster): Promise<number> {
  const left = runningPort(cluster);
  if (left !== null && (await isListening(left))) return left;
  for (let tries = 1; ; tries += 1) {
    const port = await freePort();
    try {
      await start(cluster, port);
      return port;
    } catch (error) {
      // Somebody may have taken the port in between; one that was killed holds its lock until its last process is gone.
      if (tries === START_TRIES) throw error;
      await setTimeout(BETWEEN_TRIES_MS);
    }
  }
}

async function start(cluster: Cluster, port: number, patienceSeconds = 60): Promise<void> {
  // No socket file: one door, and no path that may be too long for one.
  const config = `listen_addresses = '127.0.0.1'\nport = ${port}\nunix_socket_directories = ''\n${QUIET}\n`;
  const file = join(cluster.data, 'loket.conf');
  writeFileSync(file, config, { mode: 0o600 });
  if (cluster.owner) chownSync(file, cluster.owner.uid, cluster.owner.gid);
  await control(cluster, [
    'start',
    '-w',
    '-t',
    String(patienceSeconds),
    '-l',
    join(cluster.folder, 'postgres.log'),
  ]);
}

function control(cluster: Cluster, args: readonly string[]): Promise<void> {
  return runProgram(program(cluster, join(cluster.bin, 'pg_ctl')), ['-D', cluster.data, ...args]);
}

/** The fourth line of the file that a running server keeps. */
function runningPort({ data }: Cluster): number | null {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const port = Number(readFileSync(file, 'utf8').split('\n')[3]);
  return Number.isInteger(port) && port > 0 ? port : null;
}

function program({ folder, owner }: Cluster, path: string): Program {
  return { path, folder, owner };
}
