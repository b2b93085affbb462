import { must } from '#common/kernel/must.ts';
import type { ActionKind } from '#common/domain/applications/rules.ts';
import type { ActorRole } from '#common/domain/applications/vocabulary.ts';
import {
  asksBlind,
  bookedAhead,
  claimedBy,
  cleared,
  CONFIRMED,
  failing,
  goodCase,
  judged,
  type GoodCase,
  underHead,
  withClearing,
  withMatch,
} from '#test/support/rules-good-cases.ts';
import {
  checkDocuments,
  freed,
  onwards,
  proposeRejection,
  reach,
  SUSPICION,
} from '#test/support/rules-journeys.ts';
import { COLLEAGUE, POLICY, STAFF } from '#test/support/rules-office.ts';
import { recordedBefore } from '#test/support/rules-old-lists.ts';
import { ONE_TEXT } from '#test/support/rules-payloads.ts';
import type { TestFile } from '#test/support/rules-test-file.ts';
import { doneBy, type Spoil, type Spoiled } from './scenario.ts';

type Prepare = (good: GoodCase) => TestFile;

/** Another file of the same office, whatever that office has decided otherwise. */
function inOfficeOf(good: GoodCase, t: TestFile): TestFile {
  if (t.policy === POLICY) t.policy = good.t.policy;
  return t;
}

/** Another file for the same person and entry. */
function onFile(code: Spoiled['code'], prepare: Prepare): Spoil {
  return (good) => ({ code, t: inOfficeOf(good, prepare(good)), attempt: good.attempt });
}

function notOffered(code: Spoiled['code'], prepare: Prepare): Spoil {
  return (good) => ({ code, t: prepare(good), attempt: good.attempt, onlyOffered: true });
}

const PROPOSER: Partial<Record<string, ActorRole>> = {
  DOC_REVIEW: 'COUNTER',
  SUSPENDED: 'INTERVIEWER',
  ADJUDICATION: 'ADJUDICATOR',
};

/** Some proposal that leaves the watch-list result as it is. */
function withSuspicion({ t }: GoodCase): TestFile {
  if (t.state === 'ADJUDICATION') return proposeRejection(t, 'ADJUDICATOR');
  if (t.state === 'VERIFICATION') return withClearing(t);
  return t.run('approval.proposeDecision/1', { role: PROPOSER[t.state], by: COLLEAGUE });
}

function declined({ t }: GoodCase): TestFile {
  return t.run('approval.declineProposal/1', { role: 'SECTION_HEAD', by: COLLEAGUE });
}

function otherProposal(good: GoodCase): TestFile {
  if (good.kind === 'documents.refusePrevention/1') return withSuspicion({ ...good, t: declined(good) });
  if (good.kind !== 'approval.confirmDecision/1') return withClearing(declined(good));
  return withSuspicion({ ...good, t: withMatch(reach('DOC_REVIEW')) });
}

const missingProposal = onFile('PROPOSAL_MISSING', declined);
const wrongProposal = onFile('PROPOSAL_OTHER_DECISION', otherProposal);
const ownProposal = doneBy('SECOND_PERSON_REQUIRED', ({ t }) => t.file.proposal?.stamp.by);

/** The office head is not asked before the two have spoken. */
function notYetDisputed({ kind, t, attempt }: GoodCase): Spoiled {
  return { code: 'NEXT_HEAD_ONLY', t: goodCase(kind, t.state, 'SECTION_HEAD').t, attempt };
}

/** Sent back for another step than the one that is done. */
function sentBackFor(step: string): Spoil {
  return onFile('STEP_NOT_REOPENED', () =>
    reach('ADJUDICATION').run('approval.returnForCorrection/1', { change: { step } }),
  );
}

function secondPerson(decision: string): Record<string, Spoil> {
  return {
    [`proposal.exists.${decision}`]: missingProposal,
    [`proposal.is.${decision}`]: wrongProposal,
    [`S5.secondPerson.${decision}`]: ownProposal,
  };
}

/** Nobody was called by ticket: the applicant came back after a return or a suspension. */
function withoutTicket({ t }: GoodCase): TestFile {
  if (t.state === 'DOC_REVIEW') return reach('DOC_INCOMPLETE').run('documents.resubmit/1');
  return goodCase('interview.resume/1', 'SUSPENDED', 'INTERVIEWER').t.run('interview.resume/1');
}

function withoutTicketInMyHands(good: GoodCase): TestFile {
  const t = withoutTicket(good);
  return good.kind === 'queue.park/1' ? t : claimedBy(t, STAFF[good.attempt.role]);
}

