import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { refreshDueDaysOfToday } from '#main/features/applications/due-days.ts';
import { owed } from '#main/records/repositories/due-days.ts';
import { runToAdjudication } from '#test/support/passport-day.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

let t: TestDesk;

beforeEach(async () => {
  t = await openTestDesk();
});
afterEach(() => t.close());

/** The day by which the lists sort, in both tables that hold it. */
async function storedDueDays(id: ApplicationId): Promise<string[]> {
  const file = await t.desk.db('application').where({ id }).first('due_on');
  const entries: string[] = await t.desk.db('queue_entry').where({ application_id: id }).pluck('due_on');
  return [...new Set([file.due_on as string, ...entries])];
}

describe('the due day in the lists', () => {
  it('moves with every working day of an outage and stays put after its end', async () => {
    const id = await runToAdjudication(t);
    // Interview on Tuesday: four working days later.
    expect(await storedDueDays(id)).toEqual(['2026-11-30']);
    await t.as('kasi');
    await t.get('office.declareOutage', { reason: 'Jaringan pusat putus' });
    expect(await storedDueDays(id)).toEqual(['2026-11-30']);
    t.setNow('2026-11-25T02:00:00.000Z');
    await refreshDueDaysOfToday(t.desk);
    expect(await storedDueDays(id)).toEqual(['2026-12-01']);
    t.setNow('2026-11-26T02:00:00.000Z');
    await t.as('kasi');
    await t.get('office.endOutage', {});
    expect(await storedDueDays(id)).toEqual(['2026-12-02']);
    t.setNow('2026-11-27T02:00:00.000Z');
    await refreshDueDaysOfToday(t.desk);
    expect(await storedDueDays(id)).toEqual(['2026-12-02']);
  });
});

it('the daily round goes over the files that owe something, not over the closed ones', async () => {
  const { sql, bindings } = owed(t.desk.db, 'x', 25).toSQL().toNative();
  const plan: { detail: string }[] = await t.desk.db.raw(`explain query plan ${sql}`, [...bindings]);
  expect(plan.map(({ detail }) => detail)).toEqual([
    'SEARCH application USING INDEX application_owed (id>?)',
  ]);
});

describe('the calendar of the next year', () => {
  it('is told to be provisional on the first page, and its New Year is no working day', async () => {
    await t.as('loket');
    expect((await t.get('office.board', {})).calendar).toEqual({ year: 2027, isMissing: false });
    const policy = t.desk.office.policy();
    expect(policy.addWorkingDays(plainDate('2026-12-29'), 4)).toBe('2027-01-05');
  });
});
