import type { ApplicationId } from '#common/kernel/ids.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { ErrorCode, ReplyError } from '#common/contract/ipc/reply.ts';
import type { ActionResult, PushedAction } from '#common/contract/hub/push.ts';
import { actionDetail } from '#runtime/audit/chain.ts';
import { entriesWrite, type NewEntry } from '#hub/store/audit.ts';
import { statusesOf } from '#hub/features/gateway/queue-statuses.ts';
import { resultsWrite, type Answered } from '#hub/store/commands.ts';
import { billsWrites } from '#hub/store/bills.ts';
import { movementsWrite } from '#hub/store/custody.ts';
import type { Store } from '#hub/store/database.ts';
import { refusalOf } from '#hub/store/errors.ts';
import { isMoving, type OfficePlace } from '#hub/store/feed.ts';
import { statusesWrite } from '#hub/store/gateway-outbox.ts';
import type { Review } from '#hub/store/page-reads.ts';
import {
  actionsWrite,
  blanksWrite,
  filesWrite,
  reviewsWrite,
  type ChangedFile,
  type MovedBlank,
} from '#hub/store/page-writes.ts';
import { WriteLine, writeTogether, type Write } from '#hub/store/write-together.ts';
import { decideGroup, type Accepted, type Outcome } from './decide-group.ts';
import { loadPage, type Group, type PagePushing, type PageState } from './page-state.ts';

/** `results`: one for each action, in the order of the groups. */
export type Recorded = { place: OfficePlace; results: readonly ActionResult[] };

/** `writes`: what is still to be written for it. */
export type DecidedPage = Recorded & { writes: readonly Write[] };

type Page = { place: OfficePlace; groups: readonly Group[]; refuseAs?: ErrorCode };

/**
 * Decides and stores a page under the office's lock. The common way is one round for the whole page; when the database itself
 * refuses something, the page is gone through again group by group, so that only the group concerned is refused. Throws
 * TAKE_OVER_RUNNING while the office moves here.
 */
export async function recordPage(
  trx: Store,
  pushing: PagePushing,
  { place, groups }: Omit<Page, 'refuseAs'>,
): Promise<Recorded> {
  const whole = await tryRecord(trx, pushing, { place, groups });
  if ('place' in whole) return whole;
  let reached = place;
  const results: ActionResult[] = [];
  for (const group of groups) {
    const alone = await tryRecord(trx, pushing, { place: reached, groups: [group] });
    const done =
      'place' in alone
        ? alone
        : await record(trx, pushing, { place: reached, groups: [group], refuseAs: alone.refusedAs });
    reached = done.place;
    results.push(...done.results);
  }
  return { place: reached, results };
}

/** Inside a savepoint. Trouble that passes is thrown on: then nothing of the push is acknowledged. */
async function tryRecord(
  trx: Store,
  pushing: PagePushing,
  page: Page,
): Promise<Recorded | { refusedAs: ErrorCode }> {
  try {
    return await trx.transaction((savepoint) => record(savepoint, pushing, page));
  } catch (error) {
    const refusedAs = refusalOf(error);
    if (refusedAs === null) throw error;
    return { refusedAs };
  }
}

async function record(trx: Store, pushing: PagePushing, page: Page): Promise<Recorded> {
  const { writes, ...recorded } = await decidePage(trx, pushing, page);
  await writeTogether(trx, writes);
  return recorded;
}

/** So many are decided while PostgreSQL writes those in front of them. */
const SLICE = 100;

/**
 * Under the office's lock. A long page is written slice by slice while the next one is decided; its last slice is left to the
 * caller. Throws TAKE_OVER_RUNNING while the office moves here.
 */
export async function decidePage(
  trx: Store,
  pushing: PagePushing,
  { place, groups, refuseAs }: Page,
): Promise<DecidedPage> {
  // Its desk's files come as they are and are counted: nobody may write between them.
  if (isMoving(place)) throw new CodedError('TAKE_OVER_RUNNING');
  const state = await loadPage(trx, pushing, groups);
  const line = new WriteLine(trx);
  const results: ActionResult[] = [];
  let slice: DecidedPage = { place, results: [], writes: [] };
  for (let start = 0; start < groups.length; start += SLICE) {
    await line.send(slice.writes);
    slice = decideSlice(pushing, state, {
      place: slice.place,
      groups: groups.slice(start, start + SLICE),
      ...(refuseAs ? { refuseAs } : {}),
    });
    results.push(...slice.results);
  }
  await line.end();
  return { ...slice, results };
}

function decideSlice(pushing: PagePushing, state: PageState, { place, groups, refuseAs }: Page): DecidedPage {
  const decided = groups.map((group): Decided => {
    const { desk, actions } = group;
    const outcome: Outcome = refuseAs
      ? { is: 'REFUSED', error: { code: refuseAs }, by: firstOf(actions).id }
      : decideGroup({ ...pushing, desk }, state, actions);
    return { group, outcome, answers: answersTo(group, outcome, state) };
  });
  const accepted = acceptedOf(decided);
  const { feedSeq, writes } = writesOf(pushing, { state, place, accepted });
  const answers = decided.flatMap((one) => one.answers);
  const { officeId, now, isAuthority } = pushing;
  const chained = entriesWrite(officeId, place, [
    ...accepted.map(entryOf),
    // The hub tries its own again every minute; only a person's attempt is an attempt.
    ...(isAuthority ? [] : decided.flatMap((one) => refusalEntries(pushing, one))),
  ]);
  return {
    place: { ...place, feedSeq, ...chained.end },
    results: answers.map(({ result }) => result),
    writes: [...writes, isAuthority ? null : resultsWrite({ officeId, at: now }, answers), chained.write],
  };
}

