import { cursorAt } from '#common/contract/hub/cursor.ts';
import { v7 } from 'uuid';
import { CodedError } from '#common/contract/coded-error.ts';
import type { TakeOverDone, TakeOverFinish } from '#common/contract/hub/take-over.ts';
import { must } from '#common/kernel/must.ts';
import { appendNote } from '#hub/features/session/office-change.ts';
import { advanceWindow } from '#hub/features/sync/window.ts';
import type { CallingDesk, HubContext } from '#hub/hub-context.ts';
import type { Store } from '#hub/store/database.ts';
import { readPlace } from '#hub/store/feed.ts';
import { beginEpoch } from '#hub/store/office.ts';
import type { Review } from '#hub/store/page-reads.ts';
import { reviewsWrite, savePlace } from '#hub/store/page-writes.ts';
import { countTaken, listShared, noteTakeOver, readContents, type OpenFile } from '#hub/store/take-over.ts';
import { writeTogether } from '#hub/store/write-together.ts';
import { lockTakeOver } from './take-over-guard.ts';

/**
 * Ends the move when the hub holds as much as the desk says it sent. Asked again it answers the same. Throws
 * TAKE_OVER_INCOMPLETE with what is missing.
 */
export async function finishTakeOver(
  hub: HubContext,
  desk: CallingDesk,
  { counts, chain }: TakeOverFinish,
): Promise<TakeOverDone> {
  return hub.store.transaction(async (trx) => {
    const { officeId } = desk;
    const { takeOver } = await lockTakeOver(trx, desk, ['RUNNING', 'DONE']);
    if (takeOver.state === 'DONE') return { cursor: must(takeOver.cursor, 'written when it was done') };
    assertComplete(counts, await countTaken(trx, officeId), takeOver.accounts);
    await writeTogether(trx, [reviewsWrite(officeId, reviewsOf(hub, await listShared(trx, officeId)))]);
    const { files, actions, refused } = counts;
    const doer = { officeId, actor: '', desk: desk.name };
    // What came before the hub's chain is held by this: the end of the desk's own.
    const broken = chain.brokenAt === null ? '' : ` broken at ${chain.brokenAt}`;
    const moved = `moved ${files} files ${actions} actions ${refused} refused`;
    const detail = `chain of the desk ${chain.seq} ${chain.hash}${broken}; ${moved}`;
    await appendNote(hub, trx, doer, { event: 'DESK', subject: desk.id, detail });
    // IT's own PC copies anew: it must learn how the attachments are named.
    if ((await readContents(trx, officeId)).desks > 1) await beginEpoch(trx, officeId);
    const cursor = await openWindow(hub, trx, officeId);
    await noteTakeOver(trx, officeId, { state: 'DONE', cursor });
    return { cursor };
  });
}

/** The bookings of the coming days belong on the desks from the first copy on. Answers where the feed stands then. */
async function openWindow(hub: HubContext, trx: Store, officeId: string): Promise<string> {
  const now = hub.clock.now();
  const place = await readPlace(trx, officeId);
  const rules = await hub.office.rules(trx, officeId, place.rulesSeq, now);
  const opened = await advanceWindow(trx, officeId, { place, rules, now });
  await savePlace(trx, officeId, opened);
  return cursorAt(opened.epoch, opened.feedSeq);
}

type Counts = TakeOverFinish['counts'];

/** Files and actions exactly: nobody else adds any. People and stock may have become more by somebody at the hub, never fewer. */
function assertComplete(told: Counts, found: Omit<Counts, 'refused'>, accountsBefore: number): void {
  const here = { ...found, accounts: found.accounts - accountsBefore };
  for (const what of ['files', 'actions', 'accounts', 'blanks', 'movements', 'outages', 'entries'] as const) {
    const isExact = what === 'files' || what === 'actions';
    if (here[what] < told[what] || (isExact && here[what] !== told[what])) {
      throw new CodedError('TAKE_OVER_INCOMPLETE', { what, sent: told[what], found: here[what] });
    }
  }
}

/** Two open files of one person, beside each other, that no head has told apart: somebody looks before either is approved. */
function reviewsOf({ clock }: HubContext, shared: readonly OpenFile[]): Review[] {
  return [...Map.groupBy(shared, ({ nik }) => nik)].flatMap(([nik, files]) => {
    const isOpen = files.some((one) => files.some((other) => one.id < other.id && !areJudged(one, other)));
    const applicationIds = files.map(({ id }) => id);
    return isOpen ? [{ id: v7(), nik, applicationIds, since: clock.now() }] : [];
  });
}

function areJudged(one: OpenFile, other: OpenFile): boolean {
  return one.distinctFrom.includes(other.id) || other.distinctFrom.includes(one.id);
}
