import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { must } from '#common/kernel/must.ts';
import type { PushReply } from '#common/contract/hub/push.ts';
import { verifyChain } from '#hub/features/audit/verify.ts';
import { PushLine } from '#hub/features/sync/push-line.ts';
import { STAFF } from '#test/support/rules-office.ts';
import {
  journeyOf,
  PushingDesk,
  staffTestHub,
  WORK_DAY,
  type NewAction,
} from '#test/support/test-hub-office.ts';
import { openTestHub, type TestHub } from '#test/support/test-hub.ts';

let test: TestHub;
let line: PushLine;
let desks: PushingDesk[];
let people = 0;

beforeAll(async () => {
  test = await openTestHub();
  test.setNow(WORK_DAY);
  await staffTestHub(test, 40);
  desks = await Promise.all([1, 2, 3, 4, 5].map((n) => PushingDesk.open(test, `Loket ${n}`)));
});
afterAll(() => test.stop());
beforeEach(() => {
  line = new PushLine(test.hub);
});

function booking(): NewAction {
  const { actions, now } = journeyOf((people += 1), 'BOOKED');
  test.setNow(now);
  return must(actions[0], 'a journey begins with its booking');
}

const send = (desk: PushingDesk, ...actions: NewAction[]): Promise<PushReply> =>
  line.push(desk.desk, { actions: desk.number(actions) });
const statuses = ({ results }: PushReply) => results.map(({ status }) => status);

/** How often the office's row was taken, which is once in a transaction. */
async function transactionsOf(work: () => Promise<unknown>): Promise<number> {
  let taken = 0;
  const count = ({ sql }: { sql: string }) => {
    if (/from "office".*for no key update/.test(sql)) taken += 1;
  };
  test.hub.store.on('query', count);
  await work();
  test.hub.store.removeListener('query', count);
  return taken;
}

it('what arrives while a push is taken shares the next transaction; each desk gets its own answers', async () => {
  const replies: PushReply[] = [];
  const taken = await transactionsOf(async () => {
    replies.push(...(await Promise.all(desks.map((desk) => send(desk, booking(), booking())))));
  });
  expect(taken).toBe(2);
  expect(replies.map(statuses)).toEqual(desks.map(() => ['ACCEPTED', 'ACCEPTED']));
  expect(replies.map(({ lastSeq }) => lastSeq)).toEqual(desks.map(({ seq }) => seq));
  expect(replies.map(({ results }) => results.map(({ seq }) => seq))).toEqual(
    desks.map(({ seq }) => [seq - 1, seq]),
  );
  const stored: { desk_id: string; n: number }[] = await test.hub
    .store('action')
    .groupBy('desk_id')
    .select('desk_id')
    .count({ n: '*' });
  expect(Object.fromEntries(stored.map(({ desk_id: id, n }) => [id, n]))).toEqual(
    Object.fromEntries(desks.map(({ desk }) => [desk.id, 2])),
  );
  expect(await verifyChain(test.hub.store, test.officeId)).toMatchObject({ problem: null });
});

it('pushes of one desk keep their order and never share a transaction', async () => {
  const [desk] = desks;
  const replies = await Promise.all([1, 2, 3].map(() => send(must(desk, 'there are five'), booking())));
  expect(replies.map(statuses)).toEqual([['ACCEPTED'], ['ACCEPTED'], ['ACCEPTED']]);
});

it('a push that cannot be taken is refused alone; the others of its transaction go on', async () => {
  const [first, gap, shut, fourth] = desks.map((desk) => must(desk, 'there are five'));
  if (!first || !gap || !shut || !fourth) throw new Error('there are five');
  gap.seq += 1;
  await test.hub.store('desk').where({ id: shut.desk.id }).update({ revoked_at: WORK_DAY });
  const settled = await Promise.allSettled([
    send(first, booking()),
    send(first, booking()),
    send(gap, booking()),
    send(shut, booking()),
    send(fourth, booking()),
  ]);
  expect(settled.map((one) => (one.status === 'fulfilled' ? 'TAKEN' : one.reason.code))).toEqual([
    'TAKEN',
    'TAKEN',
    'PUSH_GAP',
    'DESK_REVOKED',
    'TAKEN',
  ]);
});

