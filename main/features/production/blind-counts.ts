import type { StockSummary } from '#common/contract/ipc/production.ts';
import type { CountedHand } from '#common/domain/production/custody.ts';
import type { UserId } from '#common/kernel/ids.ts';

type Numbers = Pick<StockSummary, 'counts' | 'hands' | 'mine' | 'isMineCounted'>;

/**
 * Between the first person's count of a hand and the second's the ledger keeps its numbers of that hand to itself: whoever counts next may sit at
 * any desk. One number of the own hand stays known, the next to print: it tells nobody how many there are.
 */
export function blindTo<T extends Numbers>(stock: T, counted: readonly CountedHand[], me: UserId): T {
  if (counted.length === 0) return stock;
  const holders = new Set<string | null>(counted.map(({ who }) => who));
  const isMineCounted = holders.has(me);
  return {
    ...stock,
    // What lies in the other hands would give away the rest.
    counts: stock.counts.map((row) => (row.state === 'IN_STOCK' ? { ...row, count: null } : row)),
    hands: stock.hands.map((row) => (holders.has(row.who?.id ?? null) ? { ...row, count: null } : row)),
    mine: isMineCounted ? [] : stock.mine,
    isMineCounted,
  };
}
