import type { AuditCheck } from '#common/contract/ipc/office.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { replay } from '#common/domain/applications/evolve.ts';
import { findWrongBlank } from '#common/domain/production/ledger-proof.ts';
import { wholeLedger } from '#main/records/repositories/custody.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { listActions } from '#main/records/repositories/actions.ts';
import { fileHeads } from '#main/records/repositories/applications.ts';
import { readBases, readSyncState } from '#main/records/repositories/sync-state.ts';
import { isAsAudited } from '#runtime/audit/as-audited.ts';
import { actionDetails, verifyChain } from '#main/records/repositories/audit.ts';

const FILES_AT_ONCE = 200;

/**
 * The chain of entries, then every file: each action as it was audited, and the file as its actions make it. Who changes an
 * action or a file beside the program is found by this, also when the chain itself was left alone. Last the blanks: each where its movements
 * leave it.
 */
export async function verifyAudit(db: DeskDatabase): Promise<AuditCheck> {
  const chain = await verifyChain(db);
  // The entries of other desks' actions are the hub's; here each file is compared with its own list.
  const isOwn = (await readSyncState(db)) === null;
  let files = 0;
  let after = '';
  while (chain.isIntact) {
    const heads = await fileHeads(db, after, FILES_AT_ONCE);
    for (const { id, number, snapshot } of heads) {
      const isSound = isOwn ? await isAsChained(db, id, snapshot) : await isAsListed(db, id, snapshot);
      if (!isSound) {
        return { ...chain, files, isIntact: false, brokenFile: number, brokenBlank: null };
      }
      files += 1;
      after = id;
    }
    if (heads.length < FILES_AT_ONCE) break;
  }
  const brokenBlank = chain.isIntact && isOwn ? await wrongBlank(db) : null;
  return { ...chain, files, isIntact: chain.isIntact && brokenBlank === null, brokenFile: null, brokenBlank };
}

/** The ledger of a desk that is its own authority; with a hub the hub keeps it. */
async function wrongBlank(db: DeskDatabase): Promise<string | null> {
  const { movements, blanks } = await wholeLedger(db);
  return findWrongBlank(movements, blanks);
}

async function isAsChained(db: DeskDatabase, id: ApplicationId, snapshot: string): Promise<boolean> {
  return isAsAudited(await listActions(db, id), await actionDetails(db, id), snapshot);
}

async function isAsListed(db: DeskDatabase, id: ApplicationId, snapshot: string): Promise<boolean> {
  // What waits for the hub is worked out again with every page; it is compared once the hub has decided.
  const waiting = await readBases(db, [id]);
  return waiting.has(id) || JSON.stringify(replay(await listActions(db, id))) === snapshot;
}
