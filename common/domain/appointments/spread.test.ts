import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '#common/kernel/plain-date.ts';
import { freeOf, poolFor, type QuotaDayPlan, type QuotaPool } from './quota-days.ts';
import { spreadOut, type FileToMove } from './spread.ts';

const MONDAY = plainDate('2026-11-30');
const NONE = { booked: 0, walkIns: 0, arrived: 0, noShows: 0, rebooked: 0 };

function pool(places: number | null, change: Partial<QuotaPool> = {}): QuotaPool {
  return { lane: 'REGULAR', kind: null, places, ...NONE, ...change };
}

function days(...pools: (readonly QuotaPool[] | 'CLOSED')[]): QuotaDayPlan[] {
  return pools.map((own, index) => ({
    day: addDays(MONDAY, index),
    isOpen: own !== 'CLOSED',
    plan: 'Umum',
    pools: own === 'CLOSED' ? [pool(9)] : own,
    noBlanks: [],
  }));
}

function file(id: string, change: Partial<FileToMove> = {}): FileToMove {
  return { id, lane: 'REGULAR', kind: 'ELECTRONIC', bundle: null, ...change };
}

function told(files: readonly FileToMove[], offered: readonly QuotaDayPlan[]) {
  const { moves, left } = spreadOut(files, offered);
  return { days: Object.fromEntries(moves.map(({ id, day }) => [id, day.slice(8)])), left };
}

describe('files whose day fell out', () => {
  it('fill the free places of the next days in their order', () => {
    const offered = days([pool(3, { booked: 1, walkIns: 1 })], 'CLOSED', [pool(5, { booked: 3 })]);
    expect(told([file('a'), file('b'), file('c'), file('d')], offered)).toEqual({
      days: { a: '30', b: '02', c: '02' },
      left: ['d'],
    });
  });

  it('find no place where no plan says how many there are, or where more came in already', () => {
    expect(told([file('a')], days([pool(null)], [pool(2, { booked: 5 })], []))).toEqual({
      days: {},
      left: ['a'],
    });
  });

  it('of a family stay together, and nobody behind them comes before them', () => {
    const family = ['b', 'c'].map((id) => file(id, { bundle: 'f' }));
    const offered = days([pool(2)], [pool(2)], [pool(2)]);
    expect(told([file('a'), ...family, file('d')], offered)).toEqual({
      // One place of the first day stays free: `d` stood behind the family.
      days: { a: '30', b: '01', c: '01', d: '02' },
      left: [],
    });
  });

  it('of a family in two lanes need room in both on one day', () => {
    const offered = days([pool(1), pool(0, { lane: 'PRIORITY' })], [pool(1), pool(1, { lane: 'PRIORITY' })]);
    const files = [file('child', { bundle: 'f' }), file('grandmother', { bundle: 'f', lane: 'PRIORITY' })];
    expect(told(files, offered).days).toEqual({ child: '01', grandmother: '01' });
  });

  it('take a place of their own kind of book where the lane counts by kind', () => {
    const byKind = [pool(1, { kind: 'ELECTRONIC' }), pool(0, { kind: 'NON_ELECTRONIC' })];
    const files = [file('a', { kind: 'NON_ELECTRONIC' }), file('b')];
    expect(told(files, days(byKind))).toEqual({ days: { b: '30' }, left: ['a'] });
  });
});

const KINDS = ['ELECTRONIC', 'NON_ELECTRONIC'] as const;
const LANES = ['REGULAR', 'PRIORITY'] as const;

const aPool = fc.record({
  lane: fc.constantFrom(...LANES),
  places: fc.option(fc.nat(5)),
  booked: fc.nat(4),
  walkIns: fc.nat(2),
  byKind: fc.boolean(),
});
/** A lane has one pool or one for each kind. */
const somePools = fc
  .uniqueArray(aPool, { selector: ({ lane }) => lane })
  .map((pools) =>
    pools.flatMap(({ byKind, ...own }) =>
      (byKind ? KINDS : [null]).map((kind) => ({ ...NONE, ...own, kind })),
    ),
  );
const offeredDays = fc
  .array(fc.record({ isOpen: fc.boolean(), pools: somePools }), { maxLength: 9 })
  .map((list) =>
    list.map((own, index) => ({ ...own, day: addDays(MONDAY, index), plan: 'Umum', noBlanks: [] })),
  );
const someFiles = fc
  .array(
    fc.record({
      lane: fc.constantFrom(...LANES),
      kind: fc.constantFrom(...KINDS),
      bundle: fc.option(fc.constantFrom('f', 'g', 'h')),
    }),
    { maxLength: 25 },
  )
  .map((list) => list.map((own, index) => ({ ...own, id: `n${index}` })));

describe('whatever was booked', () => {
  it('nobody is lost, no day goes over its places, families stay together, the order of a pool is kept', () => {
    let placed = 0;
    fc.assert(
      fc.property(someFiles, offeredDays, (files, offered) => {
        const { moves, left } = spreadOut(files, offered);
        placed += moves.length;
        expect([...moves.map(({ id }) => id), ...left].toSorted()).toEqual(
          files.map(({ id }) => id).toSorted(),
        );
        const dayOf = new Map(moves.map(({ id, day }) => [id, day]));
        for (const day of offered) {
          const there = files.filter(({ id }) => dayOf.get(id) === day.day);
          expect(day.isOpen || there.length === 0).toBe(true);
          for (const [own, taken] of Map.groupBy(there, (one) => poolFor(day, one))) {
            expect(own && (freeOf(own) ?? 0)).toBeGreaterThanOrEqual(taken.length);
          }
        }
        const bundles = Map.groupBy(files, ({ id, bundle }) => bundle ?? id);
        for (const own of bundles.values()) {
          expect(new Set(own.map(({ id }) => dayOf.get(id))).size).toBe(1);
        }
        const firsts = [...bundles.values()].flatMap(([one]) => (one && dayOf.has(one.id) ? [one] : []));
        for (const [at, one] of firsts.entries()) {
          const behind = firsts
            .slice(at + 1)
            .filter(({ lane, kind }) => lane === one.lane && kind === one.kind);
          for (const other of behind) {
            expect((dayOf.get(one.id) ?? '') <= (dayOf.get(other.id) ?? '')).toBe(true);
          }
        }
      }),
      { numRuns: 1500 },
    );
    expect(placed).toBeGreaterThan(300);
  });
});
