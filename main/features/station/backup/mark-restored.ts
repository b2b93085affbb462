import type { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { appendAfterLeap } from '#main/records/repositories/audit.ts';
import { forgetMeta, leapCounts } from '#main/records/repositories/small-tables.ts';
import { changeSyncState } from '#main/records/repositories/sync-state.ts';
import { keepDeskKey, makeDeskKey } from '#main/sync/desk-key.ts';
import { MOVED_AWAY } from './moved-away.ts';

type Restored = { now: Instant; today: PlainDate; madeAt: Instant; desk: string };

/**
 * Records that came back from a copy know that they did. A desk with a hub lays down its key, so that two PCs never speak as one desk: IT's
 * code for this very desk gives it another and bars the one before. Numbers that it may have given out since are given to nothing else.
 */
export async function markRestored(db: DeskDatabase, restored: Restored): Promise<void> {
  const { now, today, madeAt, desk } = restored;
  const keys = await makeDeskKey();
  await db.transaction(async (trx) => {
    await forgetMeta(trx, MOVED_AWAY);
    await leapCounts(trx, today);
    const entry = { at: now, actor: '', desk, event: 'DESK', subject: 'records' } as const;
    await appendAfterLeap(trx, { ...entry, detail: `restored, copy of ${madeAt}` });
    const place = await changeSyncState(trx, {
      revoked: true,
      restored: true,
      cursor: null,
      copyAfter: null,
    });
    if (place) await keepDeskKey(trx, keys);
  });
}
