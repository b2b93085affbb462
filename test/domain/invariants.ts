import { isDeepStrictEqual } from 'node:util';
import { hasBiometrics, type Application } from '#common/domain/applications/application.ts';
import { replay } from '#common/domain/applications/evolve.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import type { BlankState } from '#common/domain/applications/vocabulary.ts';
import { localDate } from '#common/kernel/instant.ts';
import { daysBetween } from '#common/kernel/plain-date.ts';
import { isExaminedType } from '#test/support/rules-journeys.ts';
import { WIB } from '#test/support/rules-office.ts';
import { feeOf } from '#test/support/rules-openings.ts';
import {
  blankMoves,
  bookkeeping,
  corrections,
  dutyPairs,
  finalStates,
  soleDeciders,
  transitionTable,
  type DutyPair,
} from './transition-table.ts';

/** One accepted action: the list before it, the file before and after it. */
export type Step = {
  history: readonly Action[];
  before: Application | null;
  action: Action;
  after: Application;
  /** End of a timed suspension of the person, in whatever file. */
  barredUntil?: string | null;
};

const EVENTS = new Map<string, string>();
const MIN_NOTE = 10;

/** What is wrong with a step that the rules accepted, in one sentence each. */
export function violationsOf(step: Step): string[] {
  return CHECKS.flatMap((check) => check(step));
}

/** Whether the list alone gives the file, and nothing is missing in it. */
export function replayViolations(actions: readonly Action[], file: Application): string[] {
  const isSame = isDeepStrictEqual(replay(actions), file);
  return [
    ...unless(isSame, 'replaying the list gives another file'),
    ...unless(file.version === actions.length, `version ${file.version} after ${actions.length} actions`),
  ];
}

export function eventOf(action: Pick<Action, 'kind'>): string {
  const known = EVENTS.get(action.kind);
  if (known !== undefined) return known;
  const event = action.kind.replace(/^\w+\./, '').replace(/\/\d+$/, '');
  EVENTS.set(action.kind, event);
  return event;
}

const CHECKS: readonly ((step: Step) => string[])[] = [
  followsTheTable,
  verificationIsGrounded,
  approvalIsGrounded,
  endedFilesHoldNoBlank,
  decisionsAreReasoned,
  handoverIsRegistered,
  versionsAreGapless,
  blanksNeverGoBack,
  dutiesAreSeparate,
  correctorsDoNotApprove,
  soleDecidersDecide,
  conflictedPersonsDoNothing,
  matchesAreClearedByTwo,
  booksArePaidFor,
  barredPersonsOpenNothing,
];

function unless(isFine: boolean, problem: string): string[] {
  return isFine ? [] : [problem];
}

function followsTheTable({ before, action, after }: Step): string[] {
  const event = eventOf(action);
  const from = before?.state ?? null;
  if (bookkeeping.includes(event)) {
    return unless(after.state === from, `${event} moved ${from} to ${after.state}`);
  }
  const rows = transitionTable.filter((row) => row.event === event && row.from === from);
  const leads = rows.some((row) => {
    if (row.to === 'SUSPENDED_FROM') return after.state === (before?.suspension ?? before?.examination)?.from;
    if (row.to === 'NAMED_STEP') return after.state === 'IN_SERVICE' || after.state === 'DOC_REVIEW';
    // Verification follows of itself once captures and interview are both there.
    const isServed = row.to === 'IN_SERVICE' && after.state === 'VERIFICATION' && hasBiometrics(after);
    // An endorsement stands in the old book: nothing new exists that could be voided.
    const isUnbooked = event === 'cancelLate' && after.endorsement && after.state === 'CANCELLED';
    return row.to === after.state || isServed || isUnbooked;
  });
  const isAllowed = rows.some((row) => row.who.includes(action.role));
  return [
    ...unless(leads, `${event} led from ${from} to ${after.state}, which is not in the table`),
    ...unless(isAllowed, `${event} from ${from} was done by ${action.role}`),
  ];
}

