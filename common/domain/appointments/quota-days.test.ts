import { describe, expect, it } from 'vitest';
import { planToTell, type QuotaItem } from '#common/domain/registers/quota.ts';
import { toInstant } from '#common/kernel/instant.ts';
import { addDays, plainDate, weekdayOf } from '#common/kernel/plain-date.ts';
import { freeOf, isPlanned, poolFor, quotaDays, totalOf } from './quota-days.ts';
import type { QuotaFigure } from './quota-figures.ts';

const MONDAY = plainDate('2026-11-30');
const AT = toInstant(new Date('2026-11-24T02:00:00.000Z'));

function plan(change: Partial<QuotaItem> = {}): QuotaItem {
  return {
    name: 'Umum',
    from: plainDate('2026-11-01'),
    to: null,
    lines: [{ lane: 'REGULAR', kind: null, places: [40, 40, 40, 40, 20, 0, 0] }],
    opens: '',
    state: 'PUBLISHED',
    proposedBy: null,
    proposedAt: AT,
    decidedBy: null,
    decidedAt: AT,
    note: '',
    ...change,
  };
}

function figure(change: Partial<QuotaFigure> = {}): QuotaFigure {
  return {
    day: MONDAY,
    lane: 'REGULAR',
    kind: 'ELECTRONIC',
    booked: 0,
    walkIns: 0,
    arrived: 0,
    noShows: 0,
    rebooked: 0,
    ...change,
  };
}

const OFFICE = {
  figures: [] as readonly QuotaFigure[],
  isWorkingDay: (day: typeof MONDAY) => ![0, 6].includes(weekdayOf(day)),
  today: MONDAY,
  stock: { ELECTRONIC: 5, NON_ELECTRONIC: 5 },
};
const WEEK = { from: MONDAY, to: addDays(MONDAY, 6) };

function placesOf(...plans: QuotaItem[]) {
  return quotaDays(WEEK, { ...OFFICE, plans }).map(({ pools }) => totalOf(pools).places);
}

