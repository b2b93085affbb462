import { isCaptureTaken, type Application } from '#common/domain/applications/application.ts';
import {
  deadlineNotPassed,
  guard,
  noConflictOfInterest,
  noOpenProposal,
  notClaimedByOther,
  reasonsOf,
  separate,
  today,
} from '#common/domain/applications/guards.ts';
import {
  endedExamination,
  enter,
  handOn,
  settleService,
  withDuty,
} from '#common/domain/applications/moves.ts';
import type { ReasonKind } from '#common/domain/applications/policy.ts';
import { refuse } from '#common/domain/applications/refusal.ts';
import { defineRule, stampOf, type Check, type GuardInput } from '#common/domain/applications/rule.ts';
import type { InterviewOutcome } from '#common/domain/applications/vocabulary.ts';
import { WithNote } from '#common/domain/documents/actions.ts';
import { addMinutes } from '#common/kernel/instant.ts';
import { RecordInterview } from './actions.ts';
import { bookDataRules, bookDataSigned } from './book-data-rules.ts';

const notInterviewed = guard('interview.notDone', 'INTERVIEW_DONE', ({ file }) => file.interview === null);
const captureFirst = guard(
  'interview.order',
  'CAPTURE_BEFORE_INTERVIEW',
  ({ file, policy }) => policy.serviceOrder !== 'CAPTURE_FIRST' || isCaptureTaken(file),
);
const examinerDoesNotInterview = separate('S6', 'SEPARATION_S6', (file) => file.duties.examiners);

const OUTCOME_REASONS: Readonly<Record<InterviewOutcome, ReasonKind | null>> = {
  PROCEED: null,
  SUSPEND_DOCS: 'SUSPENSION',
  SUSPEND_EXAM: 'SUSPENSION',
  RECOMMEND_REJECT: 'REFUSAL',
};

const outcomeReasoned: Check<RecordInterview> = {
  id: 'interview.reasons',
  refuses: (input) => {
    const kind = OUTCOME_REASONS[input.payload.outcome];
    if (kind === null) return null;
    for (const check of reasonsOf(kind)) {
      const refusal = check.refuses(input);
      if (refusal) return refusal;
    }
    return null;
  },
};

/** The page's clock and the desk's differ by a little; a wrong interview differs by much. */
const CLOCK_SKEW_MINUTES = 5;

const timesPlausible: Check<RecordInterview> = {
  id: 'interview.times',
  refuses: ({ payload, now }) =>
    payload.startedAt <= payload.endedAt && payload.endedAt <= addMinutes(now, CLOCK_SKEW_MINUTES)
      ? null
      : refuse('INTERVIEW_TIMES_INVALID'),
};

/** Nobody is interviewed before the file came to the service. A time from SIMKIM is taken as it stands there. */
const startedInService: Check<RecordInterview> = {
  id: 'interview.inService',
  refuses: (input) =>
    isOnlyRecorded(input) || input.payload.startedAt >= addMinutes(input.file.stateSince, -CLOCK_SKEW_MINUTES)
      ? null
      : refuse('INTERVIEW_TIMES_INVALID'),
};

/** What a file goes on with was read and called right by the applicant. */
const applicantConfirmed: Check<RecordInterview> = {
  id: 'interview.confirmed',
  refuses: (input) =>
    input.payload.outcome !== 'PROCEED' || input.payload.applicantConfirmed || isOnlyRecorded(input)
      ? null
      : refuse('CONFIRMATION_MISSING'),
};

/** The interviewer holds the same originals that the counter did. */
const originalsSeen: Check<RecordInterview> = {
  id: 'interview.originals',
  refuses: (input) => {
    const { file, payload, policy } = input;
    if (payload.outcome !== 'PROCEED' || isOnlyRecorded(input)) return null;
    const unseen = policy
      .requirements(file, today(input))
      .filter(({ code, need }) => need === 'MANDATORY' && file.documents[code]?.present === true)
      .map(({ code }) => code)
      .filter((code) => !payload.originalsSeen.includes(code));
    return unseen.length === 0 ? null : refuse('ORIGINALS_NOT_SEEN', { documents: unseen });
  },
};

/** An answer belongs to a question of the SOP; that of a purpose which was changed meanwhile is kept. */
const questionsKnown: Check<RecordInterview> = {
  id: 'interview.questions',
  refuses: ({ payload, policy }) => {
    const isKnown = Object.keys(payload.answers).every((id) => policy.interviewQuestions.has(id));
    return isKnown ? null : refuse('QUESTION_UNKNOWN');
  },
};

function isOnlyRecorded({ policy }: Pick<GuardInput, 'policy'>): boolean {
  return policy.stagePolicy.interview === 'RECORDED_FROM_SIMKIM';
}

