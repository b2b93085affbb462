import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { UserId } from '#common/kernel/ids.ts';
import type { StockCommand } from '#common/domain/production/custody.ts';
import { addMinutes } from '#common/kernel/instant.ts';
import { runToAdjudication } from '#test/support/passport-day.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';
import { opened } from '#test/support/shown.ts';

let t: TestDesk;
let printer: UserId;

beforeAll(async () => {
  t = await openTestDesk();
  ({ id: printer } = await t.desk.db('account').where({ username: 'cetak' }).first('id'));
  await t.as('kasubsi');
  const second = { username: 'mutu', password: SAMPLE_PASSWORD, totp: null };
  const command = { kind: 'OPEN_VAULT', reason: 'DAILY_WORK', note: '' } as const;
  await t.get('production.askStock', { id: v7(), command, second });
});
afterAll(() => t.close());

const VAULT = { at: 'VAULT', who: null } as const;

function out(first: string, count: number): StockCommand {
  return { kind: 'HAND_OVER', first, count, from: VAULT, to: { at: 'PERSON', who: printer } };
}

it('what waits is confirmed by its taker at the own login, and by nobody else', async () => {
  await t.as('kasubsi');
  const id = v7();
  const asked = await t.get('production.askStock', { id, command: out('E0099201', 10), second: null });
  expect(asked).toEqual({ state: 'WAITING' });
  await t.as('mutu');
  expect(await t.call('production.answerStock', { id, yes: true })).toMatchObject({
    code: 'STOCK_TAKER_WRONG',
  });
  await t.as('cetak');
  expect(await t.get('production.stockRequests', {})).toMatchObject([{ id }]);
  expect(await t.call('production.answerStock', { id, yes: true })).toMatchObject({ ok: true });
  const { mine } = await t.get('production.stock', {});
  expect(mine).toContainEqual({ first: 'E0099001', count: 210, kind: 'ELECTRONIC', pages: 48 });
  await t.as('kasubsi');
  expect(await t.call('production.answerStock', { id, yes: false })).toMatchObject({
    code: 'STOCK_REQUEST_ANSWERED',
  });
});

it('the taker beside proves it with the own password', async () => {
  await t.as('kasubsi');
  const ask = (password: string) =>
    t.call('production.askStock', {
      id: v7(),
      command: out('E0099211', 5),
      second: { username: 'cetak', password, totp: null },
    });
  expect(await ask('something else')).toMatchObject({ code: 'SIGN_IN_FAILED' });
  expect(await ask(SAMPLE_PASSWORD)).toMatchObject({ ok: true, value: { state: 'DONE' } });
  const page = await t.get('production.movements', {
    text: 'E0099213',
    kind: null,
    person: printer,
    offset: 0,
    limit: 10,
  });
  expect(page.rows).toMatchObject([{ kind: 'HANDED', count: 5, taker: printer }]);
});

it('between two counts of a hand nobody is told what lies in it, and the other numbers stay', async () => {
  await t.as('cetak');
  const before = await t.get('production.stock', {});
  const list = (text: string) =>
    t.get('production.blanks', { state: null, at: null, text, offset: 0, limit: 200 });
  const all = (await list('')).total;
  expect((await list('E0099001')).rows).toMatchObject([{ state: 'IN_STOCK', hand: { who: printer } }]);
  const held = before.hands.filter(({ who }) => who?.id === printer);
  const counted = held.map(({ kind, pages, count }) => ({ kind, pages, count: count ?? 0 }));
  const enter = () =>
    t.get('production.enterCount', { id: v7(), hand: { at: 'PERSON', who: printer }, counted });
  await t.as('kasubsi');
  expect(await enter()).toEqual({ state: 'OPEN' });
  for (const username of ['kasubsi', 'mutu', 'cetak']) {
    await t.as(username);
    const { hands, counts, mine, next, isMineCounted } = await t.get('production.stock', {});
    const ofHand = hands.filter(({ who }) => who?.id === printer);
    expect(ofHand.map(({ count }) => count)).toEqual(held.map(() => null));
    expect(hands.filter(({ who }) => who === null)).toEqual(before.hands.filter(({ who }) => who === null));
    // The sum of all hands would tell it as well.
    expect(counts.filter(({ state }) => state === 'IN_STOCK').every(({ count }) => count === null)).toBe(
      true,
    );
    expect(mine).toEqual([]);
    expect(isMineCounted).toBe(username === 'cetak');
    // The printer goes on with the next book.
    expect(next).toEqual(username === 'cetak' ? before.next : []);
    expect((await list('E0099001')).rows).toEqual([]);
    const inHand = held.reduce((sum, { count }) => sum + (count ?? 0), 0);
    expect((await list('')).total).toBe(all - inHand);
  }
  await t.as('mutu');
  expect(await enter()).toEqual({ state: 'EQUAL' });
  await t.as('cetak');
  expect(await t.get('production.stock', {})).toEqual(before);
  expect((await list('')).total).toBe(all);
});

it('while the safe is counted its numbers are in no list, those in other hands are', async () => {
  await t.as('kasubsi');
  await t.get('production.enterCount', { id: v7(), hand: VAULT, counted: [] });
  const at = (place: 'VAULT' | 'PERSON') =>
    t.get('production.blanks', { state: 'IN_STOCK', at: place, text: '', offset: 0, limit: 1 });
  expect((await at('VAULT')).total).toBe(0);
  expect((await at('PERSON')).total).toBeGreaterThan(0);
  // Left open it holds for the day: the second person ends it, and a head its difference.
  await t.as('mutu');
  await t.get('production.enterCount', { id: v7(), hand: VAULT, counted: [] });
  expect((await at('VAULT')).total).toBeGreaterThan(0);
  const [count] = (await t.get('production.stockCounts', {})).filter(({ state }) => state === 'DIFFERS');
  await t.as('kasi');
  const note = 'Brankas dihitung ulang dan sesuai';
  await t.get('production.settleCount', {
    id: count?.id ?? '',
    reason: 'MISCOUNTED',
    note,
    missing: null,
  });
});

it('a print asks for a password of the last five minutes', async () => {
  const id = await runToAdjudication(t, 1);
  const central = { reference: 'SIMKIM-2', checkedAt: t.desk.clock.now(), result: 'CLEAR', note: '' };
  await t.act(id, ['approval.recordAdjudication/1', central]);
  await t.as('kasubsi');
  await t.act(id, ['approval.approve/2', opened()]);
  await t.as('cetak');
  await t.act(id, ['queue.claim/1'], ['production.allocateBlank/1', { serial: 'E0099001' }]);
  const passportNumber = 'X7654321';
  const draft = await t.get('production.printDraft', { applicationId: id, passportNumber });
  t.setNow(addMinutes(t.desk.clock.now(), 6));
  const print = (provenAt?: string) =>
    t.act(id, ['production.print/2', { ...draft, passportNumber, readBack: draft.mrz, provenAt }]);
  // What a page says of the proof does not count.
  expect(await print(t.desk.clock.now())).toMatchObject({ code: 'REAUTHENTICATION_NEEDED' });
  expect(await t.call('session.prove', { password: 'something else', totp: null })).toMatchObject({
    code: 'SIGN_IN_FAILED',
  });
  expect(await print()).toMatchObject({ code: 'REAUTHENTICATION_NEEDED' });
  await t.get('session.prove', { password: SAMPLE_PASSWORD, totp: null });
  expect(await print()).toMatchObject({ ok: true });
});
