import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import { must } from '#common/kernel/must.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { decide, type UncheckedAction } from '#common/domain/applications/decide.ts';
import { billsClaimed, type BillStep } from '#common/domain/applications/bill-keys.ts';
import { evolve } from '#common/domain/applications/evolve.ts';
import type { Facts } from '#common/domain/applications/policy.ts';
import { RULES, isActionKind, type Action } from '#common/domain/applications/rules.ts';
import type { ActorRole } from '#common/domain/applications/vocabulary.ts';
import { withProof } from '#common/domain/session/proven.ts';
import { namedAttachments } from '#common/domain/documents/named-attachments.ts';
import { blankMoves } from '#common/domain/production/blank-moves.ts';
import { isStopped } from '#common/domain/production/custody.ts';
import { fileMovement, namesUnder } from '#common/domain/production/stock-rules.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { findAccount } from '#main/records/repositories/accounts.ts';
import {
  appendAction,
  findAction,
  isRegisterNoUsed,
  type Queued,
} from '#main/records/repositories/actions.ts';
import { queueUploads } from '#main/records/repositories/uploads.ts';
import { nextSeq } from '#main/records/repositories/outbox.ts';
import { keepBase } from '#main/records/repositories/sync-state.ts';
import { findApplication, isPassportNumberUsed } from '#main/records/repositories/applications.ts';
import { saveProjections } from '#main/records/repositories/projections.ts';
import { actionDetail } from '#runtime/audit/chain.ts';
import { appendAudit } from '#main/records/repositories/audit.ts';
import { findBarOf } from '#main/records/repositories/arrivals.ts';
import { findBillHolder } from '#main/records/repositories/bills.ts';
import { findBlank, setBlankStates, stockByKind } from '#main/records/repositories/blanks.ts';
import { addMovements, readBlankStops } from '#main/records/repositories/custody.ts';
import { dropDrafts, isOutageDeclared } from '#main/records/repositories/small-tables.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';
import { factsOfPerson, filesOfSamePerson } from './same-person.ts';
import type { Author } from './author-of-actions.ts';
import { publishSeed } from './publish-seed.ts';
import { factsAbout } from './facts-about.ts';
import { checkEvidence } from './evidence.ts';
import { project, todayOf } from './project.ts';

export type { Author } from './author-of-actions.ts';

/** An action without what the desk adds itself: role, desk, office, time. */
export type NewAction = { id: Action['id']; kind: string; payload: unknown };

export type RecordRequest = {
  applicationId: ApplicationId;
  actions: readonly NewAction[];
  /** Null for actions of the desk itself, which were not made on a screen. */
  basedOn: number | null;
  author: Author;
  now: Instant;
  /** Requests that name the same stand or fall together at the hub; the first action's id without it. */
  group?: ActionId;
};

/**
 * Adds actions to a file inside the caller's transaction: decided on the newest state, appended, projected, queued for
 * the hub, audited. Throws the first refusal as a `CodedError`, so that the transaction takes back the whole request.
 * An action whose id is stored already changes nothing: the request is a replay.
 */
export async function recordActions(
  trx: DeskDatabase,
  office: OfficeContext,
  request: RecordRequest,
): Promise<Application> {
  // Inside the transaction: what waited for it while the move began is held by it too.
  office.assertNotMoving();
  if (office.isKept(request.applicationId)) throw new CodedError('FILE_NOT_MOVED');
  refuseCarried(office, request.applicationId);
  const before = await findApplication(trx, request.applicationId);
  let file = before;
  let basedOn = request.basedOn;
  for (const next of request.actions) {
    if (await isReplay(trx, request, next)) continue;
    const action = await decideOne({ trx, office, request: { ...request, basedOn } }, file, next);
    const evolved = evolve(file, action);
    await refusePaidTwice(trx, { before: file, after: evolved });
    await appendAction(trx, action, evolved.version, await placeInQueue({ trx, office, request }, before));
    // A picture is nothing for the hub until it is on record: a better try may have taken its place.
    await queueUploads(trx, namedAttachments(action), action.occurredAt);
    await moveBlanksOfFile({ trx, office }, { before: file, after: evolved }, action);
    await appendAudit(trx, {
      at: action.occurredAt,
      actor: action.actor,
      desk: action.desk,
      event: 'ACTION',
      subject: action.applicationId,
      detail: actionDetail(action, evolved.version),
    });
    // The day whose lot says whether the file may be approved among others.
    if (action.kind === 'approval.recordAdjudication/1') await publishSeed(trx, office, request);
    file = evolved;
    // The rest of the request was made on the same screen: it is based on what the one before left.
    basedOn = basedOn === null ? null : evolved.version;
  }
  if (!file) throw new CodedError('FILE_NOT_FOUND');
  if (file !== before) await saveFile({ trx, office, request }, file, before);
  return file;
}

