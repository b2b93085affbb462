import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { deadlineOf } from '#common/domain/applications/deadlines.ts';
import { decide, type UncheckedAction } from '#common/domain/applications/decide.ts';
import { billMoves, billsClaimed } from '#common/domain/applications/bill-keys.ts';
import { evolve } from '#common/domain/applications/evolve.ts';
import type { Facts } from '#common/domain/applications/policy.ts';
import { isActionKind, type Action } from '#common/domain/applications/rules.ts';
import { fieldDayOf } from '#common/domain/field/field-day.ts';
import { blankMoves } from '#common/domain/production/blank-moves.ts';
import type { Movement } from '#common/domain/production/custody.ts';
import { fileMovement, namesUnder } from '#common/domain/production/stock-rules.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { PushedAction } from '#common/contract/hub/push.ts';
import type { BlankRow } from '#hub/store/page-reads.ts';
import { factsOfPerson, notePerson, refuseSecondPassport, settleReview } from './duplicate-review.ts';
import { factsAbout, noteAction } from './facts-about.ts';
import { factsOfFamily, noteFamily } from './families.ts';
import { refusalToAuthor } from './authorise.ts';
import { namedIn, settle, type PageState, type Pushing } from './page-state.ts';
import { isStorable } from './storable.ts';

export type Accepted = {
  pushed: PushedAction;
  action: Action;
  version: number;
  file: Application;
  deadlineOn: PlainDate | null;
  /** Payments whose file is another after this step, or none. */
  bills: readonly string[];
  blanks: readonly (BlankRow & { at: Instant; movement: Movement })[];
};

/** What becomes of a group. Whichever it is, the page goes on behind it. */
export type Outcome =
  | {
      is: 'ACCEPTED';
      accepted: readonly Accepted[];
      replayed: readonly { pushed: PushedAction; version: number }[];
    }
  | { is: 'REFUSED'; error: ReplyError; by: ActionId }
  | { is: 'DEFERRED' };

const KIND = /^[a-z][A-Za-z]{1,30}\.[a-z][A-Za-z]{1,30}\/\d{1,3}$/;

/** Decides actions of one request in their order, on the newest state: all of them or none. */
export function decideGroup(pushing: Pushing, state: PageState, group: readonly PushedAction[]): Outcome {
  const accepted: Accepted[] = [];
  const replayed: { pushed: PushedAction; version: number }[] = [];
  let isDeferred = false;
  for (const pushed of group) {
    try {
      const replay = replayOf(pushing, state, pushed);
      if (replay !== null) {
        replayed.push({ pushed, version: replay });
        continue;
      }
      authorise(pushing, state, pushed);
      // A newer desk knows what this hub does not; nothing of the group is done before the hub understands it.
      if (!isActionKind(pushed.kind) && KIND.test(pushed.kind)) isDeferred = true;
      if (!isDeferred) accepted.push(decideOne(pushing, state, pushed));
    } catch (error) {
      settle(state, false);
      return { is: 'REFUSED', error: told(pushing, error), by: pushed.id };
    }
  }
  settle(state, !isDeferred);
  return isDeferred ? { is: 'DEFERRED' } : { is: 'ACCEPTED', accepted, replayed };
}

/** A refusal is a value to the desk. A rule that breaks on what it was given must not hold up the queue for ever either. */
function told({ hub }: Pushing, error: unknown): ReplyError {
  if (error instanceof CodedError) {
    return error.details ? { code: error.code, details: error.details } : { code: error.code };
  }
  hub.log.error('a rule failed on an action', { error });
  return { code: 'INTERNAL' };
}

/** The version under which the action stands already; null for a new one. Throws ACTION_ID_USED for another's id. */
function replayOf({ desk }: Pushing, { known }: PageState, pushed: PushedAction): number | null {
  const found = known.get(pushed.id);
  if (!found) return null;
  const isSame =
    found.officeId === desk.officeId &&
    found.applicationId === pushed.applicationId &&
    found.kind === pushed.kind &&
    found.actor === pushed.actor;
  if (!isSame) throw new CodedError('ACTION_ID_USED');
  return found.version;
}

