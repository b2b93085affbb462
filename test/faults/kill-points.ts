import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '#common/kernel/random.ts';
import { replay } from '#common/domain/applications/evolve.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { openDatabase } from '#main/records/open-database.ts';
import { listActions } from '#main/records/repositories/actions.ts';
import { verifyAudit } from '#main/features/office/verify-audit.ts';
import { ROOT } from '#test/support/app.ts';

export type Build = 'sound' | 'broken';
export type PointResult = {
  point: number;
  call: 'write' | 'fsync';
  acknowledged: number;
  problems: string[];
};

const ACTIONS = 12;
const SHIM = join(ROOT, 'out', 'faults', 'kill-point.so');

/** The library that counts disk calls and kills at one of them. Throws where no C compiler is: `npm test` brings one. */
export function buildShim(): string {
  mkdirSync(join(ROOT, 'out', 'faults'), { recursive: true });
  const source = join(ROOT, 'test', 'faults', 'kill-point.c');
  const built = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', SHIM, source, '-ldl'], {
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(`No kill points without a C compiler (cc): ${built.stderr}`);
  return SHIM;
}

/** The disk calls of one undisturbed run, one letter each: where a point can lie. */
export function countCalls(shim: string, build: Build = 'sound'): string {
  const folder = newFolder();
  const countFile = join(folder, 'counted');
  const run = runChild(shim, folder, build, { LOKET_COUNT_FILE: countFile });
  if (run.status !== 0) throw new Error(`The undisturbed run failed: ${run.stderr}`);
  const letters = existsSync(countFile) ? readFileSync(countFile, 'utf8') : '';
  rmSync(folder, { recursive: true, force: true });
  return letters;
}

/** Kills the real process at one disk call, starts again on what is left, and lists everything that is not whole. */
export async function killAt(
  shim: string,
  point: number,
  letter: string,
  build: Build,
): Promise<PointResult> {
  const folder = newFolder();
  const run = runChild(shim, folder, build, { LOKET_KILL_AT: String(point) });
  const acknowledged = run.stdout.split('\n').filter((line) => line !== '');
  const problems =
    run.signal === 'SIGKILL'
      ? await inspect(folder, acknowledged)
      : [`not killed: ${run.status} ${run.stderr}`];
  rmSync(folder, { recursive: true, force: true });
  return { point, call: letter === 'f' ? 'fsync' : 'write', acknowledged: acknowledged.length, problems };
}

/** Spread over the calls by a seed, one in three a sync while there are any, so that the commit's moment is always among them. */
export function choosePoints(letters: string, count: number, seed: number): number[] {
  const next = seededRandom(seed);
  const left = { w: callsOf(letters, 'w'), f: callsOf(letters, 'f') };
  const chosen: number[] = [];
  while (chosen.length < Math.min(count, letters.length)) {
    const wanted = chosen.length % 3 === 0 ? 'f' : 'w';
    const pool = left[wanted].length > 0 ? left[wanted] : left[wanted === 'f' ? 'w' : 'f'];
    chosen.push(...pool.splice(Math.floor(next() * pool.length), 1));
  }
  return chosen.toSorted((a, b) => a - b);
}

function callsOf(letters: string, letter: string): number[] {
  return [...letters].flatMap((found, index) => (found === letter ? [index + 1] : []));
}

/**
 * Points at the last write of neighbouring commits. A build that needs two commits for one action has every second of
 * them between the two, so four in a row must find it out.
 */
export function commitPoints(letters: string, seed: number, count = 4): number[] {
  const lastWrites = [...letters].flatMap((letter, index) =>
    letter === 'f' && letters[index - 1] === 'w' ? [index] : [],
  );
  const start = seed % Math.max(1, lastWrites.length - count);
  return lastWrites.slice(start, start + count);
}

async function inspect(folder: string, acknowledged: readonly string[]): Promise<string[]> {
  const problems: string[] = [];
  const db = await openDatabase({
    filename: join(folder, 'desk.db'),
    key: readFileSync(join(folder, 'key')),
  });
  try {
    const ids: string[] = await db('action').orderBy('seq').pluck('id');
    const queued: string[] = await db('outbox').orderBy('seq').pluck('action_id');
    for (const id of acknowledged) if (!ids.includes(id)) problems.push(`acknowledged action ${id} is gone`);
    for (const id of ids) if (!queued.includes(id)) problems.push(`action ${id} is not in the outbox`);
    for (const id of queued) if (!ids.includes(id)) problems.push(`outbox names ${id}, which is no action`);
    for (const row of await db('application').select('id', 'version', 'snapshot')) {
      problems.push(...(await inspectFile(db, row)));
    }
    const attachments: string[] = await db('attachment').pluck('id');
    for (const id of attachments) {
      if (!existsSync(join(folder, 'vault', id.slice(0, 2), id))) problems.push(`no bytes for ${id}`);
    }
    if (!(await verifyAudit(db)).isIntact) problems.push('the audit chain is broken');
    const audited = await db('audit').where({ event: 'ACTION' }).count({ n: '*' }).first();
    if (Number(audited?.['n']) !== ids.length) {
      problems.push('actions and audit entries differ in number');
    }
  } finally {
    await db.destroy();
  }
  return problems;
}

async function inspectFile(
  db: DeskDatabase,
  row: { id: ApplicationId; version: number; snapshot: string },
): Promise<string[]> {
  const problems: string[] = [];
  const actions = await listActions(db, row.id);
  if (actions.length !== row.version) {
    problems.push(`list of ${actions.length}, projection at ${row.version}`);
  }
  const file = replay(actions);
  if (JSON.stringify(file) !== row.snapshot) problems.push('the projection is not what the list makes');
  const ledger = await db('blank').where({ application_id: row.id }).first('serial', 'state');
  if (ledger?.serial !== file?.blank?.serial || ledger?.state !== file?.blank?.state) {
    problems.push('file and ledger of blanks differ');
  }
  return problems;
}

function runChild(shim: string, folder: string, build: Build, env: Record<string, string>) {
  return spawnSync(
    process.execPath,
    [join(ROOT, 'test', 'faults', 'child.ts'), folder, build, String(ACTIONS)],
    {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, ...env, LD_PRELOAD: shim },
      timeout: 60_000,
    },
  );
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'loket-fault-'));
  writeFileSync(join(folder, 'key'), randomBytes(32), { mode: 0o600 });
  return folder;
}

/** For the reader: which calls were cut, after how many acknowledged actions, and what was found. */
export function describePoints(results: readonly PointResult[]): string {
  const lines = results.map(
    ({ point, call, acknowledged, problems }) =>
      `  ${String(point).padStart(4)} ${call.padEnd(5)} after ${acknowledged} actions: ${problems.join('; ') || 'whole'}`,
  );
  const byCall = Object.groupBy(results, ({ call }) => call);
  return [...lines, `write ${byCall.write?.length ?? 0}, fsync ${byCall.fsync?.length ?? 0}`].join('\n');
}