/** What a laptop took along for the day is worked on there alone. */
function refuseCarried(office: OfficeContext, id: ApplicationId): void {
  const day = office.fieldDayOf(id);
  if (day && day.deskId !== office.hub?.deskId) {
    throw new CodedError('FILE_IN_FIELD', { place: day.place, desk: day.deskName });
  }
}

/** With a hub the file's state there is kept apart first; the action then waits under the desk's next number. */
async function placeInQueue(
  { trx, office, request }: Recording,
  before: Application | null,
): Promise<Queued> {
  const group = request.group ?? must(request.actions[0], 'a request names at least one action').id;
  const { hub } = office;
  if (!hub) return { status: 'ACCEPTED', group };
  await keepBase(trx, request.applicationId, before);
  return { status: 'PENDING', seq: await nextSeq(trx, hub.answeredSeq), group };
}

/** What is decided with an eye on the person's other files. */
const ASKS_FOR_OTHERS: ReadonlySet<string> = new Set([
  'approval.closeAsDuplicate/1',
  'approval.keepAsDistinct/1',
]);

async function refuseSecondPassport(trx: DeskDatabase, file: Application): Promise<void> {
  const [other] = await filesOfSamePerson(trx, file);
  if (other) throw new CodedError('DUPLICATE_REVIEW_OPEN', { since: other.createdAt });
}

/** One billing code or receipt settles one file; the refusal names the other one. */
async function refusePaidTwice(trx: DeskDatabase, step: BillStep): Promise<void> {
  const claimed = billsClaimed(step);
  if (claimed.length === 0) return;
  const number = await findBillHolder(trx, claimed, step.after.id);
  if (number !== null) throw new CodedError('PAYMENT_USED', { number });
}

type Recording = { trx: DeskDatabase; office: OfficeContext; request: RecordRequest };

async function decideOne(
  { trx, office, request }: Recording,
  file: Application | null,
  next: NewAction,
): Promise<Action> {
  const { author, now, applicationId } = request;
  const unchecked: Omit<UncheckedAction, 'role'> = {
    id: next.id,
    applicationId,
    kind: next.kind,
    payload: withProof(next.kind, next.payload, author.provenAt),
    actor: author.userId,
    desk: author.desk,
    office: office.info()?.code ?? '',
    occurredAt: now,
    basedOn: request.basedOn,
  };
  const policy = office.policy(file?.sopId);
  const facts = {
    ...(await factsFor(trx, next.payload, author, now)),
    ...(ASKS_FOR_OTHERS.has(next.kind) ? await factsOfPerson(trx, file) : {}),
    ...(await factsAbout(trx, office, {
      author,
      file,
      kind: next.kind,
      entered: { payload: next.payload, at: now },
    })),
  };
  const decideAs = (role: ActorRole) => decide(file, { ...unchecked, role }, { policy, facts, now });
  const [first, ...others] = rolesFor(file, next.kind, author.roles);
  let decision = decideAs(first);
  for (const role of others) if (!decision.ok) decision = decideAs(role);
  if (!decision.ok) throw new CodedError(decision.error.code, decision.error.details);
  const action = decision.value;
  if (
    action.kind === 'production.print/2' &&
    (await isPassportNumberUsed(trx, action.payload.passportNumber, applicationId))
  ) {
    throw new CodedError('PASSPORT_NUMBER_USED');
  }
  // With a hub the office's review decides; a desk alone is the office.
  if (!office.hub && file && action.kind === 'approval.approve/2') await refuseSecondPassport(trx, file);
  if (action.kind === 'production.handOver/1' && (await isRegisterNoUsed(trx, action.payload.registerNo))) {
    throw new CodedError('REGISTER_NO_USED');
  }
  await checkEvidence(trx, action);
  return action;
}

