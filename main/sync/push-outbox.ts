import { CodedError } from '#common/contract/coded-error.ts';
import type { ActionResult, PushReply } from '#common/contract/hub/push.ts';
import { PAGE } from '#common/contract/hub/protocol.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { findFiles, liftPending, removeActions } from '#main/records/repositories/hub-rows.ts';
import {
  markAnswered,
  pendingOf,
  removeFromOutbox,
  renumber,
  unansweredActions,
  type Pending,
} from '#main/records/repositories/outbox.ts';
import { keepRefused } from '#main/records/repositories/refused-actions.ts';
import { changeSyncState, readBases } from '#main/records/repositories/sync-state.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';
import type { HubLink } from './hub-link.ts';
import { offerAgain } from './offer-again.ts';
import { rebaseFiles } from './rebase.ts';

export type Pushed = {
  sent: number;
  refused: readonly ApplicationId[];
  /** The outbox holds more than one push carries. */
  more: boolean;
};

/**
 * Offers the oldest waiting actions to the hub and books its answers: accepted ones wait for the feed to bring them back,
 * refused ones go to the tray and their files are worked out without them. A push that is repeated, because its answer was
 * lost, gets the same answers.
 */
export async function pushOutbox(db: DeskDatabase, office: OfficeContext, link: HubLink): Promise<Pushed> {
  const waiting = await unansweredActions(db, PAGE);
  if (waiting.length === 0) return { sent: 0, refused: [], more: false };
  const reply = await offer({ db, office, link }, waiting);
  if (!reply) return { sent: 0, refused: [], more: true };
  const refused = await db.transaction((trx) => bookAnswers(trx, office, { waiting, ...reply }));
  await office.refreshHub(db);
  return { sent: waiting.length, refused, more: waiting.length === PAGE };
}

/**
 * Null when the hub misses a number and the outbox was put in order for it: a hub that was restored has forgotten what it
 * answered; else what stood under the number came back with the feed before it was sent, because another desk had made the
 * same booking.
 */
async function offer(
  { db, office, link }: { db: DeskDatabase; office: OfficeContext; link: HubLink },
  waiting: readonly Pending[],
): Promise<PushReply | null> {
  try {
    return await link.push(waiting.map(({ expectedRefusal: _mine, ...action }) => action));
  } catch (error) {
    const expected = error instanceof CodedError && error.code === 'PUSH_GAP' && error.details?.['expected'];
    if (typeof expected !== 'number') throw error;
    if (await offerAgain(db, office, expected - 1)) return null;
    const next = waiting.find(({ seq }) => seq >= expected);
    // Told to go on where it stands already, it would ask for ever.
    if (!next || next.seq === expected) throw error;
    await db.transaction((trx) => renumber(trx, expected));
    return null;
  }
}

/** One transaction: an answer is booked whole or asked for again. */
export async function bookAnswers(
  trx: DeskDatabase,
  office: OfficeContext,
  answer: { waiting: readonly Pending[]; results: readonly ActionResult[]; lastSeq: number },
): Promise<readonly ApplicationId[]> {
  const { waiting, results, lastSeq } = answer;
  const known = new Map(waiting.map((action) => [action.id, action]));
  const answered = results.flatMap(({ id, status }) => (status === 'REFUSED' ? [] : [id]));
  await markAnswered(trx, answered, office.now());
  const files = new Set<ApplicationId>();
  for (const result of results) {
    const action = known.get(result.id);
    if (!action || result.status !== 'REFUSED') continue;
    const { code, details, version } = result;
    await keepRefused(trx, action, { code, details, version, at: office.now() });
    files.add(action.applicationId);
  }
  await changeSyncState(trx, { answeredSeq: lastSeq });
  await takeOut(
    trx,
    office,
    [...files],
    results.filter(({ status }) => status === 'REFUSED').map(({ id }) => id),
  );
  return [...files];
}

async function takeOut(
  trx: DeskDatabase,
  office: OfficeContext,
  files: readonly ApplicationId[],
  refused: readonly ActionResult['id'][],
): Promise<void> {
  if (files.length === 0) return;
  await removeFromOutbox(trx, refused);
  await removeActions(trx, refused);
  const shown = await findFiles(trx, files);
  const bases = await readBases(trx, files);
  const pending = await pendingOf(trx, files);
  await liftPending(trx, files);
  const based = files.flatMap((applicationId) => {
    const base = bases.get(applicationId);
    // Without a base nothing of this desk lies on the file: it shows the hub's state already.
    if (!base) return [];
    return {
      applicationId,
      base,
      shown: shown.get(applicationId) ?? null,
      pending: pending.filter((action) => action.applicationId === applicationId),
    };
  });
  await rebaseFiles(trx, office, based);
}
