import { describe, expect, it } from 'vitest';
import type { ServiceLane } from '#common/domain/applications/vocabulary.ts';
import { addDays, plainDate } from '#common/kernel/plain-date.ts';
import { firstOffered, planMove, withFamily } from './move-plan.ts';
import type { QuotaDayPlan } from './quota-days.ts';

const TODAY = plainDate('2026-11-24');
const FALLEN = plainDate('2026-11-27');
const NONE = { booked: 0, walkIns: 0, arrived: 0, noShows: 0, rebooked: 0 };

function daysFrom(first: typeof TODAY, count: number, places = 2): QuotaDayPlan[] {
  return Array.from({ length: count }, (_, index) => ({
    day: addDays(first, index),
    isOpen: true,
    plan: 'Umum',
    pools: (['REGULAR', 'PRIORITY'] as const).map((lane) => ({ lane, kind: null, places, ...NONE })),
    noBlanks: [],
  }));
}

function file(id: string, familyId: string | null = null, lane: ServiceLane = 'REGULAR') {
  return { id, familyId, lane, kind: 'ELECTRONIC' as const };
}

type Wish = Parameters<typeof planMove>[2];
const ALL: Wish = { day: FALLEN, today: TODAY, lanes: null, left: new Set<string>(), most: 400 };
const FILES = [file('a'), file('b', 'f'), file('c'), file('d', 'f', 'PRIORITY'), file('e')];

function told(change: Partial<Wish> = {}, files = FILES) {
  const { offered, chosen, dayOf, ...rest } = planMove(files, daysFrom(TODAY, 20), { ...ALL, ...change });
  const ids = (some: typeof FILES) => some.map(({ id }) => id).join('');
  return {
    offered: ids(offered),
    chosen: ids(chosen),
    moved: [...dayOf.keys()].toSorted().join(''),
    ...rest,
  };
}

describe('a day that falls out', () => {
  it('is never moved to an earlier one, nor to today', () => {
    expect(firstOffered(FALLEN, TODAY)).toBe('2026-11-28');
    expect(firstOffered(addDays(TODAY, -7), TODAY)).toBe('2026-11-25');
    const days = (day: typeof TODAY) => [
      ...planMove(FILES, daysFrom(TODAY, 20), { ...ALL, day }).dayOf.values(),
    ];
    expect(days(FALLEN).toSorted()[0]).toBe('2026-11-28');
    expect(days(addDays(TODAY, -7)).toSorted()[0]).toBe('2026-11-25');
    expect(planMove(FILES, daysFrom(TODAY, 4), ALL).without).toHaveLength(FILES.length);
  });

  it('moves all, in the order of its list', () => {
    expect(told()).toEqual({ offered: 'abcde', chosen: 'abcde', moved: 'abcde', isMore: false, without: [] });
  });

  it('takes a family whole: by a lane, off the list, and at the end of what one decision takes', () => {
    expect(told({ lanes: new Set(['PRIORITY'] as const) })).toMatchObject({ offered: 'bd', moved: 'bd' });
    expect(told({ left: new Set(['d']) })).toMatchObject({ offered: 'abcde', chosen: 'ace', moved: 'ace' });
    expect(told({ most: 2 })).toMatchObject({ offered: 'a', moved: 'a', isMore: true });
    expect(told({ most: 3 })).toMatchObject({ offered: 'abd', moved: 'abd', isMore: true });
    expect(told({ most: 5 })).toMatchObject({ offered: 'abcde', isMore: false });
  });

  it('knows who is ticked with whom', () => {
    expect(withFamily(FILES, 'd')).toEqual(['b', 'd']);
    expect(withFamily(FILES, 'a')).toEqual(['a']);
  });
});
