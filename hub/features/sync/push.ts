import { CodedError } from '#common/contract/coded-error.ts';
import { groupsOf } from '#common/contract/hub/groups.ts';
import type { PushedAction, PushReply, PushRequest } from '#common/contract/hub/push.ts';
import type { CallingDesk, HubContext } from '#hub/hub-context.ts';
import type { Store } from '#hub/store/database.ts';
import { lockDesk, setLastSeq, storedResults } from '#hub/store/commands.ts';
import { lockOffice } from '#hub/store/feed.ts';
import { savePlace } from '#hub/store/page-writes.ts';
import { advanceWindow } from './window.ts';
import { recordPage, type Recorded } from './record-page.ts';

/**
 * Takes a page of a desk's actions: effects, results and the desk's last number in one transaction, so that a push whose
 * answer was lost gets the same answer again and changes nothing. Throws PUSH_GAP when a number is missing.
 */
export async function pushActions(
  hub: HubContext,
  desk: CallingDesk,
  { actions }: PushRequest,
): Promise<PushReply> {
  return hub.store.transaction(async (trx) => {
    const { lastSeq } = await lockDesk(trx, desk.id);
    const fresh = actions.filter(({ seq }) => seq > lastSeq);
    assertGapless(fresh, lastSeq);
    const old = actions.flatMap(({ seq }) => (seq > lastSeq ? [] : [seq]));
    const known = await storedResults(trx, desk.id, old);
    if (fresh.length === 0) return { lastSeq, results: known };
    const { place, results } = await recordGroups(hub, trx, desk, groupsOf(fresh));
    const reached = lastSeq + fresh.length;
    await setLastSeq(trx, desk.id, reached);
    await savePlace(trx, desk.officeId, place);
    return { lastSeq: reached, results: [...known, ...results] };
  });
}

/** Under the office's lock, by the rules as they stand now. The caller saves the place that the feed reached. */
export async function recordGroups(
  hub: HubContext,
  trx: Store,
  desk: CallingDesk,
  groups: readonly (readonly PushedAction[])[],
): Promise<Recorded> {
  const { officeId } = desk;
  const now = hub.clock.now();
  const locked = await lockOffice(trx, officeId);
  const rules = await hub.office.rules(trx, officeId, locked.rulesSeq, now);
  const place = await advanceWindow(trx, officeId, { place: locked, rules, now });
  const pushing = { hub, desk, rules, now, isAuthority: false };
  return recordPage(trx, pushing, { place, groups });
}

function assertGapless(fresh: readonly PushedAction[], lastSeq: number): void {
  for (const [index, { seq }] of fresh.entries()) {
    if (seq !== lastSeq + index + 1) throw new CodedError('PUSH_GAP', { expected: lastSeq + 1 });
  }
}
