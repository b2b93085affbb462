import type { Instant } from '#common/kernel/instant.ts';
import { isCaptureTaken, type Application } from '#common/domain/applications/application.ts';
import { guard, noConflictOfInterest, notClaimedByOther } from '#common/domain/applications/guards.ts';
import { handOn, settleService, withDuty } from '#common/domain/applications/moves.ts';
import type { Policy } from '#common/domain/applications/policy.ts';
import { refuse } from '#common/domain/applications/refusal.ts';
import { isPhotoTaken } from './photo.ts';
import type { ActionMeta, Check, Guard, Transition } from '#common/domain/applications/rule.ts';

const interviewFirst = guard(
  'capture.order',
  'INTERVIEW_BEFORE_CAPTURE',
  ({ file, policy }) => policy.serviceOrder !== 'INTERVIEW_FIRST' || file.interview !== null,
);

/** Recorded from SIMKIM: a reference. Performed here: the capture itself. Never neither. */
export function isEvidenced(payload: { reference: string | null }, hasCapture: boolean, policy: Policy) {
  if (policy.stagePolicy.capture === 'RECORDED_FROM_SIMKIM') {
    return payload.reference ? null : refuse('REFERENCE_REQUIRED');
  }
  return hasCapture ? null : refuse('CAPTURE_REQUIRED');
}

export function retakeExplained(
  done: (file: Application) => boolean,
): Check<{ retakeReason: string | null }> {
  return {
    id: 'retake.reason',
    refuses: ({ file, payload }) =>
      done(file) && !payload.retakeReason ? refuse('RETAKE_REASON_REQUIRED') : null,
  };
}

export const recordedInPast: Check<{ recordedAt?: Instant | undefined }> = {
  id: 'capture.recordedAt',
  refuses: ({ payload, now }) =>
    payload.recordedAt !== undefined && payload.recordedAt > now ? refuse('DEADLINE_INVALID') : null,
};

export function whenRecorded({ recordedAt }: { recordedAt?: Instant | undefined }) {
  return recordedAt === undefined ? {} : { recordedAt };
}

const STEP_DONE = {
  PHOTO: isPhotoTaken,
  FINGERPRINTS: ({ fingerprints }: Application) => fingerprints !== null,
  SIGNATURE: ({ signature }: Application) => signature !== null,
};
export type CaptureStep = keyof typeof STEP_DONE;

/** A file that was sent back for one step keeps what the others gave: they are not done again by the way. */
function onlyNamedStep(step: CaptureStep): Guard {
  return guard(
    `correction.only.${step}`,
    'STEP_NOT_REOPENED',
    ({ file }) => file.correction === null || file.correction.step === step || !STEP_DONE[step](file),
  );
}

export function captureRow<P>(step: CaptureStep, checks: readonly Check<P>[]): Transition<P>[] {
  return [
    {
      from: ['IN_SERVICE'],
      to: ['IN_SERVICE', 'VERIFICATION'],
      roles: ['BIOMETRIC'],
      guards: [noConflictOfInterest, notClaimedByOther, interviewFirst, onlyNamedStep(step)],
      checks,
    },
  ];
}

/** Everything taken sends the applicant on; a photo that waits for a supervisor waits without the applicant. */
export function captured(file: Application, meta: ActionMeta): Application {
  const done = withDuty(file, 'capturers', meta.actor);
  const marked = file.correction ? withDuty(done, 'correctors', meta.actor) : done;
  return settleService(isCaptureTaken(marked) ? handOn(marked) : marked, meta.occurredAt);
}
