import type { AppState, BlankState, Role } from '#common/domain/applications/vocabulary.ts';

/**
 * The transitions of a passport file, written down from the field description of the office and not
 * from the rules: a second opinion that the rules are tested against. Change it only when the
 * description of the office changes.
 */

/** The desk's own scheduled jobs, beside the roles that officers hold. */
export type Who = Role | 'SYS';

/** Back to the state that a suspended file was suspended from; nothing is skipped. */
export type Target = AppState | 'SUSPENDED_FROM' | 'NAMED_STEP';

/** `from: null` starts a file. */
export type TransitionRow = {
  readonly event: string;
  readonly from: AppState | null;
  readonly to: Target;
  readonly who: readonly Who[];
};

export const finalStates: readonly AppState[] = [
  'HANDED_OVER',
  'WITHDRAWN',
  'REJECTED',
  'CANCELLED',
  'PASSPORT_VOIDED',
];

/** Every state that is not final and comes before APPROVED. A missed appointment counts. */
const beforeApproval: readonly AppState[] = [
  'BOOKED',
  'NO_SHOW',
  'CHECKED_IN',
  'DOC_REVIEW',
  'DOC_INCOMPLETE',
  'IN_SERVICE',
  'SUSPENDED',
  'UNDER_EXAMINATION',
  'VERIFICATION',
  'ADJUDICATION',
];

const withoutBook: readonly AppState[] = ['APPROVED', 'BLANK_ALLOCATED'];
const withBook: readonly AppState[] = ['PRINTED', 'QC_PASSED', 'READY_FOR_PICKUP'];

function row(event: string, from: AppState | null, to: Target, ...who: Who[]): TransitionRow {
  return { event, from, to, who };
}