it('somebody who is signed in at one desk acts at that one alone, also in a shared transaction', async () => {
  const [first, , , fourth] = desks;
  if (!first || !fourth) throw new Error('there are five');
  await test.hub.store('sign_in').where({ desk_id: fourth.desk.id, account_id: STAFF.COUNTER }).delete();
  const [, here, there] = await Promise.all([
    send(first, booking()),
    send(first, booking()),
    send(fourth, booking()),
  ]);
  expect(here && statuses(here)).toEqual(['ACCEPTED']);
  expect(there?.results[0]).toMatchObject({ status: 'REFUSED', code: 'ACTOR_NOT_SIGNED_IN' });
});

it('what one push brings the database to throw costs that push, not the others beside it', async () => {
  const [first, second, , , fifth] = desks;
  if (!first || !second || !fifth) throw new Error('there are five');
  second.seq = Number((await test.hub.store('desk').where({ id: second.desk.id }).first())?.last_seq);
  const bad = { ...booking(), actor: 'tidak\u0000ada' as NewAction['actor'] };
  const settled = await Promise.allSettled([
    send(first, booking()),
    send(second, bad),
    send(fifth, booking()),
  ]);
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

it('a long page that the database refuses somewhere is taken whole, but for that', async () => {
  const desk = await PushingDesk.open(test, 'Loket 8');
  const actions = Array.from({ length: 250 }, booking);
  const clash = must(actions[170], 'of 250');
  const { store } = test.hub;
  await store.raw(
    `alter table application add constraint no_such_file check (id <> '${clash.applicationId}') not valid`,
  );
  const { results, lastSeq } = await desk.push(desk.number(actions));
  await store.raw('alter table application drop constraint no_such_file');
  expect(lastSeq).toBe(desk.seq);
  expect(results.flatMap((result, index) => (result.status === 'REFUSED' ? [index] : []))).toEqual([170]);
  const ids = actions.map(({ applicationId }) => applicationId);
  const row = await store('application').whereIn('id', ids).count({ n: '*' }).first();
  expect(row).toEqual({ n: 249 });
  expect(await verifyChain(test.hub.store, test.officeId)).toMatchObject({ problem: null });
});

it('a long page is written in its order: each file and number once, the feed without a gap', async () => {
  const desk = await PushingDesk.open(test, 'Loket 9');
  const before = await test.hub.store('office').where({ id: test.officeId }).first('feed_seq');
  // Whole journeys over the borders of the slices.
  const journeys = Array.from({ length: 60 }, () => journeyOf((people += 1), 'CHECKED_IN'));
  test.setNow(must(journeys.at(-1), 'there are sixty').now);
  const actions = journeys.flatMap((journey) => journey.actions);
  const { results } = await desk.push(desk.number(actions));
  expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['ACCEPTED']));
  const ids = [...new Set(actions.map(({ applicationId }) => applicationId))];
  const rows: { version: number; feed_seq: number }[] = await test.hub
    .store('action')
    .whereIn('application_id', ids)
    .orderBy('feed_seq')
    .select('version', 'feed_seq');
  expect(rows.map(({ feed_seq }) => feed_seq)).toEqual(
    actions.map((_one, index) => before.feed_seq + index + 1),
  );
  const files: { version: number; feed_seq: number }[] = await test.hub
    .store('application')
    .whereIn('id', ids)
    .select('version', 'feed_seq');
  const newest = new Set(rows.map(({ feed_seq }) => feed_seq));
  expect(files).toHaveLength(60);
  expect(
    files.every(({ feed_seq, version }) => newest.has(feed_seq) && version === actions.length / 60),
  ).toBe(true);
});
