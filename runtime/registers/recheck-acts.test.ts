import { expect, it } from 'vitest';
import { RECHECKS } from '#common/domain/registers/rechecks.ts';
import { foldEntries, type Entry } from '#common/domain/registers/register.ts';
import { SYSTEM_ACTOR } from '#common/domain/applications/system-actor.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { drawMonth, drawnFrom, promiseMonth, type RecheckStore } from './recheck-acts.ts';

it('a month is drawn by the share that was promised with its seed, whatever the policy says on the day of the draw', async () => {
  const entries: Entry[] = [];
  const store: RecheckStore = {
    lines: async () => entries,
    addLine: async (entry) => void entries.push(entry),
    note: async () => undefined,
    actionsOf: async () => [],
  };
  const seed = 'a'.repeat(64);
  const doing = {
    userId: SYSTEM_ACTOR,
    roles: ['SYS'] as const,
    desk: 'HUB',
    now: '2026-11-10T02:00:00.000Z' as Instant,
    utcOffsetMinutes: 420,
    seedOf: () => seed,
  };
  await promiseMonth(store, doing, 10);
  const december = { ...doing, roles: ['SECTION_HEAD'] as const, now: '2026-12-02T02:00:00.000Z' as Instant };
  const decided = Array.from({ length: 200 }, (_, n) => ({
    applicationId: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as ApplicationId,
    number: `N${n}`,
  }));
  await drawMonth(store, december, { month: '2026-11', percent: 90, decided });
  const [november, next] = foldEntries(RECHECKS, entries);
  expect(november?.item.drawn).toMatchObject({ percent: 10, of: 200, files: drawnFrom(decided, seed, 10) });
  // The new share holds from the month that runs.
  expect(next?.item).toMatchObject({ month: '2026-12', percent: 90 });
  expect(entries.map(({ role }) => role)).toEqual(['SYS', 'SECTION_HEAD', 'SECTION_HEAD']);
});
