import { z } from 'zod';
import { UserId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import type { ActorRole } from '#common/domain/applications/vocabulary.ts';
import { permissionsOf } from '#common/domain/session/permission.ts';
import { areTalliesEqual, CountedHand, SETTLE_REASONS, Tally, type BlankStop } from './custody.ts';

/** One person's count, beside what the ledger had at that very moment. */
export const CountEntry = z.strictObject({
  /** Under which it was sent; absent in counts from before it was kept. */
  id: z.string().optional(),
  by: UserId,
  at: Instant,
  counted: z.array(Tally),
  ledger: z.array(Tally),
});
export type CountEntry = z.infer<typeof CountEntry>;

export const CountState = z.enum(['OPEN', 'EQUAL', 'DIFFERS', 'SETTLED']);
export type CountState = z.infer<typeof CountState>;

/** A hand counted by two on a day. */
export const StockCount = z.strictObject({
  id: z.string(),
  hand: CountedHand,
  on: PlainDate,
  state: CountState,
  first: CountEntry,
  second: CountEntry.nullable(),
  settled: z
    .strictObject({ by: UserId, at: Instant, reason: z.enum(SETTLE_REASONS), note: z.string() })
    .nullable(),
});
export type StockCount = z.infer<typeof StockCount>;

type CountRefusal = {
  code: 'SECOND_PERSON_REQUIRED' | 'BLANK_COUNT_DIFFERS' | 'COUNT_NOT_OPEN' | 'FORBIDDEN';
};

/** The second person's entry ends the count. Each is held against the ledger as it stood when it was made. */
export function enterSecond(count: StockCount, second: CountEntry): StockCount | CountRefusal {
  if (count.state !== 'OPEN') return { code: 'COUNT_NOT_OPEN' };
  if (count.first.by === second.by) return { code: 'SECOND_PERSON_REQUIRED' };
  const isEqual = [count.first, second].every(({ counted, ledger }) => areTalliesEqual(counted, ledger));
  return { ...count, second, state: isEqual ? 'EQUAL' : 'DIFFERS' };
}

/** By a section head who counted neither time. */
export function settleCount(
  count: StockCount,
  { roles, ...settled }: NonNullable<StockCount['settled']> & { roles: readonly ActorRole[] },
): StockCount | CountRefusal {
  if (count.state !== 'DIFFERS') return { code: 'COUNT_NOT_OPEN' };
  if (!permissionsOf(roles).has('stock.settle')) return { code: 'FORBIDDEN' };
  if ([count.first.by, count.second?.by].includes(settled.by)) return { code: 'SECOND_PERSON_REQUIRED' };
  return { ...count, state: 'SETTLED', settled };
}

export function isRefused(outcome: StockCount | CountRefusal): outcome is CountRefusal {
  return 'code' in outcome;
}

/** From the second entry until the head's word. */
export function stopsOf(counts: readonly StockCount[]): BlankStop[] {
  return counts.flatMap(({ id, state, second, settled }) =>
    second && (state === 'DIFFERS' || state === 'SETTLED')
      ? [{ id, from: second.at, to: settled?.at ?? null }]
      : [],
  );
}

/** As it is shown while it is open: who has counted, never what. */
export const CountView = z.strictObject({
  id: z.string(),
  hand: CountedHand,
  on: PlainDate,
  state: CountState,
  by: z.array(UserId),
  at: Instant,
  /** Only after both have counted. */
  result: z
    .strictObject({ first: z.array(Tally), second: z.array(Tally), ledger: z.array(Tally) })
    .nullable(),
  settled: StockCount.shape.settled,
});
export type CountView = z.infer<typeof CountView>;

export function viewOfCount({ id, hand, on, state, first, second, settled }: StockCount): CountView {
  return {
    id,
    hand,
    on,
    state,
    by: second ? [first.by, second.by] : [first.by],
    at: second?.at ?? first.at,
    result: second && { first: first.counted, second: second.counted, ledger: second.ledger },
    settled,
  };
}
