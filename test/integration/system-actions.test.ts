import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { oneAtATime } from '#main/features/applications/one-at-a-time.ts';
import { listDue, runSystemActions } from '#main/features/applications/system-actions.ts';
import { aBooking } from '#test/support/people.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

let t: TestDesk;

beforeEach(async () => {
  t = await openTestDesk();
  await t.as('loket');
});
afterEach(() => t.close());

const BOOKINGS = 53;
const REFUSED = 51;

async function bookAll(): Promise<ApplicationId[]> {
  const ids: ApplicationId[] = [];
  for (let serial = 1; serial <= BOOKINGS; serial += 1) {
    const date = serial <= REFUSED ? '2026-11-25' : '2026-11-24';
    const booking = aBooking({ appointment: { date, time: '09:00' } }, serial);
    ids.push((await t.get('appointments.byHand', booking)).applicationId);
  }
  return ids;
}

describe('what the calendar alone decides', () => {
  it('reaches every file, also behind a whole batch of refused ones, and logs why those were refused', async () => {
    const ids = await bookAll();
    t.setNow('2026-11-24T09:01:00.000Z');
    // The list's row says today while the file itself says tomorrow: refused, and more than one batch of them comes first.
    const refused = ids.slice(0, REFUSED);
    await t.desk.db('application').whereIn('id', refused).update({ appointment_date: '2026-11-24' });
    const changed = await runSystemActions(t.desk);
    expect(changed.toSorted()).toEqual(ids.slice(REFUSED).toSorted());
    const lines = t.logLines.filter((line) => line.includes('system actions refused'));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'warn',
      kind: 'appointments.markNoShow/1',
      code: 'SERVICE_DAY_NOT_OVER',
      count: REFUSED,
      first: ids[0],
    });
  });

  it('is read by an index, without sorting', async () => {
    for (const column of ['appointment_date', 'deadline_on'] as const) {
      const query = listDue(t.desk.db, {
        state: 'BOOKED',
        column,
        upTo: '2026-11-24',
        after: { due: '2026-11-01', ordinal: 7 },
      });
      const { sql, bindings } = query.toSQL().toNative();
      const plan: { detail: string }[] = await t.desk.db.raw(`explain query plan ${sql}`, [...bindings]);
      const details = plan.map(({ detail }) => detail).join('\n');
      expect(details).toMatch(/SEARCH application USING INDEX application_\w+ \(state=\?/);
      expect(details).not.toContain('TEMP B-TREE');
    }
  });
});

it('a round does not begin while the last one runs, and begins again after a failure', async () => {
  let runs = 0;
  let finish: (error?: Error) => void = () => undefined;
  const round = oneAtATime(() => {
    runs += 1;
    return new Promise<void>((resolve, reject) => {
      finish = (error) => (error ? reject(error) : resolve());
    });
  });
  const first = round();
  await round();
  expect(runs).toBe(1);
  finish(new Error('disk'));
  await expect(first).rejects.toThrow('disk');
  const second = round();
  expect(runs).toBe(2);
  finish();
  await second;
});
