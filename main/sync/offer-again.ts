import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { queueAgain } from '#main/records/repositories/outbox.ts';
import { changeSyncState, readSyncState } from '#main/records/repositories/sync-state.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';

/**
 * A hub that was restored from a backup knows fewer of this desk's actions than it had answered. Everything behind its last
 * number is offered again, under the same numbers and ids. Returns whether there was anything.
 */
export async function offerAgain(
  db: DeskDatabase,
  office: OfficeContext,
  hubLastSeq: number,
): Promise<boolean> {
  const state = await readSyncState(db);
  if (!state || hubLastSeq >= state.answeredSeq) return false;
  await db.transaction(async (trx) => {
    await queueAgain(trx, hubLastSeq, office.now());
    await changeSyncState(trx, { answeredSeq: hubLastSeq });
  });
  await office.refreshHub(db);
  return true;
}