export const transitionTable: readonly TransitionRow[] = [
  row('importBooking', null, 'BOOKED', 'SYS', 'COUNTER'),
  row('registerWalkIn', null, 'CHECKED_IN', 'COUNTER'),
  // The applicant changes the day in M-Paspor; the office only learns of it by an import, which the
  // counter may run as it runs that of the bookings.
  row('reschedule', 'BOOKED', 'BOOKED', 'SYS', 'COUNTER'),
  row('specialReschedule', 'BOOKED', 'BOOKED', 'SECTION_HEAD'),
  row('checkIn', 'BOOKED', 'CHECKED_IN', 'COUNTER'),
  row('markNoShow', 'BOOKED', 'NO_SHOW', 'SYS'),
  row('specialReschedule', 'NO_SHOW', 'BOOKED', 'SECTION_HEAD'),
  row('expire', 'NO_SHOW', 'CANCELLED', 'SYS'),
  row('callTicket', 'CHECKED_IN', 'DOC_REVIEW', 'COUNTER'),
  row('returnDossier', 'DOC_REVIEW', 'DOC_INCOMPLETE', 'COUNTER'),
  row('resubmit', 'DOC_INCOMPLETE', 'DOC_REVIEW', 'COUNTER'),
  row('expire', 'DOC_INCOMPLETE', 'CANCELLED', 'SYS'),
  row('deemWithdrawn', 'DOC_REVIEW', 'WITHDRAWN', 'COUNTER'),
  row('refusePrevention', 'DOC_REVIEW', 'REJECTED', 'SECTION_HEAD', 'OFFICE_HEAD'),
  // The counter proposes, the section head completes with the named event.
  row('suspend', 'DOC_REVIEW', 'SUSPENDED', 'SECTION_HEAD', 'OFFICE_HEAD'),
  // In a declared outage the same event leads to the same state and leaves the central check pending.
  row('acceptDossier', 'DOC_REVIEW', 'IN_SERVICE', 'COUNTER'),
  // captureBiometrics is recorded as three captures; verification follows without an action of its
  // own as soon as all three are there and the interview says PROCEED.
  row('capturePhoto', 'IN_SERVICE', 'IN_SERVICE', 'BIOMETRIC'),
  // A photo that did not pass waits for a head, who lets it through or has it taken again.
  row('allowPhoto', 'IN_SERVICE', 'IN_SERVICE', 'SUBSECTION_HEAD', 'SECTION_HEAD'),
  row('declinePhoto', 'IN_SERVICE', 'IN_SERVICE', 'SUBSECTION_HEAD', 'SECTION_HEAD'),
  row('captureFingerprints', 'IN_SERVICE', 'IN_SERVICE', 'BIOMETRIC'),
  row('captureSignature', 'IN_SERVICE', 'IN_SERVICE', 'BIOMETRIC'),
  row('recordInterview', 'IN_SERVICE', 'IN_SERVICE', 'INTERVIEWER'),
  // What was signed has been corrected since: it is read and signed again.
  row('confirmData', 'IN_SERVICE', 'VERIFICATION', 'INTERVIEWER'),
  row('suspend', 'IN_SERVICE', 'SUSPENDED', 'INTERVIEWER'),
  row('reject', 'IN_SERVICE', 'REJECTED', 'SECTION_HEAD', 'OFFICE_HEAD'),
  row('resume', 'SUSPENDED', 'SUSPENDED_FROM', 'INTERVIEWER'),
  row('openExamination', 'SUSPENDED', 'UNDER_EXAMINATION', 'BAP_EXAMINER'),
  row('expire', 'SUSPENDED', 'CANCELLED', 'SYS'),
  row('reject', 'SUSPENDED', 'REJECTED', 'SECTION_HEAD', 'OFFICE_HEAD'),
  // The examiner's signed record plus the section head; the second person completes it.
  row('examinationClear', 'UNDER_EXAMINATION', 'SUSPENDED_FROM', 'SECTION_HEAD', 'OFFICE_HEAD'),
  row('examinationFalse', 'UNDER_EXAMINATION', 'CANCELLED', 'SECTION_HEAD'),
  row('timedSuspension', 'UNDER_EXAMINATION', 'SUSPENDED', 'OFFICE_HEAD'),
  row('verificationPassed', 'VERIFICATION', 'ADJUDICATION', 'ADJUDICATOR'),
  row('verificationDoubt', 'VERIFICATION', 'SUSPENDED', 'ADJUDICATOR'),
  row('recordAdjudication', 'ADJUDICATION', 'ADJUDICATION', 'ADJUDICATOR'),
  row('approve', 'ADJUDICATION', 'APPROVED', 'SUBSECTION_HEAD', 'SECTION_HEAD'),
  row('duplicateFound', 'ADJUDICATION', 'SUSPENDED', 'ADJUDICATOR'),
  row('reject', 'ADJUDICATION', 'REJECTED', 'SECTION_HEAD', 'OFFICE_HEAD'),
  // The approver, too, may find that a file must wait: proposed by one, decided by another.
  row('suspend', 'ADJUDICATION', 'SUSPENDED', 'SECTION_HEAD', 'OFFICE_HEAD'),
  row('allocateBlank', 'APPROVED', 'BLANK_ALLOCATED', 'PRINT'),
  row('print', 'BLANK_ALLOCATED', 'PRINTED', 'PRINT'),
  row('qcPass', 'PRINTED', 'QC_PASSED', 'QC'),
  // A printed book is failed by two: one asks, another confirms.
  row('qcFail', 'PRINTED', 'APPROVED', 'QC', 'PRINT', 'SUBSECTION_HEAD', 'SECTION_HEAD'),
  // Spoiled in the printer before there was a book.
  row('qcFail', 'BLANK_ALLOCATED', 'APPROVED', 'QC', 'SUBSECTION_HEAD', 'SECTION_HEAD'),
  row('notifyReady', 'QC_PASSED', 'READY_FOR_PICKUP', 'SYS', 'HANDOVER'),
  row('handOver', 'READY_FOR_PICKUP', 'HANDED_OVER', 'HANDOVER'),
  row('voidUncollected', 'READY_FOR_PICKUP', 'PASSPORT_VOIDED', 'SECTION_HEAD'),
  // A file without a printed book is cancelled; a printed book is voided.
  ...withoutBook.map((from) => row('cancelLate', from, 'CANCELLED', 'SECTION_HEAD')),
  ...withBook.map((from) => row('cancelLate', from, 'PASSPORT_VOIDED', 'SECTION_HEAD')),
  ...beforeApproval.map((from) => row('applicantWithdraws', from, 'WITHDRAWN', 'COUNTER')),
  // One person with two files: a head who worked on neither closes one of them.
  ...beforeApproval.map((from) => row('closeAsDuplicate', from, 'CANCELLED', 'SECTION_HEAD', 'OFFICE_HEAD')),
  row('openExamination', 'DOC_REVIEW', 'UNDER_EXAMINATION', 'BAP_EXAMINER'),
  row('headApproves', 'UNDER_EXAMINATION', 'IN_SERVICE', 'OFFICE_HEAD'),
  row('headRefuses', 'UNDER_EXAMINATION', 'REJECTED', 'OFFICE_HEAD'),
  row('returnForCorrection', 'VERIFICATION', 'NAMED_STEP', 'ADJUDICATOR', 'SUBSECTION_HEAD'),
  row('returnForCorrection', 'ADJUDICATION', 'NAMED_STEP', 'ADJUDICATOR', 'SUBSECTION_HEAD'),
  row('endorse', 'APPROVED', 'QC_PASSED', 'PRINT', 'QC'),
];

