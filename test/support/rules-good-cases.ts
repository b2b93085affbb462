import { BEFORE_PRINT } from '#common/domain/applications/open-states.ts';
import { PROPOSABLE } from '#common/domain/applications/application.ts';
import { isOpening, RULE_TABLE, type ActionKind } from '#common/domain/applications/rules.ts';
import type { ActorRole, AppState } from '#common/domain/applications/vocabulary.ts';
import { must } from '#common/kernel/must.ts';
import { addDays } from '#common/kernel/plain-date.ts';
import {
  checkDocuments,
  examine,
  freed,
  proposeRejection,
  reach,
  SUSPICION,
  type JourneyOptions,
} from './rules-journeys.ts';
import { COLLEAGUE, POLICY, STAFF } from './rules-office.ts';
import { bookingPayload } from './rules-openings.ts';
import { anAssessment } from './portraits.ts';
import { TestFile, type Attempt } from './rules-test-file.ts';

/** A file, a person and an entry that the office accepts: the ground from which a test takes one thing away. */
export type GoodCase = { t: TestFile; kind: ActionKind; attempt: Attempt & { role: ActorRole } };

type Prepared = { t: TestFile; attempt?: Attempt };
type Preparation = (state: AppState, role: ActorRole) => Prepared | TestFile;

/** Everything that the event asks for in this state is there. */
export function goodCase(kind: ActionKind, state: AppState, role: ActorRole): GoodCase {
  const prepare = SPECIAL[`${kind}@${state}`] ?? SPECIAL[kind] ?? plainly;
  const prepared = prepare(state, role);
  const { t, attempt = {} }: Prepared = prepared instanceof TestFile ? { t: prepared } : prepared;
  // The office head comes where two persons see it differently.
  if (role === 'OFFICE_HEAD' && DECIDED_BY_TWO.has(kind)) disputed(t);
  return { t, kind, attempt: { role, ...attempt } };
}

const DECIDED_BY_TWO: ReadonlySet<ActionKind> = new Set<ActionKind>([
  'approval.suspend/1',
  'approval.reject/1',
  'approval.confirmDecision/1',
  'approval.declineProposal/1',
  'documents.refusePrevention/1',
  'interview.examinationClear/1',
]);

/** In an office that asks for the second opinion blind. */
export function asksBlind(t: TestFile): TestFile {
  t.policy = { ...t.policy, blindDecisions: new Set(PROPOSABLE) };
  return t;
}

/** The second person sees it another way than the first. */
export function disputed(t: TestFile): TestFile {
  return asksBlind(t).run('approval.giveOpinion/1', {
    role: 'SECTION_HEAD',
    by: COLLEAGUE,
    change: { decision: 'NONE', reasonCodes: [] },
  });
}

/** Nothing speaks against it: no other file of the person, and nobody was let in beside the schedule. */
export function unflagged(t: TestFile): TestFile {
  t.samePerson = [];
  t.actions = t.actions.map((action) =>
    action.kind === 'appointments.checkIn/1'
      ? { ...action, payload: { ...action.payload, overrideNote: null } }
      : action,
  );
  return t;
}

/** The photo was taken anew after the file had been sent back for it. */
export function photoReplaced(): TestFile {
  return judgedClear(
    reach('ADJUDICATION')
      .run('approval.returnForCorrection/1', { change: { step: 'PHOTO' } })
      .run('biometrics.capturePhoto/1', { change: { attachmentId: 'd'.repeat(64) } }),
  );
}

function judgedClear(t: TestFile): TestFile {
  return t.run('approval.verificationPassed/1').run('approval.recordAdjudication/1', {
    change: { result: 'CLEAR' },
  });
}

/** An application type that comes by the given state. */
export function plainly(state: AppState): TestFile {
  return reach(state);
}

export const CONFIRMED = { change: { result: 'CONFIRMED_MATCH', reference: 'SIMKIM-CEKAL-1' } };
export const POSSIBLE = { change: { result: 'POSSIBLE_MATCH', reference: 'SIMKIM-CEKAL-1' } };
const CLEARING = { role: 'COUNTER', change: { decision: 'CLEAR_POSSIBLE_MATCH', reasonCodes: [] } } as const;

export function withMatch(t: TestFile): TestFile {
  return t.run('documents.recordWatchlist/1', { role: 'COUNTER', ...POSSIBLE });
}

/** A proposal that is possible in nearly every state: to clear a likeness of names. */
export function withClearing(t: TestFile): TestFile {
  return withMatch(t).run('approval.proposeDecision/1', CLEARING);
}

/** A photo that waits for a head. */
export function withPoorPhoto(t: TestFile): TestFile {
  return t.run('biometrics.capturePhoto/1', { change: { assessment: anAssessment({}, ['BLUR', 'SMILE']) } });
}

