import { z } from 'zod';
import type { ProposableDecision } from '#common/domain/applications/application.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import type { ActorRole, AppState, InterviewOutcome, Stage } from '#common/domain/applications/vocabulary.ts';
import { Stage as StageName } from '#common/domain/applications/vocabulary.ts';
import { UserId } from '#common/kernel/ids.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { localDate, minutesBetween, type Instant } from '#common/kernel/instant.ts';
import type { MilestoneEvent } from './milestone.ts';
import type { Step } from './walk.ts';

/** What one officer did on one file to an end: the file was in the own hands until then, or was decided as it lay. */
export const WorkSpan = z.strictObject({
  by: UserId,
  stage: StageName,
  day: PlainDate,
  /** On the clock, since it was taken up; of an approval of what nobody held, on the screen. Null where neither is known. */
  minutes: z.number().min(0).nullable(),
  /** What the officer said at the end: it goes on, back to the applicant or an earlier desk, or is to be refused. */
  end: z.enum(['ON', 'RETURNED', 'REFUSED']),
});
export type WorkSpan = z.infer<typeof WorkSpan>;

/** The stage whose work is done while a file is in a state; null where nobody holds it. */
const STAGES: Partial<Record<AppState, Stage>> = {
  DOC_REVIEW: 'documents',
  DOC_INCOMPLETE: 'documents',
  UNDER_EXAMINATION: 'interview',
  SUSPENDED: 'interview',
  VERIFICATION: 'decision',
  ADJUDICATION: 'decision',
  APPROVED: 'production',
  BLANK_ALLOCATED: 'production',
  PRINTED: 'production',
  QC_PASSED: 'handover',
  READY_FOR_PICKUP: 'handover',
};

/** Acts that end an officer's work on a file although nobody had taken it up. */
const DECIDING: ReadonlySet<Action['kind']> = new Set<Action['kind']>([
  'documents.acceptDossier/1',
  'documents.returnDossier/1',
  'documents.deemWithdrawn/1',
  'documents.refusePrevention/1',
  'interview.recordInterview/1',
  'interview.examinationClear/1',
  'interview.examinationFalse/1',
  'interview.timedSuspension/1',
  'interview.headApproves/1',
  'interview.headRefuses/1',
  'approval.approve/1',
  'approval.approve/2',
  'approval.suspend/1',
  'approval.reject/1',
  'approval.recordAdjudication/1',
  'approval.verificationDoubt/1',
  'approval.duplicateFound/1',
  'approval.returnForCorrection/1',
  'approval.proposeDecision/1',
  'approval.confirmDecision/1',
  'approval.declineProposal/1',
]);

/** Lets a file go as putting it back does. */
const STEPPED_ASIDE: Action['kind'] = 'applications.declareConflict/1';

const HEADS: readonly ActorRole[] = ['SUBSECTION_HEAD', 'SECTION_HEAD', 'OFFICE_HEAD'];

/** What a proposal of a two-person decision says about the file, whatever the second person makes of it. */
const PROPOSED: Readonly<Record<ProposableDecision, WorkSpan['end']>> = {
  SUSPEND: 'RETURNED',
  REFUSE_PREVENTION: 'REFUSED',
  REJECT: 'REFUSED',
  CLEAR_POSSIBLE_MATCH: 'ON',
  EXAMINATION_CLEAR: 'ON',
};

/** A head's word is the decision, wherever the file lies. In the service the act tells which of the two desks it was. */
function stageOf({ action, before }: Step): Stage | null {
  if (!before) return null;
  if (DECIDING.has(action.kind) && HEADS.includes(action.role)) return 'decision';
  if (before.state !== 'IN_SERVICE') return STAGES[before.state] ?? null;
  if (action.kind.startsWith('biometrics.')) return 'capture';
  return /^(interview|approval)\./.test(action.kind) ? 'interview' : null;
}

/** Work that this step ended. A file that was only put back, or taken away, was not worked to an end. */
export function workEnded(step: Step, told: readonly MilestoneEvent[], utcOffsetMinutes: number): WorkSpan[] {
  const { action, before, after } = step;
  if (!before || action.kind.startsWith('queue.') || action.kind === STEPPED_ASIDE) return [];
  const { actor: by, occurredAt } = action;
  const claim = before.claim?.by === by ? before.claim : null;
  const isOver = claim ? after.claim?.by !== by : isDecided(step);
  const stage = stageOf(step);
  if (!isOver || !stage) return [];
  const minutes = claim ? minutesSpent(claim.at, occurredAt) : onScreen(action);
  return [{ by, stage, day: localDate(occurredAt, utcOffsetMinutes), minutes, end: endOf(step, told) }];
}

/** An interview that suspends is told by the suspension, which comes with it. */
function isDecided({ action }: Step): boolean {
  if (action.kind === 'interview.recordInterview/1' && SUSPENDING.has(action.payload.outcome)) return false;
  return DECIDING.has(action.kind);
}

const SUSPENDING: ReadonlySet<InterviewOutcome> = new Set<InterviewOutcome>(['SUSPEND_DOCS', 'SUSPEND_EXAM']);

function onScreen(action: Step['action']): number | null {
  if (action.kind !== 'approval.approve/2') return null;
  return Math.round(action.payload.shown.ms / 6000) / 10;
}

function endOf({ action }: Step, told: readonly MilestoneEvent[]): WorkSpan['end'] {
  if (action.kind === 'approval.proposeDecision/1') return PROPOSED[action.payload.decision];
  const isRefusal =
    action.kind === 'interview.recordInterview/1' && action.payload.outcome === 'RECOMMEND_REJECT';
  if (isRefusal || told.some(({ what }) => what === 'REFUSED')) return 'REFUSED';
  return told.some(({ what }) => what === 'RETURNED' || what === 'SUSPENDED' || what === 'CORRECTED')
    ? 'RETURNED'
    : 'ON';
}

/** To the tenth of a minute; two desks' clocks may differ, no span is negative. */
export function minutesSpent(from: Instant, to: Instant): number {
  return Math.max(0, Math.round(minutesBetween(from, to) * 10) / 10);
}
