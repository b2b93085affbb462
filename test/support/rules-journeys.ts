import { owesOldBook } from '#common/domain/production/pickup.ts';
import type { AppState, AppType, LostFinding } from '#common/domain/applications/vocabulary.ts';
import { isOneOf } from './rules-lists.ts';
import { bookingPayload, laneOf, walkInPayload } from './rules-openings.ts';
import { TestFile } from './rules-test-file.ts';

export type JourneyOptions = {
  type?: AppType;
  kind?: 'ELECTRONIC' | 'NON_ELECTRONIC';
  /** Rupiah that the applicant paid too little. */
  short?: number;
  payment?: 'SETTLED' | 'UNPAID' | 'UNCONFIRMED_WITH_PROOF';
  endorsement?: boolean;
  finding?: LostFinding;
  /** Come without appointment even where one could be booked. */
  walkIn?: boolean;
};

const MAIN_ROAD = [
  'BOOKED',
  'CHECKED_IN',
  'DOC_REVIEW',
  'IN_SERVICE',
  'VERIFICATION',
  'ADJUDICATION',
  'APPROVED',
  'BLANK_ALLOCATED',
  'PRINTED',
  'QC_PASSED',
  'READY_FOR_PICKUP',
  'HANDED_OVER',
] as const satisfies readonly AppState[];
const [, ...AFTER_BOOKING] = MAIN_ROAD;
type MainState = (typeof MAIN_ROAD)[number];

/** A file in this state, brought there only by actions that the office accepts. */
export function reach(state: AppState, options: JourneyOptions = {}): TestFile {
  return isOneOf(MAIN_ROAD, state) ? mainRoad(state, options) : SIDE_ROADS[state](options);
}

export function isExaminedType(type: AppType): boolean {
  return laneOf(type) === 'BAP';
}

function mainRoad(target: MainState, options: JourneyOptions): TestFile {
  const t = new TestFile();
  open(t, options, target === 'BOOKED');
  return onwards(t, target, options);
}

/** Further along the main road, from wherever on it the file lies. */
export function onwards(t: TestFile, target: MainState, options: JourneyOptions = {}): TestFile {
  for (const state of AFTER_BOOKING) {
    if (t.state === target) return t;
    if (MAIN_ROAD.indexOf(state) > position(t.state)) STEPS[state](t, options);
  }
  return t;
}

function position(state: AppState): number {
  return (MAIN_ROAD as readonly AppState[]).indexOf(state);
}

function open(t: TestFile, options: JourneyOptions, mustBeBooked: boolean): void {
  const { type = 'NEW', kind = 'ELECTRONIC', payment = 'SETTLED' } = options;
  const isBooking = !options.walkIn && !isExaminedType(type) && payment !== 'UNPAID';
  if (!isBooking && mustBeBooked) throw new Error(`A ${type} file is never booked`);
  const paid = <T extends { payment: { amount: number } }>(opening: T): T => ({
    ...opening,
    payment: { ...opening.payment, status: payment, amount: opening.payment.amount - (options.short ?? 0) },
  });
  if (isBooking) {
    t.run('appointments.importBooking/1', { payload: paid(bookingPayload(t.today, { type, kind })) });
  } else t.run('appointments.registerWalkIn/1', { payload: paid(walkInPayload(t.today, { type, kind })) });
}

