import { PROPOSABLE } from '#common/domain/applications/application.ts';
import { openDifferences } from '#common/domain/documents/field-check.ts';
import { permittedActions } from '#common/domain/applications/permitted-actions.ts';
import { ACTION_KINDS, isOpening, RULE_TABLE, type ActionKind } from '#common/domain/applications/rules.ts';
import { AppState, AppType, type ActorRole } from '#common/domain/applications/vocabulary.ts';
import { localDate } from '#common/kernel/instant.ts';
import { addDays } from '#common/kernel/plain-date.ts';
import { must } from '#common/kernel/must.ts';
import type { UserId } from '#common/kernel/ids.ts';
import { onShelf, signedBefore } from '#test/support/rules-good-cases.ts';
import { isExaminedType, reach } from '#test/support/rules-journeys.ts';
import { userId } from '#test/support/rules-office.ts';
import { seeded, type Random } from '#test/support/rules-random.ts';
import { TestFile, type Attempt } from '#test/support/rules-test-file.ts';
import { eventOf, violationsOf } from './invariants.ts';
import { bookkeeping, finalStates } from './transition-table.ts';

export type Person = { by: UserId; roles: readonly ActorRole[] };

/** A small office: eight people, most of whom hold several roles, the scheduled jobs, and one who may do nothing. */
export const OFFICE: readonly Person[] = [
  { by: userId(101), roles: ['COUNTER'] },
  { by: userId(102), roles: ['COUNTER', 'SECTION_HEAD', 'INTERVIEWER'] },
  { by: userId(103), roles: ['BIOMETRIC', 'INTERVIEWER'] },
  { by: userId(104), roles: ['INTERVIEWER', 'SUBSECTION_HEAD', 'BIOMETRIC'] },
  { by: userId(105), roles: ['ADJUDICATOR', 'BAP_EXAMINER', 'SUBSECTION_HEAD', 'INTERVIEWER'] },
  { by: userId(106), roles: ['PRINT', 'QC', 'HANDOVER'] },
  { by: userId(107), roles: ['OFFICE_HEAD', 'BAP_EXAMINER', 'SECTION_HEAD'] },
  { by: userId(108), roles: ['COUNTER', 'PRINT', 'QC', 'ADJUDICATOR'] },
  { by: userId(0), roles: ['SYS'] },
  { by: userId(109), roles: ['IT_ADMIN', 'AUDITOR', 'COMPLAINT'] },
];

const FILE_KINDS = ACTION_KINDS.filter(
  (kind) => kind !== 'appointments.importBooking/1' && kind !== 'appointments.registerWalkIn/1',
);

/** How often a kind is chosen among the offered ones. What ends a file early is rare, or nothing would get far. */
const DETOURS = new Set([
  'returnDossier',
  'specialReschedule',
  'examinationFalse',
  'headRefuses',
  'verificationDoubt',
  'duplicateFound',
  'returnForCorrection',
  'refusePrevention',
  'reject',
  'suspend',
  'qcFail',
  'voidUncollected',
  'deemWithdrawn',
  'cancelLate',
]);
const RARE = new Set([
  'applicantWithdraws',
  'closeAsDuplicate',
  'keepAsDistinct',
  'declareConflict',
  'deemWithdrawn',
  'expire',
  'markNoShow',
]);
/** Seldom offered, so taken when it is: otherwise a whole run may pass without one. */
const CHANCES = new Set([
  'unlinkFamily',
  'park',
  'unpark',
  'settleDifference',
  'placeOnShelf',
  'countOnShelf',
  'declineQcFail',
  'describePage',
  'refilePage',
  'removePage',
  'recall',
  'noAnswer',
  'transfer',
]);
const ORDINARY = 4;
const DETOUR = 20;
const MOVING = 40;

function weightOf({ kind }: { kind: ActionKind }): number {
  const event = eventOf({ kind });
  if (RARE.has(event)) return 1;
  if (DETOURS.has(event) || CHANCES.has(event)) return DETOUR;
  return bookkeeping.includes(event) ? ORDINARY : MOVING;
}

