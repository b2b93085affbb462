import { must } from '#common/kernel/must.ts';
import type { Vault } from '#runtime/vault/vault.ts';
import { takeOfficeKey } from '#main/records/repositories/attachment-keys.ts';
import { emptyOutbox } from '#main/records/repositories/move-reads.ts';
import { changeMove, readMove } from '#main/records/repositories/move-state.ts';
import { writeSyncState } from '#main/records/repositories/sync-state.ts';
import { offerPictures } from '#main/sync/upload-attachments.ts';
import type { Moving } from './move-office.ts';

/**
 * The hub has everything: from here on this desk is one of the office's. One transaction, so that a desk is either its own
 * authority or the hub's. The first round copies the office as on every morning; what the hub did not take stays beside it.
 */
export async function becomeJoined(
  { db, office, ownKey, vault }: Moving & { vault: Vault },
  cursor: string,
): Promise<{ attachmentKey: Buffer; deskName: string }> {
  // Before: afterwards a desk that was killed here would not know that they are still to be sent.
  await offerPictures({ db, office, vault });
  const state = must(await readMove(db), 'a move that ends has begun');
  const enrolled = must(state.enrolled, 'the hub let this desk in before anything was sent');
  const { deskId, deskName, deskNumber, hubKey, attachmentKey } = enrolled;
  await db.transaction(async (trx) => {
    await writeSyncState(trx, {
      hubUrl: state.hubUrl,
      deskId,
      deskNumber,
      hubKey,
      ca: null,
      joinedAt: office.now(),
      cursor,
      copyAfter: null,
      copiedOn: null,
      trimmedUpTo: null,
      answeredSeq: 0,
      lastSyncAt: null,
      auditSeq: state.auditSeq,
      head: null,
      revoked: false,
      restored: false,
    });
    await takeOfficeKey(trx, attachmentKey, ownKey);
    await emptyOutbox(trx);
    await changeMove(trx, { enrolled: null });
  });
  // The parts that are open still count it as moving: nobody acts before the desk has opened anew.
  return { attachmentKey: Buffer.from(attachmentKey, 'base64'), deskName };
}
