import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Application } from '#common/domain/applications/application.ts';
import type { WholeFile } from '#common/contract/hub/pull.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import {
  deskNumbers,
  dropAcceptedActions,
  findFiles,
  keepDeskNumbers,
  liftPending,
  storeAccepted,
  storeAttachmentRows,
} from '#main/records/repositories/hub-rows.ts';
import { pendingOf, removeFromOutbox } from '#main/records/repositories/outbox.ts';
import { readBases } from '#main/records/repositories/sync-state.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';
import { rebase } from './rebase.ts';

/**
 * Takes files over as the hub sends them, without replaying their lists; this desk's waiting actions go on top. In a first
 * copy the hub's word counts even when it knows less than this desk: it may have come back from a backup.
 */
export async function storeWholeFiles(
  trx: DeskDatabase,
  office: OfficeContext,
  files: readonly WholeFile[],
  isCopy = false,
): Promise<readonly ApplicationId[]> {
  const ids = files.map(({ applicationId }) => applicationId);
  const shown = await findFiles(trx, ids);
  const bases = await readBases(trx, ids);
  const pending = await pendingOf(trx, ids);
  const officeCode = office.info()?.code ?? '';
  const changed: ApplicationId[] = [];
  for (const { applicationId, version, file, actions, attachments } of files) {
    const known = bases.get(applicationId)?.version ?? shown.get(applicationId)?.version ?? 0;
    // A page of the feed may have overtaken this copy.
    if (known > version && !isCopy) continue;
    const here = new Set(actions.map(({ id }) => id));
    const mine = pending.filter((action) => action.applicationId === applicationId);
    const back = mine.map(({ id }) => id).filter((id) => here.has(id));
    await removeFromOutbox(trx, back);
    const numbers = await deskNumbers(trx, applicationId);
    await dropAcceptedActions(trx, applicationId);
    await liftPending(trx, [applicationId]);
    await storeAccepted(trx, actions);
    await keepDeskNumbers(trx, numbers);
    await rebase({ trx, office, officeCode }, applicationId, {
      // The hub made it by the same rules; it is not worked out again here.
      base: { version, file: file as Application },
      shown: shown.get(applicationId) ?? null,
      pending: mine.filter(({ id }) => !here.has(id)),
    });
    await storeAttachmentRows(trx, applicationId, attachments, office.now());
    changed.push(applicationId);
  }
  return changed;
}
