import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '#test/support/app.ts';
import type { Round } from './loket-round.ts';
import { PICTURES } from './workload.ts';

/** One that does not come to an end is an answer too. */
const PATIENCE_MS = 300_000;
const FOLDER = join(import.meta.dirname, 'peers');

/** The peers are no part of the project's own packages: installed here, when the bench is run. */
export function ensurePeers(): void {
  const installed = join(FOLDER, 'node_modules', '.package-lock.json');
  const lock = join(FOLDER, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  process.stderr.write('Installing the peers …\n');
  const ran = spawnSync('npm', ['ci'], { cwd: FOLDER, stdio: ['ignore', 'ignore', 'inherit'] });
  if (ran.status !== 0) throw new Error('The peers could not be installed: see the message of npm above.');
}

/** PouchDB 9 on leveldb, replicating through express-pouchdb on leveldb: both on the disk, flushed when the system does it, neither encrypted. */
export async function pouchRound(documents: string, pictures: string): Promise<Round> {
  return beside('pouch', [], (url, folder) => [url, folder, documents, pictures, String(PICTURES)]);
}

/** Triplit 1.0 on SQLite at both ends, neither encrypted. It carries no attachments. */
export async function triplitRound(documents: string): Promise<Pick<Round, 'pushMs' | 'pullMs'>> {
  const secret = 'measured beside';
  return beside('triplit', [secret], (url, folder) => [url, folder, documents, secret]);
}

/** A peer's server with a folder of its own, and its client, which prints what it measured. */
async function beside<T>(
  peer: 'pouch' | 'triplit',
  serverArgs: readonly string[],
  clientArgs: (url: string, folder: string) => readonly string[],
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), `loket-${peer}-`));
  const desks = mkdtempSync(join(tmpdir(), `loket-${peer}-desks-`));
  const server = spawn(process.execPath, [join(FOLDER, `${peer}-server.mjs`), folder, ...serverArgs], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const url = await firstLine(server.stdout);
    return JSON.parse(await runPeer(`${peer}-client.mjs`, clientArgs(url, desks))) as T;
  } finally {
    server.kill('SIGKILL');
    for (const made of [folder, desks]) rmSync(made, { recursive: true, force: true });
  }
}

async function runPeer(script: string, args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [join(FOLDER, script), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: PATIENCE_MS,
  });
  return firstLine(child.stdout);
}

/** Reads on afterwards: a peer that goes on speaking must not find its pipe closed. */
function firstLine(stream: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    stream.on('data', (piece: Buffer) => {
      if (text.includes('\n')) return;
      text += String(piece);
      const [line = '', ...others] = text.split('\n');
      if (others.length > 0) resolve(line.trim());
    });
    stream.on('end', () => reject(new Error('The peer ended without a word')));
  });
}
