import type { z } from 'zod';
import type { AttachmentId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { ageAt } from '#common/kernel/plain-date.ts';
import { hasBiometrics, type Application } from '#common/domain/applications/application.ts';
import { guard, noConflictOfInterest, notClaimedByOther, today } from '#common/domain/applications/guards.ts';
import { handOn, settleService, withDuty } from '#common/domain/applications/moves.ts';
import type { Policy } from '#common/domain/applications/policy.ts';
import { refuse } from '#common/domain/applications/refusal.ts';
import {
  defineRule,
  stampOf,
  type ActionMeta,
  type Check,
  type Transition,
} from '#common/domain/applications/rule.ts';
import { CaptureFingerprints, CapturePhoto, CaptureSignature } from './actions.ts';
import type { FingerException, FingerPosition } from './finger.ts';

const interviewFirst = guard(
  'capture.order',
  'INTERVIEW_BEFORE_CAPTURE',
  ({ file, policy }) => policy.serviceOrder !== 'INTERVIEW_FIRST' || file.interview !== null,
);

/** Recorded from SIMKIM: a reference. Performed here: the capture itself. Never neither. */
function isEvidenced(payload: { reference: string | null }, hasCapture: boolean, policy: Policy) {
  if (policy.stagePolicy.capture === 'RECORDED_FROM_SIMKIM') {
    return payload.reference ? null : refuse('REFERENCE_REQUIRED');
  }
  return hasCapture ? null : refuse('CAPTURE_REQUIRED');
}

const photoEvidenced: Check<{ attachmentId: AttachmentId | null; reference: string | null }> = {
  id: 'photo.evidence',
  refuses: ({ payload, policy }) => isEvidenced(payload, payload.attachmentId !== null, policy),
};

const signatureEvidenced: Check<{
  attachmentId: AttachmentId | null;
  exception: string | null;
  reference: string | null;
}> = {
  id: 'signature.evidence',
  refuses: ({ payload, policy }) =>
    isEvidenced(
      payload,
      payload.attachmentId !== null || (payload.exception?.length ?? 0) >= policy.minNoteLength,
      policy,
    ),
};

type Fingers = {
  fingers: readonly {
    position: FingerPosition;
    attachmentId: AttachmentId | null;
    quality: number | null;
    attempts?: number | undefined;
  }[];
  exceptions: readonly { position: FingerPosition; reason: FingerException; note: string }[];
  reference: string | null;
};

const fingersInPolicy: Check<Fingers> = {
  id: 'fingers.inPolicy',
  refuses: ({ payload, policy }) => {
    if (policy.stagePolicy.capture === 'RECORDED_FROM_SIMKIM') return null;
    const unknown = payload.exceptions.filter(({ position }) => !policy.fingers.required.includes(position));
    return unknown.length > 0
      ? refuse('FINGERS_NOT_IN_POLICY', { fingers: unknown.map(({ position }) => position) })
      : null;
  },
};

const exceptionsAllowed: Check<Fingers> = {
  id: 'fingers.exceptions',
  refuses: ({ payload, policy }) => {
    const refused = payload.exceptions.filter(({ reason }) => !policy.fingers.exceptions.includes(reason));
    return refused.length > 0
      ? refuse('FINGER_EXCEPTION_NOT_ALLOWED', { fingers: refused.map(({ position }) => position) })
      : null;
  },
};

/** A device that scores a print is asked again until the print is good enough or the tries are used up. */
const printsGoodEnough: Check<Fingers> = {
  id: 'fingers.quality',
  refuses: ({ payload, policy: { fingers } }) => {
    const poor = payload.fingers.filter(
      ({ quality, attempts = 1 }) =>
        quality !== null && quality < fingers.minQuality && attempts < fingers.maxAttempts,
    );
    return poor.length > 0
      ? refuse('FINGER_QUALITY_LOW', {
          fingers: poor.map(({ position }) => position),
          min: fingers.minQuality,
        })
      : null;
  },
};

const fingersComplete: Check<Fingers> = {
  id: 'fingers.complete',
  refuses: (input) => {
    const { payload, policy, file } = input;
    if (policy.stagePolicy.capture === 'RECORDED_FROM_SIMKIM') return isEvidenced(payload, false, policy);
    if (ageAt(file.applicant.birthDate, today(input)) < policy.fingers.childMinAge) return null;
    const answered = new Set([
      ...payload.fingers.filter(({ attachmentId }) => attachmentId !== null).map(({ position }) => position),
      ...payload.exceptions.map(({ position }) => position),
    ]);
    const missing = policy.fingers.required.filter((position) => !answered.has(position));
    return missing.length === 0 ? null : refuse('FINGERS_MISSING', { fingers: missing });
  },
};

function retakeExplained(done: (file: Application) => boolean): Check<{ retakeReason: string | null }> {
  return {
    id: 'retake.reason',
    refuses: ({ file, payload }) =>
      done(file) && !payload.retakeReason ? refuse('RETAKE_REASON_REQUIRED') : null,
  };
}

const recordedInPast: Check<{ recordedAt?: Instant | undefined }> = {
  id: 'capture.recordedAt',
  refuses: ({ payload, now }) =>
    payload.recordedAt !== undefined && payload.recordedAt > now ? refuse('DEADLINE_INVALID') : null,
};

function whenRecorded({ recordedAt }: { recordedAt?: Instant | undefined }) {
  return recordedAt === undefined ? {} : { recordedAt };
}

function captureRow<P>(checks: readonly Check<P>[]): Transition<P>[] {
  return [
    {
      from: ['IN_SERVICE'],
      to: ['IN_SERVICE', 'VERIFICATION'],
      roles: ['BIOMETRIC'],
      guards: [noConflictOfInterest, notClaimedByOther, interviewFirst],
      checks,
    },
  ];
}

function captured(file: Application, meta: ActionMeta): Application {
  const done = withDuty(file, 'capturers', meta.actor);
  const marked = file.correction ? withDuty(done, 'correctors', meta.actor) : done;
  return settleService(hasBiometrics(marked) ? handOn(marked) : marked, meta.occurredAt);
}

export const biometricRules = {
  'biometrics.capturePhoto/1': defineRule({
    payload: CapturePhoto,
    transitions: captureRow<z.infer<typeof CapturePhoto>>([
      photoEvidenced,
      recordedInPast,
      retakeExplained((file) => file.photo !== null),
    ]),
    apply: (file, payload, meta) =>
      captured(
        {
          ...file,
          photo: {
            attachmentId: payload.attachmentId,
            reference: payload.reference,
            ...whenRecorded(payload),
            stamp: stampOf(meta),
          },
        },
        meta,
      ),
  }),
  'biometrics.captureFingerprints/1': defineRule({
    payload: CaptureFingerprints,
    transitions: captureRow<z.infer<typeof CaptureFingerprints>>([
      fingersInPolicy,
      exceptionsAllowed,
      printsGoodEnough,
      fingersComplete,
      recordedInPast,
      retakeExplained((file) => file.fingerprints !== null),
    ]),
    apply: (file, payload, meta) =>
      captured(
        {
          ...file,
          fingerprints: {
            fingers: payload.fingers,
            exceptions: payload.exceptions,
            reference: payload.reference,
            ...whenRecorded(payload),
            stamp: stampOf(meta),
          },
        },
        meta,
      ),
  }),
  'biometrics.captureSignature/1': defineRule({
    payload: CaptureSignature,
    transitions: captureRow<z.infer<typeof CaptureSignature>>([
      signatureEvidenced,
      recordedInPast,
      retakeExplained((file) => file.signature !== null),
    ]),
    apply: (file, payload, meta) =>
      captured(
        {
          ...file,
          signature: {
            attachmentId: payload.attachmentId,
            exception: payload.exception,
            reference: payload.reference,
            ...whenRecorded(payload),
            stamp: stampOf(meta),
          },
        },
        meta,
      ),
  }),
};