function authorise({ isAuthority, desk, now }: Pushing, { actors }: PageState, pushed: PushedAction): void {
  const refusal = isAuthority
    ? null
    : refusalToAuthor(pushed, actors.get(pushed.actor), { deskId: desk.id, now });
  if (refusal) throw new CodedError(refusal.code, refusal.details);
}

function decideOne(pushing: Pushing, state: PageState, pushed: PushedAction): Accepted {
  const { rules } = pushing;
  const { applicationId, occurredAt } = pushed;
  if (!isStorable(pushed.payload)) throw new CodedError('PAYLOAD_INVALID', { fields: ['(text)'] });
  const before = state.files.get(applicationId) ?? null;
  // Another office's file: nothing of it is told, and its id cannot be taken.
  if (!before && state.stored.has(applicationId)) throw new CodedError('FILE_NOT_FOUND');
  if (state.gone.has(applicationId)) throw new CodedError('FILE_DISPOSED');
  refuseCarried(pushing, applicationId);
  const context = {
    policy: rules.policy(before?.sopId ?? sopToBegin(pushing, pushed)),
    facts: {
      ...factsFor(pushing, state, pushed),
      ...factsOfPerson(state, before),
      ...factsOfFamily(state, before, pushed.kind),
      ...factsAbout(pushing, state, { file: before, pushed }),
    },
    now: occurredAt,
  };
  const decision = decide(before, uncheckedOf(pushing, pushed), context);
  if (!decision.ok) throw new CodedError(decision.error.code, decision.error.details);
  const action = decision.value;
  const file = evolve(before, action);
  refuseUsedNumbers(state, action, { before, file });
  const bills = billsMoved(state, { before, file });
  refuseSecondPassport(state, action, file);
  // Throws SOP_UNKNOWN for a file that would begin under a procedure that nobody has.
  const deadlineOn = deadlineOf(file, rules.policy(file.sopId));
  state.files.set(applicationId, file);
  state.known.set(action.id, { ...action, officeId: pushing.desk.officeId, version: file.version });
  notePerson(pushing, state, { before, file });
  noteFamily(state, { before, file });
  noteAction(state, action);
  settleReview(state, action);
  const blanks = blanksMoved(state, { before, file, action });
  return { pushed, action, version: file.version, file, deadlineOn, bills, blanks };
}

/** What a laptop took along for the day is nobody else's, whatever they did without knowing of it. */
function refuseCarried({ rules, desk }: Pushing, id: ApplicationId): void {
  const day = fieldDayOf(rules.fieldDays, id);
  if (day && day.deskId !== desk.id) {
    throw new CodedError('FILE_IN_FIELD', { place: day.place, desk: day.deskName });
  }
}

/**
 * A desk without network begins files under the version that it knows, and they stay under it; under one that is still to come
 * no file begins. Throws SOP_UNKNOWN.
 */
function sopToBegin({ rules }: Pushing, { payload, occurredAt }: PushedAction): string | undefined {
  const { sopId } = namedIn(payload);
  if (typeof sopId !== 'string') return undefined;
  if (!rules.hasBegun(sopId, occurredAt)) throw new CodedError('SOP_UNKNOWN', { sop: sopId.slice(0, 20) });
  return sopId;
}

function uncheckedOf({ desk, rules }: Pushing, pushed: PushedAction): UncheckedAction {
  const { id, applicationId, kind, payload, actor, role, occurredAt, basedOn } = pushed;
  // The desk is the one whose key signed the request, whatever it calls itself.
  return {
    id,
    applicationId,
    actor,
    role,
    desk: desk.name,
    office: rules.code,
    occurredAt,
    basedOn,
    kind,
    payload,
  };
}

