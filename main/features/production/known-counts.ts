import { StockCounts } from '#common/contract/hub/stock.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { CountedHand } from '#common/domain/production/custody.ts';
import { viewOfCount, type CountView } from '#common/domain/production/stock-count.ts';
import { listCounts } from '#main/records/repositories/custody.ts';
import type { Desk } from '#main/features/desk.ts';

export type KnownCounts = {
  ofToday: () => Promise<readonly CountView[]>;
  /** Null while the hub that knows them cannot be asked. */
  ifKnown: () => Promise<readonly CountView[] | null>;
  /** Those that one person has counted and the second has not. Without the hub nobody can end a count: what it said last holds. */
  hands: () => Promise<readonly CountedHand[]>;
};

/** The counts of the day, of the office's hub or of a desk that is its own authority. */
export function knownCounts(desk: Desk): KnownCounts {
  let lastCounted: readonly CountedHand[] = [];

  async function ofToday(): Promise<readonly CountView[]> {
    const { hub, db, office } = desk;
    const told = hub && (await hub.asPerson(StockCounts, { method: 'GET', path: '/v1/stock/counts' }));
    return told ? told.counts : (await listCounts(db, office.today())).map(viewOfCount);
  }

  async function ifKnown(): Promise<readonly CountView[] | null> {
    const status = await desk.hub?.status();
    // Nobody waits for a line that is known to be broken.
    if (status?.mode === 'HUB' && status.link !== 'ONLINE') return null;
    return ofToday().catch((error: unknown) => {
      if (error instanceof CodedError) return null;
      throw error;
    });
  }

  return {
    ofToday,
    ifKnown,
    async hands() {
      const counts = await ifKnown();
      if (counts) lastCounted = counts.filter(({ state }) => state === 'OPEN').map(({ hand }) => hand);
      return lastCounted;
    },
  };
}
