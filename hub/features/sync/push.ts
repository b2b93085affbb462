import { CodedError } from '#common/contract/coded-error.ts';
import { groupsOf } from '#common/contract/hub/groups.ts';
import type { PushedAction, PushReply } from '#common/contract/hub/push.ts';
import type { CallingDesk, HubContext } from '#hub/hub-context.ts';
import type { Store } from '#hub/store/database.ts';
import { lastSeqsWrite, lockDesks, storedResults, type DeskPlace } from '#hub/store/commands.ts';
import { refusalOf } from '#hub/store/errors.ts';
import { lockOffice } from '#hub/store/feed.ts';
import { placeWrite } from '#hub/store/page-writes.ts';
import { writeTogether } from '#hub/store/write-together.ts';
import { advanceWindow } from './window.ts';
import type { Group } from './page-state.ts';
import { decidePage, recordPage, type DecidedPage, type Recorded } from './record-page.ts';

export type Push = { desk: CallingDesk; actions: readonly PushedAction[] };

/**
 * Takes a page of a desk's actions: effects, results and the desk's last number in one transaction, so that a push whose
 * answer was lost gets the same answer again and changes nothing. Throws PUSH_GAP when a number is missing.
 */
export async function pushActions(
  hub: HubContext,
  desk: CallingDesk,
  { actions }: Pick<Push, 'actions'>,
): Promise<PushReply> {
  const [answer] = await pushTogether(hub, desk.officeId, [{ desk, actions }]);
  if (!answer) throw new Error('each push has an answer');
  if (answer instanceof CodedError) throw answer;
  return answer;
}

/**
 * Pushes of several desks of an office, one of each, in one transaction: they would wait for each other's anyway. The answers
 * in their order; a push that cannot be taken is answered with why, and the others go on.
 */
export async function pushTogether(
  hub: HubContext,
  officeId: string,
  pushes: readonly Push[],
): Promise<(PushReply | CodedError)[]> {
  try {
    return await takePushes({ hub, officeId, pushes }, decidePage);
  } catch (error) {
    if (refusalOf(error) === null) throw error;
    // The database itself refuses something of it: once more from the beginning, so that only this falls.
    return takePushes({ hub, officeId, pushes }, recordPage);
  }
}

type Taking = { hub: HubContext; officeId: string; pushes: readonly Push[] };
/** Leaves its writes to the caller, or has none left. */
type Way = (...page: Parameters<typeof recordPage>) => Promise<Recorded & Partial<DecidedPage>>;

function takePushes({ hub, officeId, pushes }: Taking, way: Way): Promise<(PushReply | CodedError)[]> {
  return hub.store.transaction(async (trx) => {
    const places = await lockDesks(
      trx,
      pushes.map(({ desk }) => desk.id),
    );
    const plans = pushes.map((push) => planOf(push, places.get(push.desk.id)));
    const groups = plans.flatMap((plan) =>
      plan instanceof CodedError
        ? []
        : groupsOf(plan.fresh).map((actions): Group => ({ desk: plan.desk, actions })),
    );
    const recorded = groups.length > 0 ? await recordGroups(hub, trx, { officeId, groups }, way) : null;
    const reached = new Map<string, number>();
    const answers: (PushReply | CodedError)[] = [];
    let start = 0;
    for (const plan of plans) {
      if (plan instanceof CodedError) {
        answers.push(plan);
        continue;
      }
      const { desk, fresh, old, lastSeq } = plan;
      const own = recorded?.results.slice(start, (start += fresh.length)) ?? [];
      if (fresh.length > 0) reached.set(desk.id, lastSeq + fresh.length);
      const known = await storedResults(trx, desk.id, old);
      answers.push({ lastSeq: lastSeq + fresh.length, results: [...known, ...own] });
    }
    if (recorded) {
      const { writes = [], place } = recorded;
      await writeTogether(trx, [...writes, lastSeqsWrite(reached), placeWrite(officeId, place)]);
    }
    return answers;
  });
}

type Plan = { desk: CallingDesk; fresh: readonly PushedAction[]; old: readonly number[]; lastSeq: number };

function planOf({ desk, actions }: Push, place: DeskPlace | undefined): Plan | CodedError {
  if (!place) return new CodedError('DESK_UNKNOWN');
  if (place.isRevoked) return new CodedError('DESK_REVOKED');
  const { lastSeq } = place;
  const fresh = actions.filter(({ seq }) => seq > lastSeq);
  if (fresh.some(({ seq }, index) => seq !== lastSeq + index + 1)) {
    return new CodedError('PUSH_GAP', { expected: lastSeq + 1 });
  }
  const old = actions.flatMap(({ seq }) => (seq > lastSeq ? [] : [seq]));
  return { desk, fresh, old, lastSeq };
}

/** Under the office's lock, by the rules as they stand now. The caller saves the place that the feed reached. */
export async function recordGroups(
  hub: HubContext,
  trx: Store,
  { officeId, groups }: { officeId: string; groups: readonly Group[] },
  way: Way = recordPage,
): ReturnType<Way> {
  const now = hub.clock.now();
  const locked = await lockOffice(trx, officeId);
  const rules = await hub.office.rules(trx, officeId, locked.rulesSeq, now);
  const place = await advanceWindow(trx, officeId, { place: locked, rules, now });
  return way(trx, { hub, officeId, rules, now, isAuthority: false }, { place, groups });
}
