import { readdir, stat, statfs } from 'node:fs/promises';
import { arch, platform, release } from 'node:os';
import { join } from 'node:path';
import type { CodedError } from '#common/contract/coded-error.ts';
import { SCHEMA_VERSION } from '#main/records/migrations/index.ts';
import type { ReadPolicy } from '#main/settings/policy/read-policy.ts';
import type { Clock } from '#runtime/clock.ts';
import { LogFolder } from '#runtime/logging/log-folder.ts';
import { redactAll } from '#runtime/logging/redact-all.ts';
import { redact } from '#runtime/logging/redact.ts';

const LOG_LINES = 5_000;
const MEGABYTE = 1024 * 1024;

type ShutPc = {
  problem: CodedError;
  profile: string;
  version: string;
  machine: ReadPolicy;
  clock: Clock;
  dataFolder: string;
  userData: string;
};

/**
 * What can be told of a PC that stays shut, without its records: what keeps it shut, versions, how large things are, names of policy keys and
 * the log. Everything that is a text is redacted as the log is.
 */
export async function blockedDiagnostics(pc: ShutPc): Promise<string> {
  const { problem, profile, version, machine, clock, dataFolder, userData } = pc;
  const engines: NodeJS.Dict<string> = process.versions;
  const bundle = {
    made: clock.now(),
    problem: { code: problem.code, details: redactAll(problem.details ?? {}) },
    profile,
    versions: {
      loket: version,
      electron: engines['electron'] ?? '',
      chrome: engines['chrome'] ?? '',
      node: process.versions.node,
      system: `${platform()} ${release()} ${arch()}`,
    },
    schema: SCHEMA_VERSION,
    storage: {
      records: await bytesOf(join(dataFolder, 'desk.db')),
      journal: await bytesOf(join(dataFolder, 'desk.db-wal')),
      settings: await bytesOf(join(userData, 'desk.json')),
      copies: (await readdir(join(dataFolder, 'backups')).catch(() => [])).map(redact),
      freeMb: await freeMb(userData),
    },
    policy: { keys: Object.keys(machine.policy), ignored: machine.ignored.map(redact) },
    log: (await new LogFolder(join(userData, 'logs')).lastLines(LOG_LINES)).map(redact),
  };
  return `${JSON.stringify(bundle, null, 2)}\n`;
}

/** Null for what is not there. */
function bytesOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    () => null,
  );
}

function freeMb(folder: string): Promise<number | null> {
  return statfs(folder).then(
    ({ bavail, bsize }) => Math.floor((bavail * bsize) / MEGABYTE),
    () => null,
  );
}