function parked({ t, attempt }: GoodCase): TestFile {
  const role = t.state === 'CHECKED_IN' ? 'COUNTER' : attempt.role;
  return t.run('queue.park/1', { role });
}

function unpaid({ t }: GoodCase): TestFile {
  const unpaidFile = checkDocuments(reach('DOC_REVIEW', { payment: 'UNPAID' }));
  return t.file.watchlist ? unpaidFile.run('documents.recordWatchlist/1', { role: 'COUNTER' }) : unpaidFile;
}

function unconfirmed({ kind }: GoodCase): TestFile {
  const payment = 'UNCONFIRMED_WITH_PROOF';
  return kind === 'production.endorse/1'
    ? reach('APPROVED', { type: 'DATA_CHANGE', endorsement: true, payment })
    : reach('APPROVED', { payment });
}

/** Sent back for documents, put in order by the colleague, checked and judged anew. */
function correctedByColleague(): TestFile {
  return reach('ADJUDICATION')
    .run('approval.returnForCorrection/1', { change: { step: 'DOCUMENTS' } })
    .run('documents.acceptDossier/1', { by: COLLEAGUE })
    .run('approval.verificationPassed/1')
    .run('approval.recordAdjudication/1');
}

/** An opinion under a record that nobody signed: only lists of older desks hold it. */
function unsigned({ t }: GoodCase): TestFile {
  const finding = t.file.examination?.bap?.finding ?? null;
  const payload = { ...ONE_TEXT, applicantSigned: false, finding };
  return recordedBefore(t, 'interview.recordExamination/1', { role: 'BAP_EXAMINER', payload });
}

function timed(): TestFile {
  const { t, kind, attempt } = goodCase('interview.timedSuspension/1', 'UNDER_EXAMINATION', 'OFFICE_HEAD');
  return t.run(kind, attempt);
}

function orderedBy(serviceOrder: 'CAPTURE_FIRST' | 'INTERVIEW_FIRST'): Prepare {
  return ({ t }) => {
    t.policy = { ...POLICY, serviceOrder };
    return t;
  };
}

function interviewedBefore({ t, kind }: GoodCase): TestFile {
  if (kind !== 'interview.openExamination/1' || t.state !== 'DOC_REVIEW') return t;
  return reach('VERIFICATION', { type: 'REPLACE_LOST' }).run('approval.returnForCorrection/1', {
    change: { step: 'DOCUMENTS' },
  });
}

function crossedDuty({ t, kind, attempt }: GoodCase): Spoiled {
  if (kind === 'interview.recordInterview/1') {
    const examined = reach('IN_SERVICE', { type: 'REPLACE_LOST' });
    return { code: 'SEPARATION_S6', t: examined, attempt: { ...attempt, by: STAFF.BAP_EXAMINER } };
  }
  const interviewed = interviewedBefore({ t, kind, attempt });
  return { code: 'SEPARATION_S6', t: interviewed, attempt: { ...attempt, by: STAFF.INTERVIEWER } };
}

/** Ten years were wished for; then the birth date was corrected to that of a child. */
function grownTooYoung(): TestFile {
  const t = checkDocuments(reach('DOC_REVIEW'))
    .run('documents.recordWatchlist/1', { role: 'COUNTER' })
    .run('documents.amendData/1', { change: { changes: { birthDate: '2015-05-05', married: false } } });
  return onwards(checkDocuments(t).run('documents.acceptDossier/1'), 'BLANK_ALLOCATED');
}