function factsFor(
  { rules }: Pushing,
  state: PageState,
  { payload, actor, occurredAt }: PushedAction,
): Omit<Facts, 'kinship'> {
  const { serial } = namedIn(payload);
  const blank = typeof serial === 'string' ? state.blanks.get(serial) : undefined;
  return {
    outage: rules.wasOutage(occurredAt),
    blank: blank
      ? {
          serial: blank.serial,
          kind: blank.kind,
          pages: blank.pages,
          inStock: blank.state === 'IN_STOCK',
          inHand: blank.holder === actor,
        }
      : null,
    stockStopped: rules.wasStockStopped(occurredAt),
    stock: {
      ELECTRONIC: state.stock.get('ELECTRONIC') ?? 0,
      NON_ELECTRONIC: state.stock.get('NON_ELECTRONIC') ?? 0,
    },
    actorNik: state.actors.get(actor)?.nik ?? null,
    barredUntil: barredUntil(state, payload),
  };
}

/** Asked only where a file is being opened: no other payload names the whole applicant. */
function barredUntil(state: PageState, payload: unknown): PlainDate | null {
  const { applicant } = namedIn(payload);
  const files = typeof applicant?.nik === 'string' ? (state.filesByNik.get(applicant.nik) ?? []) : [];
  const days = files.flatMap(({ id, barredUntil: stored }) => {
    const newest = state.files.get(id);
    return (newest ? newest.barredUntil : stored) ?? [];
  });
  return days.toSorted().at(-1) ?? null;
}

type Step = { before: Application | null; file: Application };

/** Numbers that are given out once. What was imported at two desks is one file: the second is told where the first is. */
function refuseUsedNumbers(state: PageState, action: Action, { before, file }: Step): void {
  if (!before) {
    const holder = state.numbers.get(file.number);
    if (holder) throw new CodedError('FILE_EXISTS', { number: file.number, application: holder });
    state.numbers.set(file.number, file.id);
  }
  if (action.kind === 'production.print/2') {
    const { passportNumber } = action.payload;
    const holder = state.passports.get(passportNumber);
    if (holder && holder !== file.id) throw new CodedError('PASSPORT_NUMBER_USED');
    state.passports.set(passportNumber, file.id);
  }
  if (action.kind === 'production.handOver/1') {
    const { registerNo } = action.payload;
    if (state.registerNos.get(registerNo)) throw new CodedError('REGISTER_NO_USED');
    state.registerNos.set(registerNo, action.id);
  }
}

/** One billing code or receipt settles one file. What a booking brings unconfirmed stays with whoever had it first. */
function billsMoved(state: PageState, { before, file }: Step): string[] {
  const step = { before, after: file };
  for (const key of billsClaimed(step)) {
    const holder = state.bills.get(key);
    if (holder && holder.applicationId !== file.id) {
      throw new CodedError('PAYMENT_USED', { number: holder.number });
    }
  }
  const { added, freed } = billMoves(step);
  for (const key of freed) {
    if (state.bills.get(key)?.applicationId === file.id) state.bills.set(key, null);
  }
  for (const key of added) {
    if (!state.bills.get(key)) state.bills.set(key, { applicationId: file.id, number: file.number });
  }
  return [...freed, ...added];
}

/** The office's ledger of blanks follows the file: no number is ever in two hands. */
function blanksMoved(
  state: PageState,
  { before, file, action }: Step & { action: Action },
): Accepted['blanks'] {
  const { id, occurredAt: at, actor, desk } = action;
  return blankMoves(before, file).flatMap(({ serial, state: next }) => {
    const blank = state.blanks.get(serial);
    if (!blank) return [];
    const moved: BlankRow = { ...blank, state: next, applicationId: file.id };
    if (blank.state === 'IN_STOCK') state.stock.set(blank.kind, (state.stock.get(blank.kind) ?? 1) - 1);
    state.blanks.set(serial, moved);
    const movement = fileMovement(blank, moved, {
      id: `${id}/${serial}`,
      at,
      ...namesUnder(before, actor),
      desk,
      reference: file.number,
    });
    return [{ ...moved, at, movement }];
  });
}
