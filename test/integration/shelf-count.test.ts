import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { runToReady } from '#test/support/passport-day.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

let t: TestDesk;
beforeEach(async () => {
  t = await openTestDesk();
});
afterEach(() => t.close());

const look = (applicationId: ApplicationId, found: boolean) =>
  t.get('production.countShelf', { entries: [{ id: v7(), applicationId, found }] });

it('the weekly count of the shelf is due on a working day, is made by two, and names what is missing', async () => {
  const id = await runToReady(t);
  await t.as('serah');
  await t.act(id, ['production.placeOnShelf/1', { rack: 'B', box: '12' }]);
  expect(await t.get('production.countsDue', {})).toEqual({ hands: null, shelf: 0 });

  // Tuesday a week later; on the Sunday between nothing is asked.
  t.setNow('2026-11-29T02:00:00.000Z');
  await t.as('serah');
  expect(await t.get('production.countsDue', {})).toEqual({ hands: null, shelf: null });
  t.setNow('2026-12-01T02:00:00.000Z');
  await t.as('serah');
  expect(await t.get('production.countsDue', {})).toEqual({ hands: null, shelf: 1 });

  expect(await look(id, true)).toEqual({ counted: 1, refused: [], missing: [] });
  const [book] = (await t.get('production.ready', { text: '', dueOnly: false })).rows;
  expect(book?.shelfCount).toBe('HALF');
  expect(await look(id, true)).toMatchObject({ counted: 0, refused: [{ code: 'SECOND_PERSON_REQUIRED' }] });
  expect(await t.get('production.countsDue', {})).toMatchObject({ shelf: 1 });

  await t.as('kasubsi');
  const second = await look(id, false);
  expect(second.missing).toMatchObject([{ rack: 'B', box: '12' }]);
  expect((await t.get('production.countsDue', {})).shelf).toBe(0);
  const [after] = (await t.get('production.ready', { text: '', dueOnly: false })).rows;
  expect(after?.shelfCount).toBe('MISSING');
}, 60_000);

it('the daily count of the blanks is due for those who count, until two have counted each hand', async () => {
  await t.as('mutu');
  const before = (await t.get('production.countsDue', {})).hands ?? 0;
  expect(before).toBeGreaterThan(0);
  const { counts } = await t.get('production.stock', {});
  const products = new Set(counts.map(({ kind, pages }) => `${kind} ${pages}`));
  expect(products.size).toBeGreaterThan(0);
  const inVault = await t.desk
    .db('blank')
    .where({ state: 'IN_STOCK', holder: null })
    .groupBy('kind', 'pages')
    .select('kind', 'pages')
    .count({ count: '*' });
  const hand = { at: 'VAULT', who: null } as const;
  const counted = inVault as never;
  await t.get('production.enterCount', { id: v7(), hand, counted });
  expect((await t.get('production.countsDue', {})).hands).toBe(before);
  await t.as('kasubsi');
  await t.get('production.enterCount', { id: v7(), hand, counted });
  expect((await t.get('production.countsDue', {})).hands).toBe(before - 1);
  await t.as('loket');
  expect((await t.get('production.countsDue', {})).hands).toBeNull();
});
