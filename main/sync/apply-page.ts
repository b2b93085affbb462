import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { evolve } from '#common/domain/applications/evolve.ts';
import { isActionKind, type Action } from '#common/domain/applications/rules.ts';
import { namedAttachments } from '#common/domain/documents/named-attachments.ts';
import type { AcceptedAction, FeedEntry } from '#common/contract/hub/pull.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import {
  findFiles,
  liftPending,
  storeAccepted,
  storeAccounts,
  storeBlanks,
} from '#main/records/repositories/hub-rows.ts';
import { keepAcknowledgements } from '#main/records/repositories/office-documents.ts';
import { byFile, pendingOf, removeFromOutbox, type Pending } from '#main/records/repositories/outbox.ts';
import { recordAttachments } from '#main/records/repositories/small-tables.ts';
import { readBases, type Base } from '#main/records/repositories/sync-state.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';
import { storeDocuments } from './office-documents.ts';
import { rebaseFiles } from './rebase.ts';

export type Applied = {
  /** Files that changed on this desk. */
  changed: readonly ApplicationId[];
  /** Files whose actions cannot be laid on what the desk has: it asks for them whole. */
  wanted: readonly ApplicationId[];
  /** Accounts, blanks or the office's own words changed. */
  isOfficeChanged: boolean;
};

/**
 * One page of the feed, inside the caller's transaction: the hub's state of every file named moves on, then this desk's
 * waiting actions are laid on top again. Applying a page twice changes nothing.
 */
export async function applyPage(
  trx: DeskDatabase,
  office: OfficeContext,
  entries: readonly FeedEntry[],
): Promise<Applied> {
  const actions = entries.flatMap((entry) => (entry.type === 'action' ? [entry.action] : []));
  const accounts = entries.flatMap((entry) => (entry.type === 'account' ? [entry.account] : []));
  const blanks = entries.flatMap((entry) => (entry.type === 'blank' ? [entry.blank] : []));
  const documents = entries.flatMap((entry) => (entry.type === 'document' ? [entry.document] : []));
  const acknowledgements = entries.flatMap((entry) =>
    entry.type === 'acknowledgement' ? [entry.acknowledgement] : [],
  );
  await storeAccounts(trx, accounts, office.now());
  await storeBlanks(trx, blanks);
  await keepAcknowledgements(trx, acknowledgements);
  // Before the actions: a file of this page may begin under a version that this page brings.
  const isNewPolicy = await storeDocuments(trx, office, documents);
  if (isNewPolicy) await office.refresh(trx);
  const { changed, wanted } = await applyActions(trx, office, actions);
  const told = accounts.length + blanks.length + documents.length + acknowledgements.length;
  return { changed, wanted, isOfficeChanged: told > 0 };
}

async function applyActions(
  trx: DeskDatabase,
  office: OfficeContext,
  actions: readonly AcceptedAction[],
): Promise<{ changed: ApplicationId[]; wanted: ApplicationId[] }> {
  const ids = [...new Set(actions.map(({ applicationId }) => applicationId))];
  const shown = await findFiles(trx, ids);
  const bases = await readBases(trx, ids);
  const waiting = byFile(await pendingOf(trx, ids));
  const accepted: AcceptedAction[] = [];
  const wanted = new Set<ApplicationId>();
  const next = new Map<ApplicationId, Base>();
  for (const action of actions) {
    const { applicationId } = action;
    if (wanted.has(applicationId)) continue;
    const base = next.get(applicationId) ?? bases.get(applicationId) ?? baseOf(shown.get(applicationId));
    if (action.version <= base.version) continue;
    if (action.version !== base.version + 1 || !isActionKind(action.kind)) {
      // Something was left out for this desk, or this build is older than the action: only the whole file helps.
      wanted.add(applicationId);
      continue;
    }
    next.set(applicationId, { version: action.version, file: evolve(base.file, toAction(action)) });
    accepted.push(action);
  }
  const back = await takeBack(trx, accepted, waiting);
  const changed = [...next.keys()];
  await liftPending(trx, changed);
  await storeAccepted(trx, accepted);
  const files = [...next].map(([applicationId, base]) => ({
    applicationId,
    base,
    shown: shown.get(applicationId) ?? null,
    pending: (waiting.get(applicationId) ?? []).filter(({ id }) => !back.has(id)),
  }));
  await rebaseFiles(trx, office, files);
  await noteAttachments(trx, office, accepted);
  return { changed, wanted: [...wanted] };
}

/** This desk's own actions come back with the place that the hub gave them and wait no longer. */
async function takeBack(
  trx: DeskDatabase,
  accepted: readonly AcceptedAction[],
  waiting: ReadonlyMap<ApplicationId, readonly Pending[]>,
): Promise<ReadonlySet<ActionId>> {
  const mine = new Set([...waiting.values()].flat().map(({ id }) => id));
  const back = accepted.map(({ id }) => id).filter((id) => mine.has(id));
  if (back.length === 0) return new Set();
  await removeFromOutbox(trx, back);
  return new Set(back);
}

async function noteAttachments(
  trx: DeskDatabase,
  office: OfficeContext,
  accepted: readonly AcceptedAction[],
): Promise<void> {
  const named = accepted.flatMap((action) =>
    namedAttachments(toAction(action)).map((id) => ({
      id,
      applicationId: action.applicationId,
      // The kind is read from the bytes when they come.
      mediaType: '',
      bytes: 0,
    })),
  );
  await recordAttachments(trx, named, office.now());
}

function baseOf(file: Application | undefined): Base {
  return { version: file?.version ?? 0, file: file ?? null };
}

/** The hub parsed the payload by the rule of its kind before it accepted the action. */
function toAction(action: AcceptedAction): Action {
  return action as unknown as Action;
}
