import { afterEach, beforeEach, expect, it } from 'vitest';
import { holdInterview, runToInterview } from '#test/support/passport-day.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

let t: TestDesk;

beforeEach(async () => {
  t = await openTestDesk();
});
afterEach(() => t.close());

const waiting = async () => {
  await t.as('adjudikator');
  const page = await t.get('applications.queue', {
    stage: 'decision',
    lanes: [],
    states: [],
    only: 'ALL',
    offset: 0,
    limit: 50,
  });
  return page.rows.map(({ id, dueOn }) => `${id} ${dueOn}`);
};

it('what waited for the centre stands in the order of its due day afterwards, not of its arrival', async () => {
  const first = await runToInterview(t, 1);
  const second = await runToInterview(t, 2);
  await holdInterview(t, second);
  t.setNow('2026-11-25T02:00:00.000Z');
  await t.as('kasi');
  await t.get('office.declareOutage', { reason: 'Pusat data tidak terjangkau' });
  const third = await runToInterview(t, 3, { isChecked: false });
  await holdInterview(t, third);
  await t.as('adjudikator');
  const passed = { reference: 'SIMKIM-2', checkedAt: t.desk.clock.now() };
  expect(await t.act(third, ['queue.claim/1'], ['approval.verificationPassed/1', passed])).toMatchObject({
    code: 'WATCHLIST_NOT_CLEAR',
  });
  t.setNow('2026-11-26T02:00:00.000Z');
  await t.as('kasi');
  await t.get('office.endOutage', {});
  t.setNow('2026-11-27T02:00:00.000Z');
  await holdInterview(t, first);
  expect(await waiting()).toEqual([`${second} 2026-12-01`, `${third} 2026-12-02`, `${first} 2026-12-03`]);
});