/** For each guard of the rules, how to make it the only thing in the way. */
export const guardScenarios: Readonly<Record<string, Spoil>> = {
  'S8.noConflictOfInterest': onFile('CONFLICT_OF_INTEREST', ({ t }) => {
    t.actorNik = t.file.applicant.nik;
    return t;
  }),
  'conflict.notDeclared': onFile('CONFLICT_OF_INTEREST', ({ t, attempt }) =>
    t.run('applications.declareConflict/1', { role: attempt.role }),
  ),
  'claim.notByOther': onFile('CLAIMED_BY_OTHER', ({ t }) => claimedBy(t)),
  'claim.notMine': onFile('CLAIMED_BY_OTHER', ({ t }) => claimedBy(t)),
  'claim.mine': onFile('NOT_CLAIMED', ({ t }) => claimedBy(t)),
  'claim.theirs': onFile('NOT_CLAIMED', ({ t, attempt }) => claimedBy(t, STAFF[attempt.role])),
  'ticket.exists': onFile('NO_TICKET', withoutTicketInMyHands),
  'ticket.notParked': onFile('TICKET_PARKED', parked),
  'ticket.parked': onFile('NO_TICKET', ({ t, attempt }) => t.run('queue.unpark/1', { role: attempt.role })),
  'noShow.dayOver': onFile('SERVICE_DAY_NOT_OVER', ({ t }) => t.at(t.today, '15:59')),
  'reschedule.unused': onFile('RESCHEDULE_USED', ({ t }) => t.run('appointments.reschedule/1')),
  'reschedule.inTime': onFile('RESCHEDULE_TOO_LATE', () => bookedAhead().waitDays(7)),

  'documents.complete': onFile('DOCUMENTS_INCOMPLETE', ({ t }) =>
    t.run('documents.recordDocument/1', { change: { code: 'KTP', unclear: true } }),
  ),
  'documents.differencesSettled': onFile('DIFFERENCES_OPEN', ({ t }) =>
    t.run('documents.checkField/1', {
      role: 'COUNTER',
      change: { field: 'birthPlace', code: 'KK', verdict: 'DIFFERS', mismatch: 'PLACE_LEVEL', found: 'LAIN' },
    }),
  ),
  'settle.someDiffer': onFile('NO_DIFFERENCE', ({ t, attempt }) =>
    t.run('documents.settleDifference/1', { role: attempt.role }),
  ),
  'changeType.possible': onFile('TYPE_CHANGE_NOT_ALLOWED', ({ t }) => {
    t.policy = { ...POLICY, typeChanges: [] };
    return t;
  }),
  'page.some': notOffered('PAGE_UNKNOWN', ({ t }) => reach(t.state)),
  'documents.incomplete': onFile('NOTHING_MISSING', ({ t }) => checkDocuments(t)),
  'withdraw.walkIn': onFile('NOT_WALK_IN', () => reach('DOC_REVIEW')),
  'accept.headDecided': onFile('HEAD_DECIDES_THIS_TYPE', ({ t }) => {
    const lost = checkDocuments(reach('DOC_REVIEW', { type: 'REPLACE_LOST' }));
    lost.outage = t.outage;
    return t.outage ? lost : lost.run('documents.recordWatchlist/1', { role: 'COUNTER' });
  }),
  'payment.settledOrException': onFile('PAYMENT_NOT_SETTLED', (good) => {
    const t = unpaid(good);
    t.outage = good.t.outage;
    return t;
  }),
  'payment.settled': onFile('PAYMENT_UNCONFIRMED', unconfirmed),
  'payment.unquestioned': onFile('PAYMENT_AMOUNT_WRONG', ({ t }) =>
    t.run('applications.questionPayment/1', { role: 'SECTION_HEAD' }),
  ),
  'payment.sufficient': onFile('PAYMENT_INSUFFICIENT', ({ t, kind }) => {
    if (kind !== 'production.endorse/1') return reach('APPROVED', { short: 50_000 });
    // An endorsement is free by the shipped tariff; a later one may ask for something.
    t.policy = { ...POLICY, feeDue: () => ({ items: [], total: 2_000_000, tableId: 'LATER' }) };
    return t;
  }),
  'payment.closed': onFile('PAYMENT_NOT_SETTLED', ({ t }) =>
    reach(t.state, { payment: 'UNCONFIRMED_WITH_PROOF', short: 100_000 }),
  ),
  'payment.restOwed': onFile('PAYMENT_COMPLETE', ({ t }) => reach(t.state)),
  'payment.openOrQuestioned': onFile('PAYMENT_STATUS_NOT_ALLOWED', ({ t }) => reach(t.state)),
  'payment.open': onFile('PAYMENT_STATUS_NOT_ALLOWED', ({ t }) => reach(t.state)),
  'watchlist.clear': onFile('WATCHLIST_NOT_CLEAR', ({ t }) => withMatch(t)),
  'watchlist.fresh': onFile('WATCHLIST_STALE', ({ t }) => t.waitDays(2)),
  'watchlist.possible': onFile('WATCHLIST_NOT_CLEAR', ({ t }) =>
    t.run('documents.recordWatchlist/1', { role: 'COUNTER', ...CONFIRMED }),
  ),
  'outage.declared': onFile('WATCHLIST_NOT_CLEAR', ({ t }) => {
    t.outage = false;
    return t;
  }),
  'outage.unchecked': onFile('WATCHLIST_NOT_CLEAR', ({ t }) => withMatch(t)),
  'deadline.passed': onFile('DEADLINE_NOT_PASSED', ({ t }) => reach(t.state).waitDays(30)),
  'deadline.notPassed': onFile('DEADLINE_PASSED', ({ t }) => t.waitDays(31)),

  'proposal.none': onFile('PROPOSAL_OPEN', (good) => {
    if (good.kind !== 'approval.proposeDecision/1') return withSuspicion(good);
    return good.t.run(good.kind, { ...good.attempt, by: COLLEAGUE });
  }),
  'correction.only.PHOTO': sentBackFor('SIGNATURE'),
  'correction.only.FINGERPRINTS': sentBackFor('SIGNATURE'),
  'correction.only.SIGNATURE': sentBackFor('PHOTO'),
  'opinion.agreed': onFile('OPINION_NEEDED', ({ t }) => asksBlind(t)),
  'opinion.asked': onFile('OPINION_NOT_ASKED', ({ t }) => {
    t.policy = POLICY;
    return t;
  }),
  'S5.opinionOther': ownProposal,
  'nextHead.ANY': notYetDisputed,
  'nextHead.SUSPEND': notYetDisputed,
  'nextHead.REFUSE_PREVENTION': notYetDisputed,
  'nextHead.REJECT': notYetDisputed,
  'nextHead.CLEAR_POSSIBLE_MATCH': notYetDisputed,
  'nextHead.EXAMINATION_CLEAR': notYetDisputed,
  'proposal.exists': missingProposal,
  'S5.declineOther': ownProposal,
  ...secondPerson('SUSPEND'),
  ...secondPerson('REFUSE_PREVENTION'),
  ...secondPerson('REJECT'),
  ...secondPerson('CLEAR_POSSIBLE_MATCH'),
  ...secondPerson('EXAMINATION_CLEAR'),
  'propose.somethingRipe': notOffered('PROPOSAL_OTHER_DECISION', ({ t }) => reach(t.state)),

  'photo.waiting': onFile('PHOTO_NOT_WAITING', ({ t }) =>
    t.run('biometrics.declinePhoto/1', { role: 'SECTION_HEAD', by: COLLEAGUE }),
  ),
  'blank.secondPerson': doneBy('SECOND_PERSON_REQUIRED', ({ t }) => t.file.blank?.by),
  'photo.secondPerson': doneBy('SECOND_PERSON_REQUIRED', ({ t }) => t.file.photo?.stamp.by),
  'capture.order': onFile('INTERVIEW_BEFORE_CAPTURE', orderedBy('INTERVIEW_FIRST')),
  'interview.order': onFile('CAPTURE_BEFORE_INTERVIEW', orderedBy('CAPTURE_FIRST')),
  'interview.notDone': onFile('INTERVIEW_DONE', ({ t }) => t.run('interview.recordInterview/1')),
  'confirmData.stale': onFile('BOOK_DATA_SIGNED', () => reach('IN_SERVICE')),
  'suspend.outcome': onFile('INTERVIEW_OUTCOME_MISSING', () => reach('IN_SERVICE')),
  'resume.documents': onFile('DOCUMENTS_INCOMPLETE', () =>
    reach('IN_SERVICE')
      .run('interview.recordInterview/1', { change: SUSPICION })
      .run('approval.suspend/1', { role: 'INTERVIEWER', change: { requestedDocs: ['JAMINAN'] } }),
  ),
  'resume.notTimed': onFile('DEADLINE_NOT_PASSED', timed),
  'examination.type': onFile('TYPE_NOT_FOR_EXAMINATION', () => freed(checkDocuments(reach('DOC_REVIEW')))),
  'examination.notConfirmedMatch': onFile('WATCHLIST_MATCH_STANDS', ({ t }) =>
    t.run('documents.recordWatchlist/1', { role: 'COUNTER', ...CONFIRMED }),
  ),
  'examination.headPath': onFile('TYPE_NOT_FOR_EXAMINATION', () => cleared(reach('UNDER_EXAMINATION'))),
  'bap.signed': onFile('EXAMINATION_NOT_SIGNED', unsigned),
  'opinion.signed': onFile('OPINION_NOT_SIGNED', () =>
    reach('UNDER_EXAMINATION', { type: 'REPLACE_LOST' }).run('interview.recordExamination/2', {
      change: { opinion: null },
    }),
  ),
  'timedSuspension.reckless': onFile('FINDING_REQUIRED', () => underHead({ finding: 'LOST_CARELESS' })),

  'S1.separate': doneBy('SEPARATION_S1', () => STAFF.INTERVIEWER),
  'S2.separate': doneBy('SEPARATION_S2', () => STAFF.BIOMETRIC),
  'S3.separate': doneBy('SEPARATION_S3', () => STAFF.PRINT),
  'S4.separate': (good) => {
    const { t, attempt } = good;
    t.policy = { ...POLICY, separation: { ...POLICY.separation, S4: 'BLOCK' } };
    return { code: 'SEPARATION_S4', t, attempt: { ...attempt, by: STAFF.QC } };
  },
  'S5.separate': doneBy('SECOND_PERSON_REQUIRED', () => STAFF.BAP_EXAMINER),
  'S6.separate': crossedDuty,
  'S10.separate': doneBy('SEPARATION_S10', () => STAFF.INTERVIEWER),
  'approve.role': onFile('ROLE_NOT_ALLOWED', ({ t }) => {
    t.policy = { ...POLICY, approverRoles: [] };
    return t;
  }),
  'approve.notCorrector': (good) => ({
    code: 'CORRECTOR_MAY_NOT_APPROVE',
    t: inOfficeOf(good, correctedByColleague()),
    attempt: { ...good.attempt, by: COLLEAGUE },
  }),
  'adjudication.exists': onFile('ADJUDICATION_MISSING', () => reach('ADJUDICATION')),
  'adjudication.clear': onFile('ADJUDICATION_NOT_CLEAR', () => judged('DUPLICATE')),
  'duplicate.otherFile': notOffered('NO_OTHER_FILE', ({ t }) => {
    t.samePerson = [];
    return t;
  }),
  'duplicate.notOwnWork': onFile('DUPLICATE_OWN_WORK', ({ t, attempt }) => {
    t.openedBy = STAFF[attempt.role];
    return t;
  }),
  'family.none': onFile('FAMILY_LINKED', ({ t, kind }) => t.run(kind)),
  'family.exists': onFile('FAMILY_NOT_LINKED', ({ t }) => reach(t.state)),
  'adjudication.duplicate': onFile('ADJUDICATION_NOT_DUPLICATE', () => judged('CLEAR')),

  'print.validity': onFile('VALIDITY_NOT_ALLOWED', () => grownTooYoung()),
  'blank.newBook': onFile('ENDORSEMENT_NEEDS_NO_BLANK', () =>
    reach('APPROVED', { type: 'DATA_CHANGE', endorsement: true }),
  ),
  'blank.stock': notOffered('BLANK_NOT_IN_STOCK', ({ t }) => {
    t.blanks = [];
    return t;
  }),
  'blank.count': notOffered('BLANK_COUNT_DIFFERS', ({ t }) => {
    t.stockStopped = true;
    return t;
  }),
  'qcFail.none': onFile('QC_FAIL_OPEN', () => failing()),
  'qcFail.asked': onFile('QC_FAIL_NOT_ASKED', () => reach('PRINTED')),
  'qcFail.secondPerson': doneBy('SECOND_PERSON_REQUIRED', ({ t }) => t.file.failing?.stamp.by),
  'shelf.placed': onFile('SHELF_NOT_PLACED', ({ t }) => reach(t.state)),
  'shelf.secondPerson': ({ t, kind, attempt }) => ({
    code: 'SECOND_PERSON_REQUIRED',
    t: t.run(kind, attempt),
    attempt,
  }),
  'oldBook.replaced': notOffered('OLD_BOOK_NONE', ({ t }) => reach(t.state)),
  'oldBook.recorded': onFile('OLD_BOOK_NOT_RECORDED', ({ t }) => reach(t.state, { type: 'REPLACE_EXPIRED' })),
  'reminder.due': notOffered('REMINDER_NOT_DUE', ({ t }) => reach(t.state)),
  'endorse.decided': onFile('ENDORSEMENT_NOT_DECIDED', () => reach('APPROVED')),
  'waiver.none': onFile('WAIVER_NOT_APPLICABLE', ({ t, kind }) => t.run(kind)),
  'waiver.applicable': notOffered('WAIVER_NOT_APPLICABLE', ({ t }) => reach(t.state)),
};

/** The good case of one row where an event has several rows for the same state. */
export function goodCaseOfRow(kind: ActionKind, row: number, good: GoodCase): GoodCase {
  if (kind !== 'documents.acceptDossier/1' || row === 0) return good;
  const t = checkDocuments(reach('DOC_REVIEW'));
  t.outage = true;
  return { ...good, t: must(t, 'built') };
}
