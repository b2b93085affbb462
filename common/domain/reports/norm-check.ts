import { z } from 'zod';
import type { Application } from '#common/domain/applications/application.ts';
import {
  deadlineOf,
  dueOnOf,
  passportDueOn,
  refusalNoticeDueOn,
} from '#common/domain/applications/deadlines.ts';
import type { Policy } from '#common/domain/applications/policy.ts';
import { localDate, type Instant } from '#common/kernel/instant.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import type { Step } from './walk.ts';

/** The norms that an office is held to, and the one that the applicant is held to (COLLECT). */
export const CheckedNorm = z.enum([
  'RETURN_INCOMPLETE',
  'BAP_LOST',
  'BAP_DAMAGED',
  'HEAD_DECISION_LOST',
  'CLEARANCE',
  'ISSUE',
  'SAME_DAY',
  'DAMAGED_REPLACEMENT',
  'REFUSAL_NOTICE',
  'COLLECT',
]);
export type CheckedNorm = z.infer<typeof CheckedNorm>;

/** `doneOn` null: still owed on the day of the report. */
export const NormCheck = z.strictObject({
  norm: CheckedNorm,
  dueOn: PlainDate,
  doneOn: PlainDate.nullable(),
  verdict: z.enum(['MET', 'LATE', 'RUNNING', 'OVERDUE']),
});
export type NormCheck = z.infer<typeof NormCheck>;

type Owed = { norm: CheckedNorm; dueOn: PlainDate };

/** What the office, or the applicant, had to do in the state that this step ended; none where nothing was owed. */
export function normsEnded({ action, before, after }: Step, policy: Policy): NormCheck[] {
  if (!before) return [];
  const doneOn = localDate(action.occurredAt, policy.utcOffsetMinutes);
  return owedIn(before, policy, doneOn)
    .filter(({ norm }) => isEnded(norm, before, after))
    .map(({ norm, dueOn }) => ({ norm, dueOn, doneOn, verdict: doneOn <= dueOn ? 'MET' : 'LATE' }));
}

/** What is still owed at a moment. A file that was left lying is OVERDUE, not forgotten. */
export function normsOpen(file: Application, policy: Policy, now: Instant): NormCheck[] {
  const today = localDate(now, policy.utcOffsetMinutes);
  return owedIn(file, policy, today).map(({ norm, dueOn }) => ({
    norm,
    dueOn,
    doneOn: null,
    verdict: today <= dueOn ? 'RUNNING' : 'OVERDUE',
  }));
}

/**
 * A refused applicant for a replacement is told with the letter; that it was made stands in the audit chain and not on the file, which
 * is closed. Null where no norm is.
 */
export function refusalNoticeOf(
  file: Application,
  policy: Policy,
  { toldAt, until }: { toldAt: Instant | null; until: Instant },
): NormCheck | null {
  const dueOn = refusalNoticeDueOn(file, policy);
  if (dueOn === null) return null;
  const dayOf = (at: Instant) => localDate(at, policy.utcOffsetMinutes);
  const doneOn = toldAt !== null && toldAt < until ? dayOf(toldAt) : null;
  const isInTime = (doneOn ?? dayOf(until)) <= dueOn;
  const [kept, broken] = doneOn === null ? (['RUNNING', 'OVERDUE'] as const) : (['MET', 'LATE'] as const);
  return { norm: 'REFUSAL_NOTICE', dueOn, doneOn, verdict: isInTime ? kept : broken };
}

function owedIn(file: Application, policy: Policy, today: PlainDate): Owed[] {
  switch (file.state) {
    case 'DOC_REVIEW':
      return owed('RETURN_INCOMPLETE', dueOnOf(file, policy, today));
    case 'UNDER_EXAMINATION':
      return owed(examinationNorm(file), dueOnOf(file, policy, today));
    case 'VERIFICATION':
    case 'ADJUDICATION':
    case 'APPROVED':
    case 'BLANK_ALLOCATED':
    case 'PRINTED':
    case 'QC_PASSED':
      return owed(passportNorm(file), passportDueOn(file, policy, today));
    case 'READY_FOR_PICKUP':
      return owed('COLLECT', deadlineOf(file, policy));
    default:
      return [];
  }
}

function owed(norm: CheckedNorm, dueOn: PlainDate | null): Owed[] {
  return dueOn === null ? [] : [{ norm, dueOn }];
}

/** A suspension of a finished dossier stops the passport's norm and does not end it; only the finished book does. */
function isEnded(norm: CheckedNorm, before: Application, after: Application): boolean {
  switch (norm) {
    case 'ISSUE':
    case 'SAME_DAY':
    case 'DAMAGED_REPLACEMENT':
      return before.state === 'UNDER_EXAMINATION'
        ? before.state !== after.state
        : after.state === 'READY_FOR_PICKUP' || after.state === 'HANDED_OVER';
    case 'BAP_LOST':
    case 'BAP_DAMAGED':
      return before.state !== after.state || examinationNorm(after) !== norm;
    case 'COLLECT':
      return after.state === 'HANDED_OVER' || after.state === 'PASSPORT_VOIDED';
    default:
      return before.state !== after.state;
  }
}

function passportNorm(file: Application): CheckedNorm {
  if (file.type === 'REPLACE_DAMAGED') return 'DAMAGED_REPLACEMENT';
  return file.lane === 'ACCELERATED' ? 'SAME_DAY' : 'ISSUE';
}

/** First the record, then the decision that rests on it: as {@link dueOnOf} has it. */
function examinationNorm({ examination, type }: Application): CheckedNorm {
  if (examination?.path !== 'HEAD') return 'CLEARANCE';
  const { bap } = examination;
  const isRecorded = bap !== null && !(bap.record && bap.record.signedOff === null);
  if (type === 'REPLACE_LOST') return isRecorded ? 'HEAD_DECISION_LOST' : 'BAP_LOST';
  if (type === 'REPLACE_DAMAGED') return isRecorded ? 'DAMAGED_REPLACEMENT' : 'BAP_DAMAGED';
  return 'CLEARANCE';
}
