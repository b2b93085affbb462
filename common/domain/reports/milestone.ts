import { z } from 'zod';
import { REJECT_STAGES } from '#common/domain/applications/application.ts';
import { type AppState, InterviewOutcome } from '#common/domain/applications/vocabulary.ts';
import { UserId } from '#common/kernel/ids.ts';
import { Instant, localDate, localTime } from '#common/kernel/instant.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import type { Step } from './walk.ts';

/** What an office counts about its files. */
export const Milestone = z.enum([
  'OPENED',
  'ARRIVED',
  'NO_SHOW',
  'MOVED_BY_OFFICE',
  'RETURNED',
  'RESUBMITTED',
  'DOSSIER_ACCEPTED',
  'CAPTURED',
  'INTERVIEWED',
  'EXAMINED',
  'SUSPENDED',
  'APPROVED',
  'CORRECTED',
  'REFUSED',
  'WITHDRAWN',
  'CANCELLED',
  'PRINTED',
  'QUALITY_FAILED',
  'READY',
  'HANDED_OVER',
  'VOIDED',
]);
export type Milestone = z.infer<typeof Milestone>;

/** One milestone of one file. `codes` are reason codes, of a return the missing documents beside them. */
export const MilestoneEvent = z.strictObject({
  what: Milestone,
  at: Instant,
  day: PlainDate,
  /** `HH:MM` on the office's wall. */
  time: z.string(),
  by: UserId,
  desk: z.string(),
  codes: z.array(z.string()),
  missing: z.array(z.string()),
  outcome: InterviewOutcome.nullable(),
  stage: z.enum(REJECT_STAGES).nullable(),
});
export type MilestoneEvent = z.infer<typeof MilestoneEvent>;

/** A file that comes into one of these is counted for it, by whichever way it came. */
const BY_STATE: Partial<Record<AppState, Milestone>> = {
  NO_SHOW: 'NO_SHOW',
  DOC_INCOMPLETE: 'RETURNED',
  UNDER_EXAMINATION: 'EXAMINED',
  SUSPENDED: 'SUSPENDED',
  REJECTED: 'REFUSED',
  WITHDRAWN: 'WITHDRAWN',
  CANCELLED: 'CANCELLED',
  PRINTED: 'PRINTED',
  READY_FOR_PICKUP: 'READY',
  HANDED_OVER: 'HANDED_OVER',
  PASSPORT_VOIDED: 'VOIDED',
};

/** What is counted as done although the file may stay in its state. */
const BY_KIND: Partial<Record<Step['action']['kind'], Milestone>> = {
  'appointments.checkIn/1': 'ARRIVED',
  'appointments.registerWalkIn/1': 'ARRIVED',
  'appointments.specialReschedule/1': 'MOVED_BY_OFFICE',
  'documents.resubmit/1': 'RESUBMITTED',
  'documents.acceptDossier/1': 'DOSSIER_ACCEPTED',
  'interview.recordInterview/1': 'INTERVIEWED',
  'approval.approve/1': 'APPROVED',
  'approval.approve/2': 'APPROVED',
  'approval.returnForCorrection/1': 'CORRECTED',
  'production.qcFail/1': 'QUALITY_FAILED',
  'production.qcFail/2': 'QUALITY_FAILED',
};

/** The milestones of one step; most steps have none. */
export function milestonesOf(step: Step, utcOffsetMinutes: number): MilestoneEvent[] {
  return whatOf(step).map((what) => {
    const { occurredAt: at, actor: by, desk } = step.action;
    const when = { at, day: localDate(at, utcOffsetMinutes), time: localTime(at, utcOffsetMinutes) };
    return { what, ...when, by, desk, ...aboutOf(what, step) };
  });
}

function whatOf({ action, before, after }: Step): Milestone[] {
  const found: Milestone[] = [];
  if (before === null) found.push('OPENED');
  const byKind = BY_KIND[action.kind];
  if (byKind) found.push(byKind);
  if (before && isCaptured(after) && !isCaptured(before)) found.push('CAPTURED');
  const byState = before?.state === after.state ? undefined : BY_STATE[after.state];
  if (byState) found.push(byState);
  return found;
}

function isCaptured({ photo, fingerprints, signature }: Step['after']): boolean {
  return photo !== null && fingerprints !== null && signature !== null;
}

type About = Pick<MilestoneEvent, 'codes' | 'missing' | 'outcome' | 'stage'>;
const NOTHING: About = { codes: [], missing: [], outcome: null, stage: null };

function aboutOf(what: Milestone, { action, after }: Step): About {
  switch (what) {
    case 'RETURNED': {
      const last = after.returns.at(-1);
      return { ...NOTHING, codes: [...(last?.reasons.codes ?? [])], missing: [...(last?.missing ?? [])] };
    }
    case 'SUSPENDED':
      return { ...NOTHING, codes: [...(after.suspension?.reasons.codes ?? [])] };
    case 'INTERVIEWED':
      return { ...NOTHING, outcome: after.interview?.outcome ?? null };
    case 'REFUSED':
    case 'WITHDRAWN':
    case 'CANCELLED':
    case 'VOIDED':
      return {
        ...NOTHING,
        codes: [...(after.closure?.reasons.codes ?? [])],
        stage: after.closure?.rejectStage ?? null,
      };
    case 'CORRECTED':
      return { ...NOTHING, codes: after.correction ? [after.correction.step] : [] };
    case 'QUALITY_FAILED':
      return { ...NOTHING, codes: 'reasonCodes' in action.payload ? [...action.payload.reasonCodes] : [] };
    case 'MOVED_BY_OFFICE':
      return { ...NOTHING, codes: 'reason' in action.payload ? [action.payload.reason] : [] };
    default:
      return NOTHING;
  }
}