/** In the colleague's hands. */
export function claimedBy(t: TestFile, by = COLLEAGUE): TestFile {
  const rows = must(RULE_TABLE['queue.claim/1'], 'the queue has a claim rule');
  if (isOpening(rows)) return t;
  const row = must(
    rows.transitions.find(({ from }) => from.includes(t.state)),
    `a file in ${t.state} can be claimed`,
  );
  if (t.file.claim) t.run('queue.release/1', { by: t.file.claim.by, role: row.roles[0] });
  return t.run('queue.claim/1', { by, role: row.roles[0] });
}

/** Signed record of a suspicion that was looked into. */
export function cleared(t: TestFile): TestFile {
  return t.run('interview.recordExamination/2');
}

export const underHead = (options: JourneyOptions = {}) =>
  examine(checkDocuments(reach('DOC_REVIEW', { type: 'REPLACE_LOST', ...options })), options);
export const judged = (result: 'CLEAR' | 'DUPLICATE') =>
  reach('ADJUDICATION').run('approval.recordAdjudication/1', { change: { result } });

/** The data of the book was corrected after the applicant had signed it; everything else is done. */
export function signedBefore(): TestFile {
  const t = reach('VERIFICATION').run('approval.returnForCorrection/1', { change: { step: 'DOCUMENTS' } });
  t.run('documents.amendData/1', { change: { changes: { birthPlace: 'PARIAMAN' } } });
  return checkDocuments(t).run('documents.acceptDossier/1');
}

function inHall(state: AppState): TestFile {
  return reach(state, { walkIn: true });
}