describe('the places of a day', () => {
  it('are those of its weekday, and none on a day on which nobody works', () => {
    expect(placesOf(plan())).toEqual([40, 40, 40, 40, 20, 0, 0]);
    expect(
      placesOf(plan({ lines: [{ lane: 'REGULAR', kind: null, places: [1, 1, 1, 1, 1, 9, 9] }] })),
    ).toEqual([1, 1, 1, 1, 1, 0, 0]);
  });

  it('are unknown without a plan, and a proposal is none', () => {
    const [day] = quotaDays(WEEK, {
      ...OFFICE,
      plans: [plan({ state: 'PROPOSED' })],
      figures: [figure({ booked: 2 })],
    });
    expect(day).toMatchObject({ plan: null, pools: [{ lane: 'REGULAR', places: null, booked: 2 }] });
    expect(day?.pools.map(freeOf)).toEqual([null]);
  });

  it('of a season go before the usual ones, and closed days are closed', () => {
    const season = plan({
      name: 'Ramadan',
      from: addDays(MONDAY, 1),
      to: addDays(MONDAY, 2),
      lines: [{ lane: 'REGULAR', kind: null, places: [10, 10, 10, 10, 10, 0, 0] }],
    });
    const closed = plan({ name: 'Pindahan', from: addDays(MONDAY, 3), to: addDays(MONDAY, 3), lines: [] });
    expect(placesOf(plan(), season, closed)).toEqual([40, 10, 10, null, 20, 0, 0]);
    const days = quotaDays(WEEK, { ...OFFICE, plans: [plan(), season, closed] });
    expect(days.map(({ plan: name, isOpen }) => [name, isOpen])).toEqual([
      ['Umum', true],
      ['Ramadan', true],
      ['Ramadan', true],
      ['Pindahan', false],
      ['Umum', true],
      ['Umum', false],
      ['Umum', false],
    ]);
  });

  it('are by the plan that begins last, of two of one day by the newer', () => {
    const later = plan({
      name: 'Baru',
      from: addDays(MONDAY, 2),
      lines: [{ lane: 'REGULAR', kind: null, places: [7, 7, 7, 7, 7, 0, 0] }],
    });
    const newer = plan({
      ...later,
      lines: [{ lane: 'REGULAR', kind: null, places: [8, 8, 8, 8, 8, 0, 0] }],
      decidedAt: toInstant(new Date('2026-11-25T02:00:00.000Z')),
    });
    expect(placesOf(later, plan(), newer)).toEqual([40, 40, 8, 8, 8, 0, 0]);
  });

  it('tell what is left, and that too many came; a lane that no plan names has no number', () => {
    const figures = [
      figure({ booked: 38, walkIns: 4, arrived: 30, noShows: 8 }),
      figure({ lane: 'PRIORITY', walkIns: 3, arrived: 3 }),
    ];
    const [day] = quotaDays(WEEK, { ...OFFICE, plans: [plan()], figures });
    expect(day?.pools.map((pool) => [pool.lane, pool.places, freeOf(pool)])).toEqual([
      ['REGULAR', 40, -2],
      ['PRIORITY', null, null],
    ]);
    expect(totalOf(day?.pools ?? [])).toMatchObject({ places: 40, booked: 38, walkIns: 7, noShows: 8 });
  });

  it('of one kind of book stay to be seen when somebody is booked for another one', () => {
    const lines = [{ lane: 'REGULAR' as const, kind: 'ELECTRONIC' as const, places: [5, 5, 5, 5, 5, 0, 0] }];
    const figures = [figure({ booked: 2 }), figure({ kind: 'NON_ELECTRONIC', booked: 1 })];
    const [day] = quotaDays(WEEK, { ...OFFICE, plans: [plan({ lines })], figures });
    if (!day) throw new Error('no day');
    const freeFor = (kind: 'ELECTRONIC' | 'NON_ELECTRONIC') => {
      const pool = poolFor(day, { lane: 'REGULAR', kind });
      return pool && [pool.kind, freeOf(pool)];
    };
    expect(freeFor('ELECTRONIC')).toEqual(['ELECTRONIC', 3]);
    expect(freeFor('NON_ELECTRONIC')).toEqual(['NON_ELECTRONIC', null]);
    expect(totalOf(day.pools)).toMatchObject({ places: 5, booked: 3 });
  });

  it('of a lane that no plan names are unknown, which is not the same as none', () => {
    // Somebody of the lane is booked for a Sunday, too: a closed day has no place, and says nothing about the others.
    const figures = [
      figure({ lane: 'PRIORITY', booked: 1 }),
      figure({ lane: 'PRIORITY', day: addDays(MONDAY, 6), booked: 1 }),
    ];
    const nothing = plan({ lines: [{ lane: 'REGULAR', kind: null, places: [0, 0, 0, 0, 0, 0, 0] }] });
    const days = quotaDays(WEEK, { ...OFFICE, plans: [nothing], figures });
    expect(isPlanned(days, { lane: 'PRIORITY', kind: 'ELECTRONIC' })).toBe(false);
    expect(isPlanned(days, { lane: 'ACCELERATED', kind: 'ELECTRONIC' })).toBe(false);
    expect(isPlanned(days, { lane: 'REGULAR', kind: 'ELECTRONIC' })).toBe(true);
    const closed = plan({ from: MONDAY, to: addDays(MONDAY, 6), lines: [] });
    const none = quotaDays(WEEK, { ...OFFICE, plans: [closed], figures });
    expect(isPlanned(none, { lane: 'PRIORITY', kind: 'ELECTRONIC' })).toBe(false);
  });

  it('warn of a kind of book that is not in stock, from today on, where somebody could ask for it', () => {
    const byKind = plan({
      lines: [
        { lane: 'REGULAR', kind: 'ELECTRONIC', places: [5, 5, 5, 5, 5, 0, 0] },
        { lane: 'REGULAR', kind: 'NON_ELECTRONIC', places: [0, 5, 5, 5, 5, 0, 0] },
      ],
    });
    const office = { ...OFFICE, plans: [byKind], today: addDays(MONDAY, 1) };
    const warned = quotaDays(WEEK, { ...office, stock: { ELECTRONIC: 0, NON_ELECTRONIC: 0 } });
    expect(warned.map(({ noBlanks }) => noBlanks.length)).toEqual([0, 2, 2, 2, 2, 0, 0]);
    const inStock = quotaDays(WEEK, { ...office, stock: { ELECTRONIC: 1, NON_ELECTRONIC: 0 } });
    expect(inStock[1]?.noBlanks).toEqual(['NON_ELECTRONIC']);
  });
});

describe('the paper for applicants', () => {
  const usual = plan({ opens: 'Setiap Jumat' });
  const season = plan({ name: 'Ramadan', from: MONDAY, to: addDays(MONDAY, 4) });
  const closed = (from: typeof MONDAY) => plan({ name: 'Pindahan', from, to: from, lines: [] });

  it('tells a season with its end, and of the queue what the usual quota says', () => {
    expect(planToTell([usual, season], MONDAY)).toMatchObject({
      name: 'Ramadan',
      to: '2026-12-04',
      opens: 'Setiap Jumat',
    });
    expect(planToTell([usual, season], addDays(MONDAY, 5))).toMatchObject({ name: 'Umum', to: null });
  });

  it('tells on a closed day what holds on the others', () => {
    const told = planToTell([usual, closed(MONDAY)], MONDAY);
    expect(told).toMatchObject({ name: 'Umum', lines: usual.lines });
    expect(planToTell([usual, season, closed(MONDAY)], MONDAY)).toMatchObject({ name: 'Ramadan' });
    expect(planToTell([closed(MONDAY)], MONDAY)).toBeNull();
  });
});
