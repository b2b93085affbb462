import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const FILE = 'running.json';
const Running = z.strictObject({ pid: z.int(), databaseUrl: z.string() });
export type Running = z.infer<typeof Running>;

/** The hub that runs on this data folder, so that a command beside it talks to the same PostgreSQL. Null when none does. */
export function findRunning(dataFolder: string): Running | null {
  try {
    const running = Running.parse(JSON.parse(readFileSync(join(dataFolder, FILE), 'utf8')));
    // A killed one leaves its note, and in a container the next has the same number.
    if (running.pid === process.pid) return null;
    // Signal 0 only asks whether the process is there.
    process.kill(running.pid, 0);
    return running;
  } catch {
    return null;
  }
}

/** Holds the database's password: for the hub's own user only, and gone when it stops. */
export function noteRunning(dataFolder: string, databaseUrl: string): void {
  const text = JSON.stringify({ pid: process.pid, databaseUrl });
  writeFileSync(join(dataFolder, FILE), text, { mode: 0o600 });
}

export function noteStopped(dataFolder: string): void {
  rmSync(join(dataFolder, FILE), { force: true });
}
