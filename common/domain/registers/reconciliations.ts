import { z } from 'zod';
import { refuse } from '#common/domain/applications/refusal.ts';
import { RECONCILED, type ReconciledLine } from '#common/domain/gateway/reconcile.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { addDays, daysBetween, PlainDate } from '#common/kernel/plain-date.ts';
import { opensWith, type Kept, type Register } from './register.ts';

const Count = z.int().min(0).max(1_000_000);
const Sum = z.strictObject({ count: Count, amount: z.int().min(0) });

const LONGEST_DAYS = 31;

/** The days that a file of the treasury speaks of, both with it. */
export const FileDays = z
  .strictObject({ from: PlainDate, to: PlainDate })
  .refine(({ from, to }) => from <= to && daysBetween(from, to) < LONGEST_DAYS, {
    message: 'DAYS_BACKWARDS',
    path: ['to'],
  });
export type FileDays = z.infer<typeof FileDays>;

/** What the file held, by what each line said of the office's files, and what was written into these. */
export const ReconciliationTotals = z.strictObject({
  results: z.record(z.enum(RECONCILED), Sum),
  unreadable: Count,
  settled: Count,
  questioned: Count,
  refused: Count,
});
export type ReconciliationTotals = z.infer<typeof ReconciliationTotals>;

const Recorded = z.strictObject({ days: FileDays, ...ReconciliationTotals.shape });

export type ReconciliationDone = z.infer<typeof Recorded> & { by: UserId | null; at: Instant };

/** Every time that the treasury's file was held against the office's files. Written with the result itself, never by hand. */
export const RECONCILIATIONS: Register<ReconciliationDone> = {
  name: 'reconciliations',
  readers: ['SECTION_HEAD', 'OFFICE_HEAD', 'AUDITOR'],
  rules: {
    'record/1': opensWith<ReconciliationDone, typeof Recorded>(Recorded, {
      roles: ['SECTION_HEAD'],
      refuses: ({ days }, { today }) => (days.to > today ? refuse('RECONCILE_DAY_AHEAD') : null),
      open: (payload, { actor: by, at }) => ({ ...payload, by, at }),
    }),
  },
};

export function sumsOf(
  lines: readonly Pick<ReconciledLine, 'result' | 'amount'>[],
): ReconciliationTotals['results'] {
  const sumOf = (result: ReconciledLine['result']) => {
    const own = lines.filter((line) => line.result === result);
    return { count: own.length, amount: own.reduce((sum, { amount }) => sum + amount, 0) };
  };
  return {
    MATCHED: sumOf('MATCHED'),
    SETTLED_BEFORE: sumOf('SETTLED_BEFORE'),
    UNKNOWN: sumOf('UNKNOWN'),
    WRONG_AMOUNT: sumOf('WRONG_AMOUNT'),
    WRONG_PRODUCT: sumOf('WRONG_PRODUCT'),
    USED: sumOf('USED'),
  };
}

/** The whole file: how many payments, how much money. */
export function wholeOf({ results }: Pick<ReconciliationTotals, 'results'>): z.infer<typeof Sum> {
  const all = Object.values(results);
  return {
    count: all.reduce((sum, { count }) => sum + count, 0),
    amount: all.reduce((sum, { amount }) => sum + amount, 0),
  };
}

type Look = {
  today: PlainDate;
  /** The first day on which the office had a file; null before. */
  firstDay: PlainDate | null;
  isWorkingDay: (day: PlainDate) => boolean;
};

/**
 * Working days that are over and in no file, oldest first: since the first that the book knows, a month back at most. Where it knows
 * none, only the last one: the book does not tell what was done before there was one.
 */
export function daysNotReconciled(
  kept: readonly Kept<ReconciliationDone>[],
  { today, firstDay, isWorkingDay }: Look,
): PlainDate[] {
  if (firstDay === null) return [];
  const files = kept.map(({ item }) => item.days);
  const first = files.map(({ from }) => from).toSorted()[0] ?? null;
  const days = Array.from({ length: LONGEST_DAYS }, (_, back) => addDays(today, -1 - back))
    .filter((day) => day >= firstDay && isWorkingDay(day))
    .toReversed();
  if (first === null) return days.slice(-1);
  return days.filter((day) => day >= first && !files.some(({ from, to }) => from <= day && day <= to));
}
