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
} from '#main/records/repositories/hub-rows.ts';
import { byFile, pendingOf, removeFromOutbox } from '#main/records/repositories/outbox.ts';
import { recordAttachments } from '#main/records/repositories/small-tables.ts';
import { readBases } from '#main/records/repositories/sync-state.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';
import { rebaseFiles } from './rebase.ts';

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
  const newer = files.filter(({ applicationId, version }) => {
    const known = bases.get(applicationId)?.version ?? shown.get(applicationId)?.version ?? 0;
    // A page of the feed may have overtaken this copy.
    return isCopy || known <= version;
  });
  const changed = newer.map(({ applicationId }) => applicationId);
  const actions = newer.flatMap((file) => file.actions);
  const here = new Set(actions.map(({ id }) => id));
  await removeFromOutbox(
    trx,
    pending.map(({ id }) => id).filter((id) => here.has(id)),
  );
  const numbers = await deskNumbers(trx, changed);
  await dropAcceptedActions(trx, changed);
  await liftPending(trx, changed);
  await storeAccepted(trx, actions);
  await keepDeskNumbers(trx, numbers);
  const waiting = byFile(pending.filter(({ id }) => !here.has(id)));
  const rebased = newer.map(({ applicationId, version, file }) => ({
    applicationId,
    // The hub made it by the same rules; it is not worked out again here.
    base: { version, file: file as Application },
    shown: shown.get(applicationId) ?? null,
    pending: waiting.get(applicationId) ?? [],
  }));
  await rebaseFiles(trx, office, rebased);
  const attachments = newer.flatMap(({ applicationId, attachments: ofFile }) =>
    ofFile.map((attachment) => ({ ...attachment, applicationId })),
  );
  await recordAttachments(trx, attachments, office.now());
  return changed;
}
