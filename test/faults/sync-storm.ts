import { must } from '#common/kernel/must.ts';
import type { ActionId, UserId } from '#common/kernel/ids.ts';
import { seededRandom } from '#common/kernel/random.ts';
import { createAccount } from '#hub/features/session/accounts.ts';
import type { SyncRunner } from '#main/sync/sync-runner.ts';
import { stockHub } from '#test/support/hub-stock.ts';
import { openEdge, type Edge } from '#test/support/hub-edge.ts';
import { seeded, type Random } from '#test/support/rules-random.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';
import { disagreements } from './sync-agree.ts';
import { ChaosLink, type Mishap } from './sync-chaos-link.ts';
import { ALL_ROLES, doSomething, type Officer } from './sync-officer.ts';
import { syncOver } from './sync-over.ts';

export type StormSize = { desks: number; actions: number; seed: number };
export type StormResult = {
  problems: readonly string[];
  accepted: number;
  refused: number;
  mishaps: Record<Mishap, number>;
};

const MORNING = '2026-11-24T02:00:00.000Z';
const PEOPLE_A_DESK = 2;
/** Rounds after the noise in which everything must have arrived. */
const QUIET_ROUNDS = 12;
/** Fifty desks that all fetch at once would only measure this machine. */
const SYNCING_AT_ONCE = 6;

/** So many refusals of a desk's own rules one after the other are a desk that stands still. */
const MOST_IDLE = 500;

type StormDesk = {
  name: string;
  t: TestDesk;
  link: ChaosLink;
  runner: SyncRunner;
  officer: Officer;
  acknowledged: Set<ActionId>;
};

/**
 * Desks that act in random order while their pushes are lost, doubled and turned round; then quiet. Tells in what they and the
 * hub differ afterwards.
 */
export async function runStorm({ desks: count, actions, seed }: StormSize): Promise<StormResult> {
  await using closing = new AsyncDisposableStack();
  const edge = closing.adopt(await openEdge(), (opened) => opened.close());
  edge.moveClock((Date.parse(MORNING) - Date.now()) / 60_000);
  const random = seeded(seed);
  const people = await staff(edge, Math.max(4, Math.ceil(count / 2)));
  const desks: StormDesk[] = [];
  for (let index = 0; index < count; index += 1) {
    desks.push(await openDesk(edge, closing, { people, index, seed }));
  }
  await makeNoise(desks, { actions, random });
  await quieten(desks);
  const stuck = await stuckDesks(desks);
  const differences = await disagreements(
    edge.hub.store,
    desks.map(({ name, t, acknowledged }) => ({ name, db: t.desk.db, acknowledged })),
  );
  const statuses: { status: string; n: string | number }[] = await edge.hub
    .store('command')
    .groupBy('status')
    .select('status')
    .count({ n: '*' });
  const countOf = (status: string) => Number(statuses.find((row) => row.status === status)?.n ?? 0);
  return {
    problems: [...stuck, ...differences],
    accepted: countOf('ACCEPTED'),
    refused: countOf('REFUSED'),
    mishaps: sumOf(desks.map(({ link }) => link.happened)),
  };
}

/** Shared out among the officers. */
const BLANKS = 60;

async function staff(edge: Edge, count: number): Promise<Map<UserId, string>> {
  const doer = { officeId: edge.officeId, actor: '', desk: 'test' };
  const people = new Map<UserId, string>();
  for (let index = 1; index <= count; index += 1) {
    const username = `serba${index}`;
    const person = {
      username,
      displayName: username,
      roles: [...ALL_ROLES],
      nik: null,
      password: SAMPLE_PASSWORD,
    };
    const { id } = await createAccount({ hub: edge.hub, cost: 'test' }, doer, person, { mustChange: false });
    people.set(id, username);
  }
  const each = Math.floor(BLANKS / people.size);
  for (const [index, id] of [...people.keys()].entries()) {
    const serials = Array.from(
      { length: each },
      (_, place) => `E48${String(index * each + place + 1).padStart(6, '0')}`,
    );
    await stockHub(edge.hub, edge, { serials, kind: 'ELECTRONIC', pages: 48, reference: 'BA-1' }, id);
  }
  return people;
}

