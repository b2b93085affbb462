import type { ApplicationId } from '#common/kernel/ids.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { ErrorCode, ReplyError } from '#common/contract/ipc/reply.ts';
import type { ActionResult, PushedAction } from '#common/contract/hub/push.ts';
import { actionDetail } from '#runtime/audit/chain.ts';
import { insertEntries, type NewEntry } from '#hub/store/audit.ts';
import { statusesOf } from '#hub/features/gateway/queue-statuses.ts';
import { storeResults, type Answered } from '#hub/store/commands.ts';
import type { Store } from '#hub/store/database.ts';
import { refusalOf } from '#hub/store/errors.ts';
import { isMoving, type OfficePlace } from '#hub/store/feed.ts';
import { queueStatuses } from '#hub/store/gateway-outbox.ts';
import type { Review } from '#hub/store/page-reads.ts';
import {
  insertActions,
  moveBlanks,
  saveFiles,
  saveReviews,
  type ChangedFile,
  type MovedBlank,
} from '#hub/store/page-writes.ts';
import { decideGroup, type Accepted, type Outcome } from './decide-group.ts';
import { loadPage, type PageState, type Pushing } from './page-state.ts';

export type Recorded = { place: OfficePlace; results: readonly ActionResult[] };
type Group = readonly PushedAction[];

/**
 * Decides and stores a page under the office's lock. The common way is one round for the whole page; when the database itself
 * refuses something, the page is gone through again group by group, so that only the group concerned is refused. Throws
 * TAKE_OVER_RUNNING while the office moves here.
 */
export async function recordPage(
  trx: Store,
  pushing: Pushing,
  { place, groups }: { place: OfficePlace; groups: readonly Group[] },
): Promise<Recorded> {
  // Its desk's files come as they are and are counted: nobody may write between them.
  if (isMoving(place)) throw new CodedError('TAKE_OVER_RUNNING');
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

type Page = { place: OfficePlace; groups: readonly Group[]; refuseAs?: ErrorCode };

/** Inside a savepoint. Trouble that passes is thrown on: then nothing of the push is acknowledged. */
async function tryRecord(
  trx: Store,
  pushing: Pushing,
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

async function record(trx: Store, pushing: Pushing, { place, groups, refuseAs }: Page): Promise<Recorded> {
  const state = await loadPage(trx, pushing, groups.flat());
  const decided = groups.map((group): Decided => {
    const outcome: Outcome = refuseAs
      ? { is: 'REFUSED', error: { code: refuseAs }, by: firstOf(group).id }
      : decideGroup(pushing, state, group);
    return { group, outcome, answers: answersTo(group, outcome, state) };
  });
  const written = await writeAccepted(trx, pushing, { state, place, accepted: acceptedOf(decided) });
  const answers = decided.flatMap((one) => one.answers);
  const { desk, now, isAuthority } = pushing;
  if (!isAuthority) await storeResults(trx, { deskId: desk.id, officeId: desk.officeId, at: now }, answers);
  const end = await insertEntries(trx, desk.officeId, written, [
    ...acceptedOf(decided).map(entryOf),
    // The hub tries its own again every minute; only a person's attempt is an attempt.
    ...(isAuthority ? [] : decided.flatMap((one) => refusalEntries(pushing, one))),
  ]);
  return { place: { ...written, ...end }, results: answers.map(({ result }) => result) };
}

/** The answers are made at once: what stands behind in the page moves the files on. */
type Decided = { group: Group; outcome: Outcome; answers: readonly Answered[] };

function acceptedOf(decided: readonly Decided[]): Accepted[] {
  return decided.flatMap(({ outcome }) => (outcome.is === 'ACCEPTED' ? outcome.accepted : []));
}

async function writeAccepted(
  trx: Store,
  { hub, desk, now }: Pushing,
  { state, place, accepted }: { state: PageState; place: OfficePlace; accepted: readonly Accepted[] },
): Promise<OfficePlace> {
  if (accepted.length === 0) return place;
  const { officeId, id: deskId } = desk;
  let { feedSeq } = place;
  const files = new Map<ApplicationId, ChangedFile>();
  const blanks = new Map<string, MovedBlank>();
  const reviews = new Map<string, Review>();
  const rows = accepted.map(({ action, version, file, deadlineOn, blanks: moved }) => {
    feedSeq += 1;
    const openedSeq = files.get(file.id)?.openedSeq ?? state.stored.get(file.id)?.openedSeq ?? feedSeq;
    files.set(file.id, { file, deadlineOn, openedSeq, feedSeq });
    for (const { serial, state: next, applicationId, at } of moved) {
      blanks.set(serial, { serial, state: next, applicationId, at, feedSeq: 0 });
    }
    const review = state.reviews.get(file.applicant.nik);
    if (review) reviews.set(review.id, review);
    return { action, version, file, feedSeq };
  });
  const numbered = [...blanks.values()].map((blank) => ({ ...blank, feedSeq: (feedSeq += 1) }));
  await insertActions(trx, { officeId, deskId }, rows);
  await saveFiles(trx, officeId, [...files.values()]);
  await moveBlanks(trx, officeId, numbered);
  await saveReviews(trx, officeId, [...reviews.values()]);
  if (hub.tellsCentre) await queueStatuses(trx, { officeId, at: now }, statusesOf(rows));
  return { ...place, feedSeq };
}

function answersTo(group: Group, outcome: Outcome, state: PageState): Answered[] {
  switch (outcome.is) {
    case 'ACCEPTED': {
      const versions = new Map(
        [...outcome.accepted, ...outcome.replayed].map(({ pushed, version }) => [pushed.seq, version]),
      );
      return group.map((pushed) => {
        const version = versions.get(pushed.seq) ?? 1;
        return { pushed, result: { status: 'ACCEPTED', seq: pushed.seq, id: pushed.id, version } };
      });
    }
    case 'DEFERRED':
      return group.map((pushed) => ({
        pushed,
        result: { status: 'DEFERRED', seq: pushed.seq, id: pushed.id },
      }));
    case 'REFUSED':
      return group.map((pushed) => ({ pushed, result: refusedResult(pushed, outcome, state) }));
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

function refusalEntries({ desk, now }: Pushing, { group, outcome }: Decided): NewEntry[] {
  if (outcome.is !== 'REFUSED') return [];
  return group.map(({ actor, applicationId, kind }) => ({
    at: now,
    actor,
    desk: desk.name,
    event: 'REFUSED',
    subject: applicationId,
    // What stands in place of a kind may be anything.
    detail: `${/^[\w.]{3,50}\/\d{1,3}$/.test(kind) ? kind : 'unknown'} ${outcome.error.code}`,
  }));
}

function firstOf(group: Group): PushedAction {
  const [first] = group;
  if (!first) throw new Error('a group has at least one action');
  return first;
}