const answered: Check<RecordInterview> = {
  id: 'interview.answers',
  refuses: ({ payload, policy }) => {
    if (isOnlyRecorded({ policy })) {
      return payload.reference ? null : refuse('REFERENCE_REQUIRED');
    }
    const hasAnswers = Object.values(payload.answers).some((answer) => answer.trim() !== '');
    return payload.destination !== '' && hasAnswers ? null : refuse('ANSWERS_MISSING');
  },
};

const nextStepDated: Check<RecordInterview> = {
  id: 'interview.nextStep',
  refuses: (input) => {
    const { outcome, nextStepOn, requestedDocs } = input.payload;
    if (outcome === 'PROCEED' || outcome === 'RECOMMEND_REJECT') return null;
    if (nextStepOn === null || nextStepOn <= today(input)) return refuse('DEADLINE_INVALID');
    return outcome === 'SUSPEND_DOCS' && requestedDocs.length === 0 ? refuse('NOTHING_MISSING') : null;
  },
};

/** Words about an observation stand beside that observation. */
const observationsNamed: Check<RecordInterview> = {
  id: 'interview.observations',
  refuses: ({ payload: { indicators, indicatorNotes = {} } }) =>
    Object.keys(indicatorNotes).every((id) => indicators.includes(id)) ? null : refuse('OBSERVATION_UNKNOWN'),
};

const requestedDocsReceived = guard('resume.documents', 'DOCUMENTS_INCOMPLETE', ({ file }) =>
  (file.suspension?.requestedDocs ?? []).every((code) => file.documents[code]?.present === true),
);
const notTimed = guard(
  'resume.notTimed',
  'DEADLINE_NOT_PASSED',
  ({ file }) => file.suspension?.timed !== true,
);

/** The step that was left is done again: what it had produced is cleared, the action list keeps it. */
export function redo(
  file: Application,
  state: Application['state'],
  at: Application['stateSince'],
): Application {
  const back = { ...enter(file, state, at), suspension: null, ...endedExamination(file), barredUntil: null };
  switch (state) {
    case 'IN_SERVICE':
      return settleService({ ...back, interview: null }, at);
    case 'DOC_REVIEW':
      return { ...back, accepted: null };
    case 'VERIFICATION':
      return { ...back, verification: null };
    case 'ADJUDICATION':
      return { ...back, adjudication: null };
    default:
      return back;
  }
}

export const interviewRules = {
  ...bookDataRules,
  'interview.recordInterview/1': defineRule({
    payload: RecordInterview,
    decision: true,
    transitions: [
      {
        from: ['IN_SERVICE'],
        to: ['IN_SERVICE', 'VERIFICATION'],
        roles: ['INTERVIEWER'],
        guards: [
          noConflictOfInterest,
          notClaimedByOther,
          notInterviewed,
          captureFirst,
          examinerDoesNotInterview,
        ],
        checks: [
          answered,
          questionsKnown,
          timesPlausible,
          startedInService,
          applicantConfirmed,
          originalsSeen,
          outcomeReasoned,
          nextStepDated,
          observationsNamed,
          bookDataSigned,
        ],
      },
    ],
    apply: (file, payload, meta) => {
      const { reasonCodes, note, confirmation, ...rest } = payload;
      const reasons = { codes: reasonCodes, note };
      const stamp = stampOf(meta);
      const signed = confirmation ? { confirmation: { ...confirmation, stamp } } : {};
      const interviewed = { ...file, ...signed, interview: { ...rest, reasons, stamp } };
      const done = withDuty(interviewed, 'interviewers', meta.actor);
      const marked = file.correction ? withDuty(done, 'correctors', meta.actor) : done;
      if (payload.outcome === 'RECOMMEND_REJECT') {
        return { ...marked, claim: null, proposal: { id: meta.id, decision: 'REJECT', reasons, stamp } };
      }
      return settleService(payload.outcome === 'PROCEED' ? handOn(marked) : marked, meta.occurredAt);
    },
  }),
  'interview.resume/1': defineRule({
    payload: WithNote,
    transitions: [
      {
        from: ['SUSPENDED'],
        to: ['DOC_REVIEW', 'IN_SERVICE', 'VERIFICATION', 'ADJUDICATION'],
        roles: ['INTERVIEWER'],
        guards: [
          noConflictOfInterest,
          notClaimedByOther,
          noOpenProposal,
          notTimed,
          requestedDocsReceived,
          deadlineNotPassed,
        ],
        checks: [],
      },
    ],
    apply: (file, _payload, meta) => redo(file, file.suspension?.from ?? 'IN_SERVICE', meta.occurredAt),
  }),
};