/** Entries beyond the table: they never move a file. The two-person steps are among them. */
export const bookkeeping: readonly string[] = [
  'claim',
  'takeOver',
  'release',
  'recall',
  'noAnswer',
  'park',
  'unpark',
  'transfer',
  'attach',
  'describePage',
  'refilePage',
  'removePage',
  'recordDocument',
  'checkField',
  'settleDifference',
  'recordWatchlist',
  'amendData',
  'recordExamination',
  'changeType',
  'recordPayment',
  'questionPayment',
  'recordAdditionalPayment',
  'waiveFee',
  'declareConflict',
  'addNote',
  // What became of the old book, where the new one waits, who was reminded.
  'recordOldBook',
  'placeOnShelf',
  'remindPickup',
  // A second officer looks at the letter of authority.
  'checkProxy',
  // The weekly count of the shelf, by two.
  'countOnShelf',
  // A failed book is asked for by one, and confirmed by another with the event itself.
  'askQcFail',
  'declineQcFail',
  // Files of one family are put together and taken apart; nothing else of them changes.
  'linkFamily',
  'unlinkFamily',
  // … or says that both go on.
  'keepAsDistinct',
  // A decision that needs two persons is proposed by one; the named event of the second person ends it.
  // Only the clearing of a possible match has no event of its own and ends by confirmDecision.
  'proposeDecision',
  'confirmDecision',
  'giveOpinion',
  'declineProposal',
];

/** Who may never do what on the same file, rule by rule. */
export type DutyPair = {
  rule: 'S1' | 'S2' | 'S3' | 'S4' | 'S5' | 'S6' | 'S10';
  says: string;
  /** Did one of these … */
  did: readonly string[];
  /** … and may therefore not do any of those. */
  mayNot: readonly string[];
  /** EVER on this file; only the LAST of them; or only since the present book was begun. */
  scope: 'EVER' | 'LAST' | 'SAME_BOOK';
  /** WARN: small offices are only reminded. */
  severity: 'BLOCK' | 'WARN';
};

const captures = ['capturePhoto', 'captureFingerprints', 'captureSignature'];
const examines = ['openExamination', 'recordExamination'];

function duty(rule: DutyPair['rule'], says: string, pair: Partial<DutyPair>): DutyPair {
  return { rule, says, did: [], mayNot: [], scope: 'EVER', severity: 'BLOCK', ...pair };
}

export const dutyPairs: readonly DutyPair[] = [
  duty('S1', 'the interviewer does not approve', { did: ['recordInterview'], mayNot: ['approve'] }),
  duty('S2', 'who took photo, fingers or signature does not approve', { did: captures, mayNot: ['approve'] }),
  duty('S3', 'the printer does not pass the quality test of the same book', {
    did: ['print'],
    mayNot: ['qcPass'],
    scope: 'SAME_BOOK',
  }),
  duty('S4', 'the quality officer does not hand over the same book', {
    did: ['qcPass'],
    mayNot: ['handOver'],
    scope: 'SAME_BOOK',
    severity: 'WARN',
  }),
  // An interview that recommends a refusal is the proposal of one. A proposal that was declined no longer counts.
  duty('S5', 'who proposed a refusal does not decide it', {
    did: ['proposeDecision', 'recordInterview'],
    mayNot: ['reject', 'refusePrevention'],
    scope: 'LAST',
  }),
  // A refusal by the office head rests on the examiner's record: the examiner is its first person.
  duty('S5', 'who examined a case does not refuse it', { did: examines, mayNot: ['headRefuses'] }),
  duty('S6', 'the interviewer does not examine', { did: ['recordInterview'], mayNot: examines }),
  duty('S6', 'the examiner does not interview', { did: examines, mayNot: ['recordInterview'] }),
  duty('S10', 'who interviewed or approved does not make the book', {
    did: ['recordInterview', 'approve'],
    mayNot: ['print', 'endorse'],
  }),
];

/** What counts as correcting a file that was sent back; its author does not give the fresh approval. */
export const corrections: readonly string[] = [
  ...captures,
  'recordInterview',
  'attach',
  'recordDocument',
  'checkField',
  'settleDifference',
  'amendData',
  'acceptDossier',
];

/** S7: one role alone decides these. */
export const soleDeciders: Readonly<Record<string, Role>> = {
  waiveFee: 'SECTION_HEAD',
  headApproves: 'OFFICE_HEAD',
  headRefuses: 'OFFICE_HEAD',
  timedSuspension: 'OFFICE_HEAD',
};

/** Blank booklets: what may follow on what. There is no way back into the safe. */
export const blankMoves: Readonly<Record<BlankState, readonly BlankState[]>> = {
  IN_STOCK: ['ALLOCATED'],
  ALLOCATED: ['PRINTED', 'VOIDED', 'SPOILED'],
  PRINTED: ['ISSUED', 'VOIDED', 'SPOILED'],
  ISSUED: [],
  VOIDED: ['DESTROYED'],
  SPOILED: ['DESTROYED'],
  MISSING: [],
  IN_TRANSIT: [],
  TRANSFERRED: [],
  DESTROYED: [],
};
