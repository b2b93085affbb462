import { describe, expect, it } from 'vitest';
import type { Stage } from '#common/domain/applications/vocabulary.ts';
import { addWorkingDays, makeOfficeCalendar } from '#common/domain/office/calendar.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { stageLoads, type LoadGroup } from './stage-load.ts';

const calendar = makeOfficeCalendar({ years: [], cutiBersamaClosed: true });
const policy = {
  addWorkingDays: (day: ReturnType<typeof plainDate>, count: number) => addWorkingDays(day, count, calendar),
};
/** A Monday. */
const today = plainDate('2026-11-23');

function group(stage: Stage, since: string, dueOn: string, count = 1): LoadGroup {
  const oldestAt = `${since}T02:00:00.000Z` as Instant;
  return { stage, since: plainDate(since), dueOn: plainDate(dueOn), oldestAt, count };
}

describe('what waits in a stage', () => {
  it('stands late first, then by how much waits', () => {
    const groups = [
      group('documents', '2026-11-23', '2026-11-27', 9),
      group('decision', '2026-11-20', '2026-11-20', 2),
      group('production', '2026-11-20', '2026-11-20', 3),
    ];
    const loads = stageLoads(groups, new Map(), { today, policy });
    expect(loads.slice(0, 3).map(({ stage, late }) => [stage, late])).toEqual([
      ['production', 3],
      ['decision', 2],
      ['documents', 0],
    ]);
    expect(loads).toHaveLength(7);
  });

  it('is due today, on the next working day, or later', () => {
    const groups = [
      group('interview', '2026-11-23', '2026-11-23', 2),
      group('interview', '2026-11-23', '2026-11-24', 3),
      group('interview', '2026-11-23', '2026-11-25', 4),
    ];
    const [load] = stageLoads(groups, new Map(), { today, policy });
    expect(load).toMatchObject({ waiting: 9, late: 0, dueToday: 2, dueNext: 3 });
  });

  it('grows older by working days: Friday is one day before Monday', () => {
    const since = ['2026-11-23', '2026-11-20', '2026-11-19', '2026-11-18', '2026-11-17'];
    const groups = since.map((day) => group('capture', day, '2026-11-30'));
    const [load] = stageLoads(groups, new Map([['capture', new Set(['u' as UserId])]]), { today, policy });
    expect(load).toMatchObject({ ages: [1, 1, 2, 1], oldestAt: '2026-11-17T02:00:00.000Z', staff: ['u'] });
  });
});