/** 1: no approval without biometrics, an interview with PROCEED, a clear watch-list and a clear adjudication. */
function approvalIsGrounded({ history, before, action, after }: Step): string[] {
  if (after.state !== 'APPROVED' || before?.state !== 'ADJUDICATION') return [];
  const happened = (event: string) => history.some((past) => eventOf(past) === event);
  const { watchlist, interview, adjudication, verification } = after;
  const age = watchlist
    ? daysBetween(localDate(watchlist.checkedAt, WIB), localDate(action.occurredAt, WIB))
    : Infinity;
  return [
    ...[
      'capturePhoto',
      'captureFingerprints',
      'captureSignature',
      'recordInterview',
      'recordAdjudication',
    ].flatMap((event) => unless(happened(event), `approved without ${event}`)),
    ...unless(hasBiometrics(after), 'approved without biometrics'),
    ...unless(interview?.outcome === 'PROCEED', `approved after interview ${interview?.outcome}`),
    ...unless(watchlist?.result === 'CLEAR', `approved with watch-list ${watchlist?.result}`),
    ...unless(age <= 1, `approved on a watch-list result of ${age} days`),
    ...unless(adjudication?.result === 'CLEAR', `approved with adjudication ${adjudication?.result}`),
    ...unless(verification !== null, 'approved without verification'),
    ...unless(!isExaminedType(after.type) || happened('headApproves'), 'S7: approved past the office head'),
    ...unless(!after.pendingCentral, 'approved while the central check is pending'),
  ];
}

/** A file accepted in an outage goes no further than verification before a clear result is recorded. */
function verificationIsGrounded({ action, after }: Step): string[] {
  if (eventOf(action) !== 'verificationPassed') return [];
  const isClear = after.watchlist?.result === 'CLEAR' && !after.pendingCentral;
  return unless(isClear, `verified with watch-list ${after.watchlist?.result}`);
}

/** No blank is given to a file that has not paid its whole fee: bill and rests together. */
function booksArePaidFor({ history, before, action }: Step): string[] {
  if (eventOf(action) !== 'allocateBlank' || !before) return [];
  const { payment, waivers } = before;
  const waived = (kind: string) => waivers.some((waiver) => waiver.kind === kind);
  const surcharge = { REPLACE_LOST: 1_000_000, REPLACE_DAMAGED: 500_000 } as Partial<Record<string, number>>;
  const book = feeOf({ ...before, type: 'NEW' });
  const due =
    (waived('ZERO_RATE') ? 0 : book) +
    (waived('SURCHARGE_FORCE_MAJEURE') ? 0 : (surcharge[before.type] ?? 0));
  const rests = history.flatMap((past) =>
    past.kind === 'applications.recordAdditionalPayment/1' ? [past.payload.amount] : [],
  );
  const paid = rests.reduce((sum, amount) => sum + amount, payment.status === 'SETTLED' ? payment.amount : 0);
  return unless(paid >= due, `a blank was given for ${paid} of ${due} rupiah`);
}

/** 2: a cancelled, refused or withdrawn application holds no allocated blank. */
function endedFilesHoldNoBlank({ after }: Step): string[] {
  if (!finalStates.includes(after.state)) return [];
  const held = [...(after.blank ? [after.blank] : []), ...after.spentBlanks];
  return unless(
    held.every(({ state }) => state !== 'ALLOCATED' && state !== 'PRINTED'),
    `${after.state} with a blank still in use`,
  );
}

/** 3: every return, suspension, refusal and cancellation carries codes, text, person and time. */
function decisionsAreReasoned({ before, action, after }: Step): string[] {
  if (before?.state === after.state) return [];
  const kept = keptReasons(after);
  if (!kept) return [];
  const { reasons, stamp } = kept;
  const needsCode = after.state !== 'WITHDRAWN';
  return [
    ...unless(!needsCode || reasons.codes.length > 0, `${after.state} without reason code`),
    ...unless(reasons.note.trim().length >= MIN_NOTE, `${after.state} without a note`),
    ...unless(
      stamp.by === action.actor && stamp.at === action.occurredAt,
      `${after.state} without its author`,
    ),
  ];
}

function keptReasons(file: Application) {
  if (file.state === 'DOC_INCOMPLETE') return file.returns.at(-1);
  if (file.state === 'SUSPENDED') return file.suspension;
  return finalStates.includes(file.state) && file.state !== 'HANDED_OVER' ? file.closure : null;
}

