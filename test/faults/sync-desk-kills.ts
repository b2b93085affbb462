import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActionId } from '#common/kernel/ids.ts';
import { seededRandom } from '#common/kernel/random.ts';
import { openDatabase } from '#main/records/open-database.ts';
import { ROOT } from '#test/support/app.ts';
import { openJoinedOffice } from '#test/support/joined-desks.ts';
import { buildShim } from './kill-points.ts';
import { disagreements } from './sync-agree.ts';

export type KillResult = { problems: readonly string[]; kills: number; acknowledged: number };

type Child = { folder: string; url: string; code: string; acknowledged: Set<ActionId> };
type Ended = { signal: NodeJS.Signals | null; status: number | null; error: string };

const ACTIONS = 8;
const MORNING = '2026-11-24T02:00:00.000Z';

/**
 * One desk, killed again and again inside a disk call of its database while it records and syncs, another desk acting on the
 * same files; then a whole run. What its officer was told is saved must be there, once, at the desk and at the hub.
 */
export async function killDesk({ kills, seed }: { kills: number; seed: number }): Promise<KillResult> {
  const shim = buildShim();
  const random = seededRandom(seed);
  await using closing = new AsyncDisposableStack();
  const office = closing.adopt(await openJoinedOffice(), (opened) => opened.close());
  const other = await office.desk('Loket 2');
  await other.as('loket2');
  const folder = mkdtempSync(join(tmpdir(), 'loket-killed-'));
  closing.defer(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'key'), randomBytes(32), { mode: 0o600 });
  const { edge } = office;
  const child: Child = {
    folder,
    url: edge.base,
    code: await edge.newCode('Loket 1'),
    acknowledged: new Set(),
  };
  const problems: string[] = [];

  const counted = join(folder, 'counted');
  check(await runChild(child, 0, { LD_PRELOAD: shim, LOKET_COUNT_FILE: counted }), null);
  const calls = existsSync(counted) ? readFileSync(counted, 'utf8').length : 0;
  for (let kill = 1; kill <= kills; kill += 1) {
    const at = 1 + Math.floor(random() * calls * 0.9);
    const running = runChild(child, kill, { LD_PRELOAD: shim, LOKET_KILL_AT: String(at) });
    await actMeanwhile(kill);
    check(await running, `kill ${kill} at ${at}`);
  }
  // A whole run last: it brings what the kills left, and fetches what the other did.
  check(await runChild(child, kills + 1, {}), null);
  await other.sync();
  const db = await openDatabase({
    filename: join(folder, 'desk.db'),
    key: readFileSync(join(folder, 'key')),
  });
  closing.defer(() => db.destroy());
  const { acknowledged } = child;
  problems.push(
    ...(await disagreements(edge.hub.store, [
      { name: 'killed desk', db, acknowledged },
      { name: 'other desk', db: other.desk.db, acknowledged: new Set() },
    ])),
  );
  return { problems, kills, acknowledged: acknowledged.size };

  /** A run that was to be killed and came through all the same had fewer calls; one that failed by itself is a fault. */
  function check({ signal, status, error }: Ended, point: string | null): void {
    const isFine = status === 0 || (point !== null && signal === 'SIGKILL');
    if (!isFine) problems.push(`${point ?? 'whole run'}: ${status ?? signal} ${error.slice(-600)}`);
  }

  async function actMeanwhile(kill: number): Promise<void> {
    await other.sync();
    const [id] = await other.desk.db('application').orderBy('id').pluck('id');
    if (id) await other.act(id, ['applications.addNote/1', { note: `Catatan rekan nomor ${kill}` }]);
    await other.sync();
  }
}

function runChild(child: Child, generation: number, env: Record<string, string>): Promise<Ended> {
  const { folder, url, code, acknowledged } = child;
  rmSync(join(folder, 'armed'), { force: true });
  const args = [folder, url, code, String(generation), String(ACTIONS), MORNING];
  const running = spawn(process.execPath, [join(ROOT, 'test', 'faults', 'sync-child.ts'), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env, NODE_COMPILE_CACHE: join(ROOT, 'out', 'faults', 'compiled') },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  });
  let said = '';
  let error = '';
  running.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
  running.stderr.on('data', (piece: Buffer) => (error += piece.toString()));
  return new Promise((resolve) => {
    running.on('close', (status, signal) => {
      // The last line may be cut off by the kill.
      for (const id of said.split('\n').slice(0, -1)) acknowledged.add(id as ActionId);
      resolve({ signal, status, error });
    });
  });
}