const STEPS: Record<Exclude<MainState, 'BOOKED'>, (t: TestFile, options: JourneyOptions) => unknown> = {
  CHECKED_IN: (t) => t.state === 'BOOKED' && t.run('appointments.checkIn/1'),
  DOC_REVIEW: (t) => t.run('queue.callTicket/1'),
  IN_SERVICE: (t, options) => {
    checkDocuments(t);
    t.run('documents.recordWatchlist/1', { role: 'COUNTER' });
    if (!isExaminedType(t.file.type)) return t.run('documents.acceptDossier/1');
    examine(t, options);
    return t.run('interview.headApproves/1', { change: { endorsement: options.endorsement ?? false } });
  },
  VERIFICATION: (t) => capture(t).run('interview.recordInterview/1'),
  ADJUDICATION: (t) => t.run('approval.verificationPassed/1'),
  APPROVED: (t) => t.run('approval.recordAdjudication/1').run('approval.approve/2'),
  BLANK_ALLOCATED: (t) => t.file.endorsement || t.run('production.allocateBlank/1'),
  PRINTED: (t) => t.file.endorsement || t.run('production.print/2'),
  QC_PASSED: (t) => t.run(t.file.endorsement ? 'production.endorse/1' : 'production.qcPass/1'),
  READY_FOR_PICKUP: (t) => t.run('production.notifyReady/1', { role: 'HANDOVER' }),
  HANDED_OVER: (t) => settleOldBook(t).run('production.handOver/1'),
};

/** A book that replaces another goes out only when that one is on record. */
export function settleOldBook(t: TestFile): TestFile {
  return owesOldBook(t.file) ? t.run('production.recordOldBook/1', { role: 'HANDOVER' }) : t;
}

export function checkDocuments(t: TestFile): TestFile {
  while (t.policy.missingDocuments(t.file, t.today).length > 0) t.run('documents.recordDocument/1');
  return t;
}

export function capture(t: TestFile): TestFile {
  return t
    .run('biometrics.capturePhoto/1')
    .run('biometrics.captureFingerprints/1')
    .run('biometrics.captureSignature/1');
}

/** Out of the hands of whoever has it, so that the next desk may take it. */
export function freed(t: TestFile): TestFile {
  const { claim } = t.file;
  return claim ? t.run('queue.release/1', { by: claim.by, role: 'COUNTER' }) : t;
}

/** The office head's road: record and opinion of the examiner, both signed. */
export function examine(t: TestFile, options: JourneyOptions = {}): TestFile {
  return freed(t)
    .run('interview.openExamination/1', { role: 'BAP_EXAMINER' })
    .run('interview.recordExamination/2', { change: { finding: options.finding ?? 'LOST_CARELESS' } });
}

export const SUSPICION = {
  outcome: 'SUSPEND_EXAM',
  reasonCodes: ['SUS_STATEMENT_DOUBT'],
  note: 'Keterangan pemohon meragukan',
  requestedDocs: ['JAMINAN'],
  nextStepOn: '2026-03-20',
} as const;

export function proposeRejection(t: TestFile, role: 'INTERVIEWER' | 'ADJUDICATOR'): TestFile {
  const change = { decision: 'REJECT', reasonCodes: ['REJ_ADJUDICATOR'] };
  return t.run('approval.proposeDecision/1', { role, change });
}

const SIDE_ROADS: Record<Exclude<AppState, MainState>, (options: JourneyOptions) => TestFile> = {
  NO_SHOW: (options) => {
    const t = reach('BOOKED', options);
    return t.at(t.today, '17:00').run('appointments.markNoShow/1');
  },
  DOC_INCOMPLETE: (options) => reach('DOC_REVIEW', options).run('documents.returnDossier/1'),
  SUSPENDED: (options) =>
    reach('IN_SERVICE', options)
      .run('interview.recordInterview/1', { change: SUSPICION })
      .run('approval.suspend/1', { role: 'INTERVIEWER' }),
  UNDER_EXAMINATION: (options) =>
    isExaminedType(options.type ?? 'NEW')
      ? freed(checkDocuments(reach('DOC_REVIEW', options))).run('interview.openExamination/1', {
          role: 'BAP_EXAMINER',
        })
      : reach('SUSPENDED', options).run('interview.openExamination/1', { role: 'BAP_EXAMINER' }),
  WITHDRAWN: (options) => reach('DOC_REVIEW', options).run('applications.applicantWithdraws/1'),
  REJECTED: (options) =>
    proposeRejection(reach('SUSPENDED', options), 'INTERVIEWER').run('approval.reject/1'),
  CANCELLED: (options) => reach('APPROVED', options).run('production.cancelLate/1'),
  PASSPORT_VOIDED: (options) => reach('PRINTED', options).run('production.cancelLate/1'),
};
