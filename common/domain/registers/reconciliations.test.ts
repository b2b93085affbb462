import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { RECONCILED } from '#common/domain/gateway/reconcile.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { plainDate, weekdayOf } from '#common/kernel/plain-date.ts';
import { decideEntry } from './decide-entry.ts';
import { daysNotReconciled, RECONCILIATIONS, sumsOf, wholeOf } from './reconciliations.ts';
import { foldEntries, type Entry } from './register.ts';

const KASI = v7() as UserId;
// Monday evening in Greenwich is Tuesday the 24th at the office.
const NOW = '2026-11-23T23:30:00.000Z' as Instant;

function lineOf(from: string, to = from, role: 'SECTION_HEAD' | 'COUNTER' = 'SECTION_HEAD') {
  const totals = { results: sumsOf([]), unreadable: 0, settled: 0, questioned: 0, refused: 0 };
  const asked = {
    id: v7(),
    register: 'reconciliations' as const,
    subject: v7(),
    kind: 'record/1',
    payload: { days: { from, to }, ...totals },
    basedOn: 0,
  };
  const author = { userId: KASI, roles: [role], desk: 'Loket 1', now: NOW, utcOffsetMinutes: 420 };
  return decideEntry(RECONCILIATIONS, [], asked, author);
}

function kept(...days: readonly (readonly [string, string?])[]) {
  const entries = days.map(([from, to]): Entry => {
    const line = lineOf(from, to);
    if (!line.ok) throw new Error(line.error.code);
    return line.value;
  });
  return foldEntries(RECONCILIATIONS, entries);
}

describe('the book of reconciliations', () => {
  it('takes a day that has come, from whoever may reconcile', () => {
    expect(lineOf('2026-11-24').ok).toBe(true);
    expect(lineOf('2026-11-25')).toMatchObject({ error: { code: 'RECONCILE_DAY_AHEAD' } });
    expect(lineOf('2026-11-24', '2026-11-23')).toMatchObject({ error: { code: 'PAYLOAD_INVALID' } });
    expect(lineOf('2026-10-20', '2026-11-20')).toMatchObject({ error: { code: 'PAYLOAD_INVALID' } });
    expect(lineOf('2026-11-24', undefined, 'COUNTER')).toMatchObject({ error: { code: 'ROLE_NOT_ALLOWED' } });
    expect(kept(['2026-11-20'])[0]?.item).toMatchObject({ by: KASI, at: NOW });
  });

  it('sums the file by what its lines say', () => {
    const results = sumsOf([
      { result: 'MATCHED', amount: 950_000 },
      { result: 'MATCHED', amount: 650_000 },
      { result: 'UNKNOWN', amount: 1 },
    ]);
    expect(results.MATCHED).toEqual({ count: 2, amount: 1_600_000 });
    expect(results.USED).toEqual({ count: 0, amount: 0 });
    expect(Object.keys(results).toSorted()).toEqual(RECONCILED.toSorted());
    expect(wholeOf({ results })).toEqual({ count: 3, amount: 1_600_001 });
  });
});

describe('days that nobody reconciled', () => {
  const look = {
    today: plainDate('2026-11-24'),
    firstDay: plainDate('2026-01-05'),
    // Thursday the 19th is a holiday.
    isWorkingDay: (day: string) => weekdayOf(plainDate(day)) % 6 !== 0 && day !== '2026-11-19',
  };

  it('are working days that are over and in no file, since the first in the book', () => {
    expect(daysNotReconciled(kept(['2026-11-16'], ['2026-11-18']), look)).toEqual([
      '2026-11-17',
      '2026-11-20',
      '2026-11-23',
    ]);
    expect(daysNotReconciled(kept(['2026-11-16'], ['2026-11-17', '2026-11-23']), look)).toEqual([]);
  });

  it('of an office without a book is the last working day alone', () => {
    expect(daysNotReconciled([], look)).toEqual(['2026-11-23']);
    expect(daysNotReconciled([], { ...look, today: plainDate('2026-11-23') })).toEqual(['2026-11-20']);
  });

  it('are none before the office had a file, nor further back than a month', () => {
    expect(daysNotReconciled([], { ...look, firstDay: null })).toEqual([]);
    expect(daysNotReconciled([], { ...look, firstDay: look.today })).toEqual([]);
    const [oldest] = daysNotReconciled(kept(['2026-08-03']), look);
    expect(oldest).toBe('2026-10-26');
  });
});