async function openDesk(
  edge: Edge,
  closing: AsyncDisposableStack,
  { people, index, seed }: { people: ReadonlyMap<UserId, string>; index: number; seed: number },
): Promise<StormDesk> {
  const name = `Loket ${index + 1}`;
  const hub = { url: edge.base, code: await edge.newCode(name) };
  const t = closing.adopt(await openTestDesk({ now: MORNING, hub }), (opened) => opened.close());
  await t.sync();
  const ids = [...people.keys()];
  const here = Array.from({ length: PEOPLE_A_DESK }, (_, offset) =>
    must(ids[(index + offset) % ids.length], 'the index stays inside'),
  );
  for (const id of here) await t.as(must(people.get(id), 'everybody has a name'));
  const chance = seededRandom(seed * 1_000 + index);
  const { link, runner } = await syncOver(t, edge.base, (inner) => new ChaosLink(inner, chance));
  closing.defer(() => runner.stop());
  const officer = { t, people: here, random: seeded(seed * 7_919 + index), serials: 10_000 * (index + 1) };
  return { name, t, link, runner, officer, acknowledged: new Set() };
}

/** A round of one desk runs while the others act, and sometimes while the desk itself does. */
async function makeNoise(
  desks: readonly StormDesk[],
  { actions, random }: { actions: number; random: Random },
): Promise<void> {
  const syncing = new Set<Promise<void>>();
  let idle = 0;
  for (;;) {
    const busy = desks.filter(({ acknowledged }) => acknowledged.size < actions);
    if (busy.length === 0) break;
    const desk = random.pick(busy);
    const id = await doSomething(desk.officer);
    if (id) desk.acknowledged.add(id);
    idle = id ? 0 : idle + 1;
    if (idle > MOST_IDLE) throw new Error(`${desk.name} can do nothing any more`);
    if (!random.oneIn(6)) continue;
    const round: Promise<void> = random
      .pick(desks)
      .runner.wake()
      .finally(() => syncing.delete(round));
    syncing.add(round);
    if (syncing.size >= SYNCING_AT_ONCE) await Promise.race(syncing);
  }
  await Promise.all(syncing);
}

async function quieten(desks: readonly StormDesk[]): Promise<void> {
  for (const { link } of desks) link.isCalm = true;
  for (let round = 0; round < QUIET_ROUNDS; round += 1) {
    for (const { runner } of desks) await runner.wake();
    const waiting = await Promise.all(
      desks.map(async ({ t }) => Number((await t.desk.db('outbox').count({ n: '*' }).first())?.['n'])),
    );
    // One more round after the last was empty: what one desk brought the others must still fetch.
    if (waiting.every((count) => count === 0) && round > 0) {
      for (const { runner } of desks) await runner.wake();
      return;
    }
  }
}

/** A desk that is not in step says why. */
async function stuckDesks(desks: readonly StormDesk[]): Promise<string[]> {
  const found: string[] = [];
  for (const { name, runner, t } of desks) {
    const status = await runner.status();
    if (status.mode !== 'HUB' || (status.link === 'ONLINE' && status.waiting === 0)) continue;
    const said = t.logLines.filter((line) => !line.includes('"info"')).at(-1) ?? '';
    found.push(`${name}: ${status.link} ${status.reason ?? ''} ${said}`);
  }
  return found;
}

function sumOf(parts: readonly Record<Mishap, number>[]): Record<Mishap, number> {
  const sum = { lost: 0, answerLost: 0, twice: 0, late: 0, backwards: 0 };
  for (const part of parts) {
    for (const kind of Object.keys(sum) as Mishap[]) sum[kind] += part[kind];
  }
  return sum;
}