/** The answers are made at once: what stands behind in the page moves the files on. */
type Decided = { group: Group; outcome: Outcome; answers: readonly Answered[] };

function acceptedOf(decided: readonly Decided[]): (Accepted & { deskId: string })[] {
  return decided.flatMap(({ group: { desk }, outcome }) =>
    outcome.is === 'ACCEPTED' ? outcome.accepted.map((one) => ({ ...one, deskId: desk.id })) : [],
  );
}

function writesOf(
  { hub, officeId, now }: PagePushing,
  {
    state,
    place,
    accepted,
  }: { state: PageState; place: OfficePlace; accepted: ReturnType<typeof acceptedOf> },
): { feedSeq: number; writes: readonly Write[] } {
  let { feedSeq } = place;
  const files = new Map<ApplicationId, ChangedFile>();
  const blanks = new Map<string, MovedBlank>();
  const reviews = new Map<string, Review>();
  const rows = accepted.map(({ action, deskId, version, file, deadlineOn, blanks: moved }) => {
    feedSeq += 1;
    const openedSeq = files.get(file.id)?.openedSeq ?? state.stored.get(file.id)?.openedSeq ?? feedSeq;
    files.set(file.id, { file, deadlineOn, openedSeq, feedSeq });
    for (const { serial, state: next, applicationId, at } of moved) {
      blanks.set(serial, { serial, state: next, applicationId, at, feedSeq: 0 });
    }
    const review = state.reviews.get(file.applicant.nik);
    if (review) reviews.set(review.id, review);
    return { action, deskId, version, file, feedSeq };
  });
  const paid = new Set(accepted.flatMap((one) => one.bills));
  const bills = billsWrites(
    officeId,
    new Map([...paid].map((bill) => [bill, state.bills.get(bill) ?? null])),
  );
  const numbered = [...blanks.values()].map((blank) => ({ ...blank, feedSeq: (feedSeq += 1) }));
  return {
    feedSeq,
    writes: [
      actionsWrite(officeId, rows),
      filesWrite(officeId, [...files.values()]),
      blanksWrite(officeId, numbered),
      movementsWrite(
        officeId,
        accepted.flatMap(({ blanks: moved }) => moved.map(({ movement }) => movement)),
      ),
      bills.freed,
      bills.held,
      reviewsWrite(officeId, [...reviews.values()]),
      hub.tellsCentre ? statusesWrite({ officeId, at: now }, statusesOf(rows)) : null,
    ],
  };
}

function answersTo({ desk, actions }: Group, outcome: Outcome, state: PageState): Answered[] {
  const resultOf = resultsOf(outcome, state);
  return actions.map((pushed) => ({ deskId: desk.id, pushed, result: resultOf(pushed) }));
}

function resultsOf(outcome: Outcome, state: PageState): (pushed: PushedAction) => ActionResult {
  switch (outcome.is) {
    case 'ACCEPTED': {
      const versions = new Map(
        [...outcome.accepted, ...outcome.replayed].map(({ pushed, version }) => [pushed.seq, version]),
      );
      return ({ seq, id }) => ({ status: 'ACCEPTED', seq, id, version: versions.get(seq) ?? 1 });
    }
    case 'DEFERRED':
      return ({ seq, id }) => ({ status: 'DEFERRED', seq, id });
    case 'REFUSED':
      return (pushed) => refusedResult(pushed, outcome, state);
  }
}

/** The others of the group fall with the one that was refused, which the details name. */
function refusedResult(
  { seq, id, applicationId }: PushedAction,
  { error, by }: { error: ReplyError; by: string },
  { files }: PageState,
): ActionResult {
  const given = Object.entries(error.details ?? {}).map(
    ([key, value]) => [key, typeof value === 'object' ? [...value] : value] as const,
  );
  const details = { ...Object.fromEntries(given), ...(by === id ? {} : { because: by }) };
  return {
    status: 'REFUSED',
    seq,
    id,
    code: error.code,
    details,
    version: files.get(applicationId)?.version ?? null,
  };
}

function entryOf({ action, version }: Accepted): NewEntry {
  const { occurredAt: at, actor, desk, applicationId: subject } = action;
  return { at, actor, desk, event: 'ACTION', subject, detail: actionDetail(action, version) };
}

function refusalEntries({ now }: PagePushing, { group, outcome }: Decided): NewEntry[] {
  if (outcome.is !== 'REFUSED') return [];
  const { desk, actions } = group;
  return actions.map(({ actor, applicationId, kind }) => ({
    at: now,
    actor,
    desk: desk.name,
    event: 'REFUSED',
    subject: applicationId,
    // What stands in place of a kind may be anything.
    detail: `${/^[\w.]{3,50}\/\d{1,3}$/.test(kind) ? kind : 'unknown'} ${outcome.error.code}`,
  }));
}

function firstOf(group: readonly PushedAction[]): PushedAction {
  const [first] = group;
  if (!first) throw new Error('a group has at least one action');
  return first;
}
