import { CodedError } from '#common/contract/coded-error.ts';
import type { ActionResult, PushedAction, PushReply } from '#common/contract/hub/push.ts';
import { PAGE } from '#common/contract/hub/protocol.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { findFiles, liftPending, removeActions } from '#main/records/repositories/hub-rows.ts';
import {
  markAnswered,
  notePageRefused,
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

/** What the hub says of the desk and not of what it was offered: the connection tells it. */
const OF_THE_DESK: ReadonlySet<string> = new Set([
  'CLOCK_WRONG',
  'DESK_REVOKED',
  'DESK_UNKNOWN',
  'PROOF_INVALID',
  'PROTOCOL_UNSUPPORTED',
  'TAKE_OVER_RUNNING',
  'TOKEN_EXPIRED',
]);

/** The page behind the one that waits for its answer, sent before it. Null when that brought nothing. */
type Ahead = { seqs: readonly number[]; reply: Promise<PushReply | null> };

type Pushing = { db: DeskDatabase; office: OfficeContext; link: HubLink };

/**
 * Offers the waiting actions to the hub, oldest first, until none is left, and books its answers: accepted ones wait for the
 * feed to bring them back, refused ones go to the tray and their files are worked out without them. A push that is repeated,
 * because its answer was lost, gets the same answers. While the hub decides a page the next one is on its way; one that
 * overtakes it is refused by its numbers and sent again.
 */
export async function pushOutbox(
  db: DeskDatabase,
  office: OfficeContext,
  link: HubLink,
  onRefused: (files: readonly ApplicationId[]) => void,
): Promise<void> {
  let ahead: Promise<Ahead | null> = Promise.resolve(null);
  try {
    for (;;) {
      const before = await ahead;
      const waiting = await unansweredActions(db, PAGE);
      if (waiting.length === 0) return;
      const sent = sameOf(before, waiting);
      // Under numbers that have changed since, it must have come to nothing before others are sent.
      if (!sent) await before?.reply;
      const known: Promise<PushReply | null> = sent?.reply ?? Promise.resolve(null);
      ahead = sendAhead({ db, link }, waiting);
      const [reply] = await Promise.all([
        known.then((answer) => answer ?? offerOrNote({ db, office, link }, waiting)),
        ahead,
      ]);
      if (reply) await book({ db, office }, { waiting, reply, onRefused });
      else await settled(ahead);
    }
  } finally {
    // Nothing that this desk sent outlives the round.
    await settled(ahead);
  }
}

async function book(
  { db, office }: Omit<Pushing, 'link'>,
  {
    waiting,
    reply,
    onRefused,
  }: { waiting: readonly Pending[]; reply: PushReply; onRefused: (files: readonly ApplicationId[]) => void },
): Promise<void> {
  const refused = await db.transaction((trx) => bookAnswers(trx, office, { waiting, ...reply }));
  if (refused.length > 0) onRefused(refused);
  await office.refreshHub(db);
}

async function settled(ahead: Promise<Ahead | null>): Promise<void> {
  await (
    await ahead.catch(() => null)
  )?.reply;
}

/** What stood before it may have changed its numbers. */
function sameOf(ahead: Ahead | null, waiting: readonly Pending[]): Ahead | null {
  const isSame =
    ahead?.seqs.length === waiting.length && waiting.every(({ seq }, at) => ahead.seqs[at] === seq);
  return isSame ? ahead : null;
}

async function sendAhead(
  { db, link }: Pick<Pushing, 'db' | 'link'>,
  before: readonly Pending[],
): Promise<Ahead | null> {
  if (before.length < PAGE) return null;
  const next = await unansweredActions(db, PAGE, before.at(-1)?.seq);
  if (next.length === 0) return null;
  // Whatever went wrong with it: it is offered again in its turn, and told then.
  const reply = link.push(next.map(toPushed)).catch(() => null);
  return { seqs: next.map(({ seq }) => seq), reply };
}

export function toPushed({ expectedRefusal: _mine, ...action }: Pending): PushedAction {
  return action;
}

/** A page that is refused as a whole is offered again; until then each of its actions says why it waits. */
async function offerOrNote(pushing: Pushing, waiting: readonly Pending[]): Promise<PushReply | null> {
  try {
    return await offer(pushing, waiting);
  } catch (error) {
    if (error instanceof CodedError && !OF_THE_DESK.has(error.code)) {
      await notePageRefused(
        pushing.db,
        waiting.map(({ id }) => id),
        error.code,
      );
    }
    throw error;
  }
}

/**
 * Null when the hub misses a number and the outbox was put in order for it: a hub that was restored has forgotten what it
 * answered; else what stood under the number came back with the feed before it was sent, because another desk had made the
 * same booking.
 */
async function offer({ db, office, link }: Pushing, waiting: readonly Pending[]): Promise<PushReply | null> {
  try {
    return await link.push(waiting.map(toPushed));
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
  // An answer that leaves one out would be asked for without end.
  const answeredIds = new Set(results.map(({ id }) => id));
  if (waiting.some(({ id }) => !answeredIds.has(id))) throw new CodedError('HUB_ANSWER_UNREADABLE');
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