/** What usually comes next: half of the steps go this way, so that the far end of the road is walked too. */
const USUAL: Partial<Record<AppState, readonly ActionKind[]>> = {
  BOOKED: ['appointments.checkIn/1'],
  NO_SHOW: ['appointments.specialReschedule/1'],
  CHECKED_IN: ['queue.callTicket/1'],
  DOC_REVIEW: [
    'documents.recordDocument/1',
    'documents.recordDocument/1',
    'documents.recordWatchlist/1',
    'documents.settleDifference/1',
    'applications.recordPayment/1',
    'documents.acceptDossier/1',
    'queue.release/1',
    'interview.openExamination/1',
  ],
  DOC_INCOMPLETE: ['documents.resubmit/1'],
  IN_SERVICE: [
    'biometrics.capturePhoto/1',
    'biometrics.allowPhoto/1',
    'biometrics.captureFingerprints/1',
    'biometrics.captureSignature/1',
    'interview.recordInterview/1',
    'interview.confirmData/1',
    'approval.suspend/1',
    'approval.reject/1',
  ],
  SUSPENDED: ['documents.recordDocument/1', 'interview.resume/1', 'interview.openExamination/1'],
  UNDER_EXAMINATION: [
    'interview.recordExamination/2',
    'interview.headApproves/1',
    'interview.headRefuses/1',
    'interview.timedSuspension/1',
    'approval.proposeDecision/1',
    'interview.examinationClear/1',
  ],
  VERIFICATION: [
    'documents.recordWatchlist/1',
    'approval.confirmDecision/1',
    'approval.verificationPassed/1',
  ],
  ADJUDICATION: [
    'documents.recordWatchlist/1',
    'approval.recordAdjudication/1',
    'approval.duplicateFound/1',
    'approval.approve/2',
  ],
  APPROVED: [
    'documents.recordWatchlist/1',
    'applications.recordPayment/1',
    'applications.recordAdditionalPayment/1',
    'production.allocateBlank/1',
    'production.endorse/1',
  ],
  BLANK_ALLOCATED: ['documents.recordWatchlist/1', 'production.print/2'],
  PRINTED: [
    'production.qcPass/1',
    'production.askQcFail/1',
    'production.qcFail/2',
    'production.declineQcFail/1',
  ],
  QC_PASSED: ['production.notifyReady/1'],
  READY_FOR_PICKUP: [
    'documents.recordWatchlist/1',
    'production.recordOldBook/1',
    'production.countOnShelf/1',
    'production.checkProxy/1',
    'production.handOver/1',
  ],
};

/** Files that have come some way already, each by accepted actions of other people. */
const ON_THE_ROAD: readonly TestFile[] = AppType.options.flatMap((type) =>
  AppState.options
    .filter((state) => !finalStates.includes(state) && state !== 'BOOKED' && state !== 'NO_SHOW')
    .map((state, index) => reach(state, { type, endorsement: type === 'DATA_CHANGE' && index % 2 === 0 })),
);

/** Rare enough that chance alone seldom comes there. */
const MIDWAY: readonly TestFile[] = [
  ...ON_THE_ROAD,
  signedBefore(),
  signedBefore(),
  onShelf(reach('READY_FOR_PICKUP')),
  onShelf(reach('READY_FOR_PICKUP')),
];

/** One file and what became of it. Throws with all that is wrong as soon as an accepted action breaks a rule. */
export class Walk {
  readonly t: TestFile;
  readonly accepted: ActionKind[] = [];

  /** Two lives in three begin with the booking or the arrival, the others somewhere on the road. */
  constructor(seed: number) {
    const random = seeded(seed);
    this.t = random.oneIn(3) ? random.pick(MIDWAY).copy() : new TestFile();
  }

