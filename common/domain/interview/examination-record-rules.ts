import { addMinutes } from '#common/kernel/instant.ts';
import { noConflictOfInterest, notClaimedByOther, separate } from '#common/domain/applications/guards.ts';
import type { Application, ExaminationRecord } from '#common/domain/applications/application.ts';
import { withDuty } from '#common/domain/applications/moves.ts';
import { refuse } from '#common/domain/applications/refusal.ts';
import { defineRule, stampOf, type ActionMeta, type Check } from '#common/domain/applications/rule.ts';
import { RecordExamination2 } from './actions.ts';

/** As for an interview: the page's clock and the desk's differ by a little. */
const CLOCK_SKEW_MINUTES = 5;

const interviewerDoesNotExamine = separate('S6', 'SEPARATION_S6', (file) => file.duties.interviewers);
const isSigned = ({ signatureId, signedOnPaper }: RecordExamination2) =>
  signatureId !== null || signedOnPaper;

const findingGiven: Check<RecordExamination2> = {
  id: 'bap.finding',
  refuses: ({ file, payload }) =>
    file.type === 'REPLACE_LOST' && payload.finding === null ? refuse('FINDING_REQUIRED') : null,
};

/** Nobody signs under a question that was not answered. */
const answersComplete: Check<RecordExamination2> = {
  id: 'bap.answers',
  refuses: ({ payload }) =>
    isSigned(payload) && payload.answers.some(({ answer }) => answer === '')
      ? refuse('ANSWERS_MISSING')
      : null,
};

/** What stands above a signature stays as it was signed: to change it means to have it read and signed again. */
const signatureFits: Check<RecordExamination2> = {
  id: 'bap.signatureFits',
  refuses: ({ file, payload }) => {
    const before = file.examination?.bap?.record;
    if (!before || signedText(before) === signedText(payload)) return null;
    const isSameInk = before.signatureId !== null && before.signatureId === payload.signatureId;
    const isSamePaper = before.signedOnPaper && payload.signedOnPaper;
    return isSameInk || isSamePaper ? refuse('EXAMINATION_CHANGED') : null;
  },
};

/** A closed record is what the heads read: it is opened again before anything in it changes, and the opinion goes with that. */
const closedUntouched: Check<RecordExamination2> = {
  id: 'bap.closed',
  refuses: ({ file, payload }) => {
    const before = file.examination?.bap;
    if (!before?.record?.signedOff || !payload.signOff) return null;
    const isSame =
      signedText(before.record) === signedText(payload) &&
      before.number === payload.bapNumber &&
      before.finding === payload.finding &&
      before.record.signatureId === payload.signatureId;
    return isSame ? null : refuse('EXAMINATION_CHANGED');
  },
};

const signedBeforeClosing: Check<RecordExamination2> = {
  id: 'bap.signOff',
  refuses: ({ payload }) => (payload.signOff && !isSigned(payload) ? refuse('EXAMINATION_NOT_SIGNED') : null),
};

/** The opinion rests on a finished record (domain reference 12.1). */
const opinionAfterRecord: Check<RecordExamination2> = {
  id: 'bap.opinion',
  refuses: ({ payload }) => (payload.opinion && !payload.signOff ? refuse('EXAMINATION_NOT_SIGNED') : null),
};

/** Only who lost a book recklessly can be made to wait. */
const recommendationFits: Check<RecordExamination2> = {
  id: 'bap.recommendation',
  refuses: ({ file, payload }) =>
    payload.opinion?.recommendation === 'SUSPEND' &&
    (file.type !== 'REPLACE_LOST' || payload.finding !== 'LOST_RECKLESS')
      ? refuse('RECOMMENDATION_INVALID')
      : null,
};

const startedBefore: Check<RecordExamination2> = {
  id: 'bap.time',
  refuses: ({ payload, now }) =>
    payload.startedAt <= addMinutes(now, CLOCK_SKEW_MINUTES) ? null : refuse('INTERVIEW_TIMES_INVALID'),
};

/** What the examined person read before signing, in one text. */
export function signedText(
  record: Pick<ExaminationRecord, 'place' | 'startedAt' | 'answers' | 'statement' | 'isSworn'>,
): string {
  const { place, startedAt, answers, statement, isSworn } = record;
  return JSON.stringify([
    place,
    startedAt,
    answers.map(({ question, answer }) => [question, answer]),
    statement,
    isSworn,
  ]);
}

/** The record in one piece, as records that are one text have it. */
export function examinationText(answers: RecordExamination2['answers'], statement: string): string {
  const lines = answers.map(({ question, answer }, index) => `${index + 1}. ${question}\n   ${answer}`);
  return [...lines, ...(statement ? [statement] : [])].join('\n\n');
}

function recorded(file: Application, payload: RecordExamination2, meta: ActionMeta): Application {
  if (!file.examination) return file;
  const { opinion, signOff, bapNumber, finding, ...record } = payload;
  const stamp = stampOf(meta);
  const before = file.examination.bap?.record;
  // The moment of the first closing counts, not that of an opinion added later.
  const signedOff = signOff ? (before?.signedOff ?? stamp) : null;
  const bap = {
    number: bapNumber,
    text: examinationText(payload.answers, payload.statement),
    applicantSigned: isSigned(payload),
    finding,
    stamp: signedOff ?? stamp,
    record: { ...record, signedOff },
  };
  return withDuty(
    { ...file, examination: { ...file.examination, bap, opinion: opinion && { ...opinion, stamp } } },
    'examiners',
    meta.actor,
  );
}

export const examinationRecordRules = {
  'interview.recordExamination/2': defineRule({
    payload: RecordExamination2,
    transitions: [
      {
        from: ['UNDER_EXAMINATION'],
        to: 'SAME',
        roles: ['BAP_EXAMINER'],
        guards: [noConflictOfInterest, notClaimedByOther, interviewerDoesNotExamine],
        checks: [
          findingGiven,
          answersComplete,
          signatureFits,
          closedUntouched,
          signedBeforeClosing,
          opinionAfterRecord,
          recommendationFits,
          startedBefore,
        ],
      },
    ],
    apply: recorded,
  }),
};