/** 4: a book goes out only against a register entry with name, identity, relation and signature. */
function handoverIsRegistered({ after }: Step): string[] {
  if (after.state !== 'HANDED_OVER') return [];
  const {
    collectorName = '',
    collectorIdentity = '',
    relation = '',
    signatureId = '',
    registerNo = '',
  } = after.handover ?? {};
  const entry = { collectorName, collectorIdentity, relation, signatureId, registerNo };
  return Object.entries(entry).flatMap(([field, value]) =>
    unless(value !== '', `handed over without ${field}`),
  );
}

/** 5: a refusal bars nobody, a timed suspension does until its end. */
function barredPersonsOpenNothing({ before, action, barredUntil = null }: Step): string[] {
  const isBarred = barredUntil !== null && localDate(action.occurredAt, WIB) <= barredUntil;
  return unless(before !== null || !isBarred, `opened for a person who is suspended until ${barredUntil}`);
}

/** 6: one version per action, none left out. */
function versionsAreGapless({ history, before, after }: Step): string[] {
  return unless(
    after.version === history.length + 1 && after.version === (before?.version ?? 0) + 1,
    `version ${after.version} after ${history.length + 1} actions`,
  );
}

function blanksNeverGoBack({ before, after }: Step): string[] {
  const was = blanksOf(before);
  return [...blanksOf(after)].flatMap(([serial, state]) => {
    const from = was.get(serial) ?? 'IN_STOCK';
    return unless(from === state || blankMoves[from].includes(state), `blank went from ${from} to ${state}`);
  });
}

function blanksOf(file: Application | null): Map<string, BlankState> {
  const held = file ? [...file.spentBlanks, ...(file.blank ? [file.blank] : [])] : [];
  return new Map(held.map(({ serial, state }) => [serial, state]));
}

function dutiesAreSeparate({ history, action }: Step): string[] {
  const event = eventOf(action);
  return dutyPairs
    .filter((pair) => pair.severity === 'BLOCK' && pair.mayNot.includes(event))
    .flatMap((pair) =>
      unless(!personsOf(pair, history).includes(action.actor), `${pair.rule}: ${pair.says}, but it was done`),
    );
}

function personsOf({ did, scope }: DutyPair, history: readonly Action[]): Action['actor'][] {
  const fromBook =
    scope === 'SAME_BOOK' ? history.findLastIndex((past) => eventOf(past) === 'qcFail') + 1 : 0;
  const done = history.slice(fromBook).filter((past) => did.includes(eventOf(past)));
  return (scope === 'LAST' ? done.slice(-1) : done).map(({ actor }) => actor);
}

function correctorsDoNotApprove({ history, action }: Step): string[] {
  if (eventOf(action) !== 'approve') return [];
  const sentBack = history.findIndex((past) => eventOf(past) === 'returnForCorrection');
  const after = sentBack === -1 ? [] : history.slice(sentBack);
  const isCorrector = after.some(
    (past) => corrections.includes(eventOf(past)) && past.actor === action.actor,
  );
  return unless(!isCorrector, 'approved by a person who made the correction');
}

function soleDecidersDecide({ action }: Step): string[] {
  const only = soleDeciders[eventOf(action)];
  return unless(only === undefined || only === action.role, `S7: ${eventOf(action)} by ${action.role}`);
}

/** S8: who declared a conflict does nothing more on the file. */
function conflictedPersonsDoNothing({ history, action }: Step): string[] {
  const isConflicted = history.some(
    (past) => past.kind === 'applications.declareConflict/1' && past.actor === action.actor,
  );
  return unless(!isConflicted, `S8: ${eventOf(action)} by a person who declared a conflict`);
}

/** A match becomes clear by two different persons only, and a confirmed one never. */
function matchesAreClearedByTwo({ before, after }: Step): string[] {
  const was = before?.watchlist?.result;
  if (was === 'CONFIRMED_MATCH') {
    return unless(after.watchlist?.result === was, 'a confirmed match was replaced by another result');
  }
  if (after.watchlist?.result !== 'CLEAR' || was !== 'POSSIBLE_MATCH') return [];
  return [...unless(new Set(after.watchlist.clearedBy).size === 2, 'a match was cleared by one person')];
}