  step(seed: number): void {
    const random = seeded(seed);
    const { t } = this;
    if (!t.fileOrNull) return this.#open(random);
    const isLongWait = random.oneIn(14);
    t.wait(isLongWait ? random.int(40 * 24 * 60) : random.int(90));
    if (isLongWait && random.oneIn(3)) this.#calendar(random);
    if (random.oneIn(15)) t.outage = !t.outage;
    if (random.oneIn(40)) t.policy = { ...t.policy, blindDecisions: new Set(PROPOSABLE) };
    t.actorNik = random.oneIn(40) ? t.file.applicant.nik : null;
    const manner = random.int(12);
    if (manner < 8) this.#usual(random);
    else if (manner < 10) this.#offered(random);
    else if (manner < 11) this.#anything(random);
    else this.#broken(random);
  }

  #usual(random: Random): void {
    const kinds = usualFor(this.t);
    if (kinds.length === 0) return;
    const kind = random.pick(kinds);
    const able = OFFICE.flatMap(({ by, roles }) =>
      roles.filter((role) => mayDo(kind, this.t.state, role)).map((role) => ({ by, role })),
    );
    const holder = able.find(({ by }) => by === this.t.file.claim?.by);
    if (able.length > 0) this.#try(kind, { ...(holder ?? random.pick(able)), random });
  }

  /** What the calendar alone brings after a long wait. */
  #calendar(random: Random): void {
    const head = must(
      OFFICE.find(({ roles }) => roles.includes('SECTION_HEAD')),
      'the office has a section head',
    );
    this.#try('appointments.markNoShow/1', { random });
    this.#try('applications.expire/1', { random });
    this.#try('documents.deemWithdrawn/1', { by: this.t.file.claim?.by, random });
    const desk = must(
      OFFICE.find(({ roles }) => roles.includes('HANDOVER')),
      'the office has a handover desk',
    );
    this.#try('production.remindPickup/1', { by: desk.by, role: 'HANDOVER', random });
    this.#try('production.voidUncollected/1', { by: head.by, role: 'SECTION_HEAD', random });
  }

  /** Somebody who is offered something that moves the file; now and then anybody. */
  #offered(random: Random): void {
    const start = random.int(OFFICE.length);
    const isAnybodyFine = random.oneIn(12);
    for (let index = 0; index < 4; index += 1) {
      const person = must(OFFICE[(start + index) % OFFICE.length], 'the index stays inside');
      const offered = this.#offersTo(person);
      if (offered.length > 0 && (isAnybodyFine || offered.some((one) => weightOf(one) === MOVING))) {
        const { kind, role } = weighted(offered, random);
        return this.#try(kind, { by: person.by, role, random });
      }
    }
  }

  #offersTo(person: Person) {
    const actor = { userId: person.by, roles: person.roles };
    return permittedActions(this.t.file, actor, this.t.context());
  }

  #anything(random: Random): void {
    const { by, roles } = random.pick(OFFICE);
    const basedOn = random.oneIn(4) ? this.t.file.version - 1 : this.t.file.version;
    this.#try(random.pick(FILE_KINDS), { by, role: random.pick(roles), random, basedOn });
  }

  #broken(random: Random): void {
    const { by, roles } = random.pick(OFFICE);
    const role = random.pick(roles);
    const own = FILE_KINDS.filter((kind) => mayDo(kind, this.t.state, role));
    const kind = random.pick(own.length > 0 ? own : FILE_KINDS);
    this.#try(kind, { by, role, payload: broken(this.t.validPayload(kind, role, random), random) });
  }

  #open(random: Random): void {
    if (random.oneIn(20)) this.t.barredUntil = addDays(this.t.today, random.int(9) - 4);
    const kind = random.pick(['appointments.importBooking/1', 'appointments.registerWalkIn/1'] as const);
    this.#try(kind, { by: userId(101), role: 'COUNTER', random });
  }

  #try(kind: ActionKind, attempt: Attempt): void {
    const { t } = this;
    const result = t.attempt(kind, attempt);
    if (!result.ok) return;
    const before = t.fileOrNull;
    const history = [...t.actions];
    t.add(result.value);
    this.accepted.push(kind);
    const violations = violationsOf({
      history,
      before,
      action: result.value,
      after: t.file,
      barredUntil: t.barredUntil,
    });
    if (violations.length > 0) throw new Error(`${violations.join('; ')}\n${describeWalk(t)}`);
  }
}