const SPECIAL: Readonly<Record<string, Preparation>> = {
  'appointments.reschedule/1': () => bookedAhead(),
  'appointments.markNoShow/1': () => {
    const t = reach('BOOKED');
    return t.at(t.today, '16:00');
  },
  'production.recordOldBook/1': (state) => reach(state, { type: 'REPLACE_EXPIRED' }),
  'production.countOnShelf/1': (state) => onShelf(reach(state)),
  'production.remindPickup/1': (state) => reach(state).waitDays(15),
  'applications.expire/1': (state) => reach(state).waitDays(32),
  'applications.recordPayment/1': (state) =>
    BEFORE_PRINT.includes(state) && state !== 'BLANK_ALLOCATED'
      ? reach(state, { payment: 'UNCONFIRMED_WITH_PROOF' })
      : reach(state).run('applications.questionPayment/1', { role: 'SECTION_HEAD' }),
  'applications.recordAdditionalPayment/1': (state) => reach(state, { short: 100_000 }),
  'documents.settleDifference/1': (state, role) =>
    reach(state).run('documents.checkField/1', {
      role,
      change: { field: 'fullName', code: 'KK', verdict: 'DIFFERS', mismatch: 'SPELLING', found: 'LAIN' },
    }),
  'applications.waiveFee/1': (state) =>
    isBooked(state)
      ? reach(state, { kind: 'NON_ELECTRONIC', payment: 'UNCONFIRMED_WITH_PROOF' })
      : reach(state, { type: 'REPLACE_LOST' }),
  'documents.describePage/1': withPage,
  'documents.refilePage/1': withPage,
  'documents.removePage/1': withPage,
  'documents.deemWithdrawn/1': () => reach('DOC_REVIEW', { walkIn: true }),
  'documents.acceptDossier/1': () =>
    checkDocuments(reach('DOC_REVIEW')).run('documents.recordWatchlist/1', { role: 'COUNTER' }),
  'documents.refusePrevention/1': () =>
    reach('DOC_REVIEW')
      .run('documents.recordWatchlist/1', { role: 'COUNTER', ...CONFIRMED })
      .run('approval.proposeDecision/1', {
        role: 'COUNTER',
        change: { decision: 'REFUSE_PREVENTION', reasonCodes: ['REJ_PREVENTION_LIST'] },
      }),
  'approval.suspend/1@DOC_REVIEW': () => reach('DOC_REVIEW').run('approval.proposeDecision/1'),
  'approval.suspend/1@IN_SERVICE': () =>
    reach('IN_SERVICE').run('interview.recordInterview/1', { change: SUSPICION }),
  'approval.reject/1@IN_SERVICE': () =>
    reach('IN_SERVICE').run('interview.recordInterview/1', {
      change: { outcome: 'RECOMMEND_REJECT', reasonCodes: ['REJ_TPPO'], note: 'Indikasi perdagangan orang' },
    }),
  'approval.reject/1@SUSPENDED': () => proposeRejection(reach('SUSPENDED'), 'INTERVIEWER'),
  'approval.reject/1@ADJUDICATION': () => proposeRejection(reach('ADJUDICATION'), 'ADJUDICATOR'),
  'approval.approve/2': approvable,
  'approval.giveOpinion/1': (state) => asksBlind(withClearing(reach(state))),
  'approval.suspend/1@ADJUDICATION': () =>
    reach('ADJUDICATION').run('approval.proposeDecision/1', { role: 'ADJUDICATOR', change: SUSPENDING }),
  'applications.unlinkFamily/1': (state) => reach(state).run('applications.linkFamily/1'),
  'biometrics.allowPhoto/1': (state) => withPoorPhoto(reach(state)),
  'biometrics.declinePhoto/1': (state) => withPoorPhoto(reach(state)),
  'approval.duplicateFound/1': () => judged('DUPLICATE'),
  'approval.proposeDecision/1': (state, role) => {
    if (role === 'BAP_EXAMINER') return cleared(reach(state));
    return role === 'COUNTER' || role === 'ADJUDICATOR' ? withMatch(reach(state)) : reach(state);
  },
  'approval.confirmDecision/1': (state) => withClearing(reach(state)),
  'approval.declineProposal/1': (state) => withClearing(reach(state)),
  'interview.openExamination/1@DOC_REVIEW': () =>
    freed(checkDocuments(reach('DOC_REVIEW', { type: 'REPLACE_LOST' }))),
  'interview.confirmData/1': () => signedBefore(),
  'interview.examinationClear/1': () =>
    cleared(reach('UNDER_EXAMINATION')).run('approval.proposeDecision/1', { role: 'BAP_EXAMINER' }),
  'interview.examinationFalse/1': () => cleared(reach('UNDER_EXAMINATION')),
  'interview.timedSuspension/1': () => ({
    t: underHead({ finding: 'LOST_RECKLESS' }),
    attempt: { change: { reasonCodes: ['SUS_LOST_RECKLESS_6_24M'] } },
  }),
  'interview.headApproves/1': () => underHead(),
  'interview.headRefuses/1': () => underHead(),
  'production.endorse/1': () => reach('APPROVED', { type: 'DATA_CHANGE', endorsement: true }),
  'production.qcFail/2@PRINTED': () => failing(),
  'production.declineQcFail/1': () => failing(),
  'production.voidUncollected/1': () => reach('READY_FOR_PICKUP').waitDays(31),
  'interview.resume/1': () =>
    reach('SUSPENDED').run('documents.recordDocument/1', { role: 'COUNTER', change: { code: 'JAMINAN' } }),
  'queue.claim/1': (state) => {
    const t = inHall(state);
    return t.file.claim ? t.run('queue.release/1', { by: t.file.claim.by, role: 'COUNTER' }) : t;
  },
  'queue.takeOver/1': (state) => claimedBy(inHall(state)),
  'queue.release/1': (state, role) => claimedBy(inHall(state), STAFF[role]),
  'queue.recall/1': (state, role) => claimedBy(inHall(state), STAFF[role]),
  'queue.noAnswer/1': (state, role) => claimedBy(inHall(state), STAFF[role]),
  'queue.transfer/1': (state, role) => claimedBy(inHall(state), STAFF[role]),
  'queue.unpark/1': (state, role) => {
    const t = inHall(state);
    const parker = state === 'IN_SERVICE' ? role : 'COUNTER';
    return t.run('queue.park/1', { role: parker });
  },
};

/** The passport has its place. */
export function onShelf(t: TestFile): TestFile {
  return t.run('production.placeOnShelf/1', { role: 'HANDOVER' });
}

/** One asks, another confirms: the blank is spoiled. */
export function failByTwo(t: TestFile): TestFile {
  return t
    .run('production.askQcFail/1', { role: 'QC' })
    .run('production.qcFail/2', { role: 'SUBSECTION_HEAD' });
}

/** The book failed by the word of a colleague of whoever will be the second person. */
export function failing(): TestFile {
  return reach('PRINTED').run('production.askQcFail/1', { role: 'QC', by: COLLEAGUE });
}

const SUSPENDING = { decision: 'SUSPEND', reasonCodes: ['SUS_STATEMENT_DOUBT'] };

function approvable(_state: AppState, role: ActorRole): TestFile {
  const t = judged('CLEAR');
  // The shipped procedure lets two roles approve; another office may name others.
  if (!POLICY.approverRoles.includes(role)) t.policy = { ...POLICY, approverRoles: [role] };
  return t;
}

/** A page lies in the file, whoever brought it. */
function withPage(state: AppState): TestFile {
  return reach(state).run('documents.attach/1', { role: 'COUNTER' });
}

function isBooked(state: AppState): boolean {
  return state === 'BOOKED' || state === 'NO_SHOW';
}

/** Booked a week before the day. */
export function bookedAhead(): TestFile {
  const t = new TestFile();
  const payload = bookingPayload(addDays(t.today, 7));
  return t.run('appointments.importBooking/1', { payload });
}