/** A request that is sent again is answered again. Anything else under a known id is refused, never taken as done. */
async function isReplay(
  trx: DeskDatabase,
  { applicationId, author }: RecordRequest,
  next: NewAction,
): Promise<boolean> {
  const known = await findAction(trx, next.id);
  if (!known) return false;
  const isSame =
    known.applicationId === applicationId && known.kind === next.kind && known.actor === author.userId;
  if (!isSame) throw new CodedError('ACTION_ID_USED');
  return true;
}

/**
 * The person's roles that the event takes in this state, in the person's order. The action is recorded under the first
 * that the guards let pass, which is the one that the screen offered it for.
 */
function rolesFor(
  file: Application | null,
  kind: string,
  roles: readonly ActorRole[],
): readonly [ActorRole, ...ActorRole[]] {
  const fallback = roles[0] ?? 'AUDITOR';
  if (!isActionKind(kind)) return [fallback];
  const rule = RULES[kind];
  const accepted: readonly ActorRole[] =
    'opens' in rule
      ? rule.roles
      : rule.transitions
          .filter((row) => file !== null && row.from.includes(file.state))
          .flatMap((row) => row.roles);
  const [first = fallback, ...others] = roles.filter((role) => accepted.includes(role));
  return [first, ...others];
}

/** What the rules must know beyond the file, read in the transaction that will rely on it. */
export async function factsFor(
  db: DeskDatabase,
  payload: unknown,
  author: Pick<Author, 'userId' | 'roles'>,
  at: Instant,
): Promise<Omit<Facts, 'kinship'>> {
  const serial =
    typeof payload === 'object' && payload !== null && 'serial' in payload ? String(payload.serial) : null;
  const blank = serial === null ? null : await findBlank(db, serial);
  const account = author.roles.includes('SYS') ? null : await findAccount(db, author.userId);
  return {
    outage: await isOutageDeclared(db),
    blank: blank && {
      serial: blank.serial,
      kind: blank.kind,
      pages: blank.pages,
      inStock: blank.state === 'IN_STOCK',
      inHand: blank.holder === author.userId,
    },
    stock: await stockByKind(db),
    stockStopped: isStopped(await readBlankStops(db), at),
    actorNik: account?.nik ?? null,
    barredUntil: await barredUntil(db, payload),
  };
}

/** Asked only where a file is being opened: no other payload names the whole applicant. */
async function barredUntil(db: DeskDatabase, payload: unknown): Promise<PlainDate | null> {
  if (typeof payload !== 'object' || payload === null || !('applicant' in payload)) return null;
  const { applicant } = payload;
  const isPerson = typeof applicant === 'object' && applicant !== null && 'nik' in applicant;
  return isPerson ? findBarOf(db, String(applicant.nik)) : null;
}

/**
 * The office's ledger of blanks follows the file in the same transaction: no number is ever in two hands. A desk with a hub only
 * shows where its numbers are; the lines of the ledger are the hub's.
 */
export async function moveBlanksOfFile(
  { trx, office }: { trx: DeskDatabase; office: Pick<OfficeContext, 'hub'> },
  { before, after }: { before: Application | null; after: Application },
  { id, actor, desk, occurredAt: at }: Action,
): Promise<void> {
  const moves = blankMoves(before, after);
  for (const { serial, state } of office.hub ? [] : moves) {
    const blank = await findBlank(trx, serial);
    if (!blank) continue;
    const moved = { ...blank, state, applicationId: after.id };
    const step = { id: `${id}/${serial}`, ...namesUnder(before, actor), desk, at, reference: after.number };
    await addMovements(trx, [fileMovement(blank, moved, step)]);
  }
  await setBlankStates(
    trx,
    moves.map(({ serial, state }) => ({ serial, state, applicationId: after.id })),
    at,
  );
}

async function saveFile(
  { trx, office, request }: Recording,
  file: Application,
  before: Application | null,
): Promise<void> {
  const { author, now } = request;
  const policy = office.policy(file.sopId);
  await saveProjections(trx, [{ projection: project(file, policy, todayOf(now, policy)), before }]);
  if (before && before.state !== file.state) await dropDrafts(trx, author.userId, file.id);
}