/** The list in short, for the reader of a failure. */
export function describeWalk(t: TestFile): string {
  const lines = t.actions.map(({ kind, role, actor, occurredAt }) => {
    return `${occurredAt.slice(0, 16)} ${kind} by ${actor.slice(-3)} as ${role}`;
  });
  return [...lines, `now ${t.now}, ${t.fileOrNull?.state ?? 'no file'}`].join('\n');
}

/** What the state asks for and is not there yet. */
function usualFor(t: TestFile): readonly ActionKind[] {
  const { file } = t;
  const { state, watchlist } = file;
  if (watchlist?.result === 'POSSIBLE_MATCH') {
    const isBlind = file.proposal && t.policy.blindDecisions.has(file.proposal.decision);
    if (isBlind && !file.proposal?.opinion) return ['approval.giveOpinion/1'];
    return file.proposal
      ? ['approval.confirmDecision/1', 'approval.confirmDecision/1', 'approval.declineProposal/1']
      : ['approval.proposeDecision/1'];
  }
  if (state === 'DOC_REVIEW' && watchlist?.result === 'CONFIRMED_MATCH') {
    return ['approval.proposeDecision/1', 'documents.refusePrevention/1'];
  }
  return (USUAL[state] ?? []).filter((kind) => !isDone(kind, t));
}

function isDone(kind: ActionKind, { file, policy, today }: TestFile): boolean {
  switch (kind) {
    case 'documents.recordWatchlist/1':
      return (
        file.watchlist?.result === 'CLEAR' &&
        localDate(file.watchlist.checkedAt, policy.utcOffsetMinutes) === today
      );
    case 'documents.recordDocument/1':
      return file.state !== 'SUSPENDED' && policy.missingDocuments(file, today).length === 0;
    case 'documents.settleDifference/1':
      return openDifferences(file).length === 0;
    case 'documents.acceptDossier/1':
      return isExaminedType(file.type) && !file.headApproval;
    case 'queue.release/1':
    case 'interview.openExamination/1':
      return !isExaminedType(file.type);
    case 'interview.recordExamination/2':
      return file.examination?.bap?.applicantSigned === true;
    case 'approval.recordAdjudication/1':
      return file.adjudication !== null;
    case 'approval.duplicateFound/1':
      return file.adjudication?.result !== 'DUPLICATE';
    case 'biometrics.capturePhoto/1':
      return file.photo !== null;
    case 'biometrics.captureFingerprints/1':
      return file.fingerprints !== null;
    case 'biometrics.captureSignature/1':
      return file.signature !== null;
    default:
      return false;
  }
}

function mayDo(kind: ActionKind, state: AppState, role: ActorRole): boolean {
  const rule = must(RULE_TABLE[kind], 'every kind has a rule');
  return (
    !isOpening(rule) && rule.transitions.some((row) => row.from.includes(state) && row.roles.includes(role))
  );
}

function weighted<T extends { kind: ActionKind }>(offered: readonly T[], random: Random): T {
  const total = offered.reduce((sum, one) => sum + weightOf(one), 0);
  let left = random.int(total);
  for (const one of offered) {
    left -= weightOf(one);
    if (left < 0) return one;
  }
  return random.pick(offered);
}

const NONSENSE: readonly unknown[] = [
  null,
  '',
  ' ',
  'DROP TABLE',
  -1,
  1e9,
  [],
  {},
  true,
  ['X'],
  '2026-02-30',
];

/** A valid entry with one thing wrong: left out, replaced, added, or no object at all. */
function broken(valid: object, random: Random): unknown {
  const fields = Object.keys(valid);
  const field = fields.length > 0 ? random.pick(fields) : 'extra';
  const rest = Object.fromEntries(Object.entries(valid).filter(([name]) => name !== field));
  switch (random.int(5)) {
    case 0:
      return rest;
    case 1:
      return { ...valid, unexpected: 1 };
    case 2:
      return random.pick(NONSENSE);
    default:
      return { ...valid, [field]: random.pick(NONSENSE) };
  }
}
