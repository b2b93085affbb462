import type { z } from 'zod';
import type { AttachmentId } from '#common/kernel/ids.ts';
import { ageAt } from '#common/kernel/plain-date.ts';
import { today } from '#common/domain/applications/guards.ts';
import { refuse } from '#common/domain/applications/refusal.ts';
import { defineRule, stampOf, type Check } from '#common/domain/applications/rule.ts';
import { CaptureFingerprints, CaptureSignature } from './actions.ts';
import {
  captured,
  captureRow,
  isEvidenced,
  recordedInPast,
  retakeExplained,
  whenRecorded,
} from './capture-checks.ts';
import { fingerPlan, needsProof, tryVerdict, type TryVerdict } from './finger-plan.ts';
import {
  printsWithoutDevice,
  type ExceptedFinger,
  type FingerPolicy,
  type FingerPosition,
  type FingerPrint,
} from './finger.ts';
import { photoRules } from './photo-rules.ts';

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
  fingers: readonly FingerPrint[];
  exceptions: readonly ExceptedFinger[];
  fileNote?: string | undefined;
  reference: string | null;
};

/** What is taken or explained is asked for, or stands in the place of what is. */
const fingersInPolicy: Check<Fingers> = {
  id: 'fingers.inPolicy',
  refuses: ({ payload, policy }) => {
    if (policy.stagePolicy.capture === 'RECORDED_FROM_SIMKIM') return null;
    const plan = new Map(
      fingerPlan(policy.fingers, payload.exceptions).map(({ position, replaces }) => [position, replaces]),
    );
    const unknown = [
      ...payload.exceptions.filter(({ position }) => !plan.has(position)),
      ...payload.fingers.filter(
        ({ position, replaces }) => replaces !== undefined && plan.get(position) !== replaces,
      ),
    ];
    return unknown.length > 0 ? refuse('FINGERS_NOT_IN_POLICY', { fingers: positionsOf(unknown) }) : null;
  },
};

const exceptionsAllowed: Check<Fingers> = {
  id: 'fingers.exceptions',
  refuses: ({ payload, policy }) => {
    const refused = payload.exceptions.filter(({ reason }) => !policy.fingers.exceptions.includes(reason));
    return refused.length > 0
      ? refuse('FINGER_EXCEPTION_NOT_ALLOWED', { fingers: positionsOf(refused) })
      : null;
  },
};

/** Whoever looks at the file later sees the hand, not only the word of one officer. */
const exceptionsProven: Check<Fingers> = {
  id: 'fingers.proof',
  refuses: ({ payload, policy }) => {
    const unproven = payload.exceptions.filter(
      (one) => needsProof(policy.fingers, one) && one.proofAttachmentId === undefined,
    );
    return unproven.length > 0 ? refuse('FINGER_PROOF_MISSING', { fingers: positionsOf(unproven) }) : null;
  },
};

/** A device that scores a print is asked again until the print is good enough or the tries are used up. */
const printsGoodEnough: Check<Fingers> = {
  id: 'fingers.quality',
  refuses: ({ payload, policy: { fingers } }) => {
    const poor = judged(payload, fingers, 'AGAIN_LOW');
    return poor.length > 0 ? refuse('FINGER_QUALITY_LOW', { fingers: poor, min: fingers.minQuality }) : null;
  },
};

/** One that is neither poor nor plainly good is the best of several. */
const bestOfSeveral: Check<Fingers> = {
  id: 'fingers.bestOf',
  refuses: ({ payload, policy: { fingers } }) => {
    const single = judged(payload, fingers, 'AGAIN_BEST_OF');
    return single.length > 0
      ? refuse('FINGER_TRIES_MISSING', { fingers: single, tries: fingers.bestOf })
      : null;
  },
};

/** A picture from a file says nothing about whose finger it is: only where the procedure takes it. */
const printsFromDevice: Check<Fingers> = {
  id: 'fingers.device',
  refuses: ({ payload, policy }) => {
    const fromFile = printsWithoutDevice(payload.fingers);
    return fromFile.length > 0 && !policy.fingers.fileInput
      ? refuse('FINGER_FILE_NOT_ALLOWED', { fingers: positionsOf(fromFile) })
      : null;
  },
};

const fileExplained: Check<Fingers> = {
  id: 'fingers.fileNote',
  refuses: ({ payload: { fingers, fileNote = '' }, policy }) =>
    printsWithoutDevice(fingers).length > 0 && fileNote.length < policy.minNoteLength
      ? refuse('NOTE_TOO_SHORT', { min: policy.minNoteLength })
      : null,
};

function judged({ fingers }: Fingers, policy: FingerPolicy, verdict: TryVerdict): FingerPosition[] {
  return positionsOf(
    fingers.filter(
      ({ quality, attempts = 1 }) => quality !== null && tryVerdict(policy, quality, attempts) === verdict,
    ),
  );
}

function positionsOf(fingers: readonly { position: FingerPosition }[]): FingerPosition[] {
  return fingers.map(({ position }) => position);
}

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
    const missing = positionsOf(fingerPlan(policy.fingers, payload.exceptions)).filter(
      (position) => !answered.has(position),
    );
    return missing.length === 0 ? null : refuse('FINGERS_MISSING', { fingers: missing });
  },
};

export const biometricRules = {
  ...photoRules,
  'biometrics.captureFingerprints/1': defineRule({
    payload: CaptureFingerprints,
    transitions: captureRow<z.infer<typeof CaptureFingerprints>>('FINGERPRINTS', [
      fingersInPolicy,
      exceptionsAllowed,
      exceptionsProven,
      printsFromDevice,
      fileExplained,
      printsGoodEnough,
      bestOfSeveral,
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
            ...(payload.fileNote ? { fileNote: payload.fileNote } : {}),
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
    transitions: captureRow<z.infer<typeof CaptureSignature>>('SIGNATURE', [
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
            ...(payload.strokesAttachmentId ? { strokesAttachmentId: payload.strokesAttachmentId } : {}),
            reference: payload.reference,
            ...whenRecorded(payload),
            stamp: stampOf(meta),
          },
        },
        meta,
      ),
  }),
};
