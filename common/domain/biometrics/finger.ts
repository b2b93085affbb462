import { z } from 'zod';
import { AttachmentId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';

/** Finger positions in the words of ISO/IEC 19794-4 and SBI. */
export const FingerPosition = z.enum([
  'RIGHT_THUMB',
  'RIGHT_INDEX',
  'RIGHT_MIDDLE',
  'RIGHT_RING',
  'RIGHT_LITTLE',
  'LEFT_THUMB',
  'LEFT_INDEX',
  'LEFT_MIDDLE',
  'LEFT_RING',
  'LEFT_LITTLE',
]);
export type FingerPosition = z.infer<typeof FingerPosition>;

export const FingerException = z.enum([
  'AMPUTATED',
  'BANDAGED',
  'WORN',
  'DISABILITY',
  'UNDER_AGE',
  'DEVICE_FAILURE',
]);
export type FingerException = z.infer<typeof FingerException>;

/** Whether the finger can be taken another time. */
export const Permanence = z.enum(['TEMPORARY', 'PERMANENT']);
export type Permanence = z.infer<typeof Permanence>;

/** What may be taken instead of a finger that cannot be. Never the little finger: it is not a value. */
export const FallbackFinger = z.enum(['THUMB', 'INDEX', 'MIDDLE', 'RING']);
export type FallbackFinger = z.infer<typeof FallbackFinger>;

/**
 * The device that took a print, as the desk believed it after checking certificate, signature and chain. The signed answer itself is not
 * kept: years later this stands on the desk's word and the record's hash, not on the device's signature.
 */
export const PrintDevice = z.strictObject({
  make: z.string().max(100),
  model: z.string().max(100),
  serial: z.string().min(1).max(100),
  code: z.string().min(1).max(100),
  certification: z.enum(['L0', 'L1']),
  transactionId: z.string().regex(/^[A-Za-z0-9-]{4,50}$/),
  /** Hash of the record chained to the one before it, as the device signed it. */
  recordHash: z.string().regex(/^[0-9A-F]{64}$/),
  capturedAt: Instant,
});
export type PrintDevice = z.infer<typeof PrintDevice>;

/** What a coarse look at the ridges found fault with. UNREADABLE: the picture inside the record could not be decoded. */
export const RidgeFault = z.enum(['FEW_RIDGES', 'LOW_CONTRAST', 'NO_FLOW', 'UNREADABLE']);
export type RidgeFault = z.infer<typeof RidgeFault>;

/** The desk's own look at a print beside the device's score; null where nothing could be measured. */
export const RidgeFindings = z.strictObject({
  /** Version of the limits. */
  version: z.string().min(1).max(40),
  certainty: z.number().min(0).max(1).nullable(),
  spread: z.number().min(0).nullable(),
  blocks: z.int().min(0).nullable(),
  faults: z.array(RidgeFault).max(RidgeFault.options.length),
});
export type RidgeFindings = z.infer<typeof RidgeFindings>;

export const FingerPrint = z.strictObject({
  position: FingerPosition,
  attachmentId: AttachmentId.nullable(),
  /** NFIQ 2 score 0–100 when the device gives one. */
  quality: z.int().min(0).max(100).nullable(),
  /** Tries until this print; one when it is not said. */
  attempts: z.int().min(1).max(99).optional(),
  /** The asked finger in whose place this one was taken. */
  replaces: FingerPosition.optional(),
  /** Missing for a picture from a file. */
  device: PrintDevice.optional(),
  /** Absent for a picture from a file and in what older builds wrote. */
  ridges: RidgeFindings.optional(),
});
export type FingerPrint = z.infer<typeof FingerPrint>;

export const ExceptedFinger = z.strictObject({
  position: FingerPosition,
  reason: FingerException,
  note: z.string().trim().max(300),
  permanence: Permanence.optional(),
  /** Photo of the hand. */
  proofAttachmentId: AttachmentId.optional(),
});
export type ExceptedFinger = z.infer<typeof ExceptedFinger>;

/** Which fingers an office takes is unknown to public sources (U4), so it is data of the SOP. */
export type FingerPolicy = {
  required: readonly FingerPosition[];
  /** Below this a print is taken again while there are tries left. */
  minQuality: number;
  maxAttempts: number;
  /** From this on one print is enough; below it the best of `bestOf` is kept. */
  enoughQuality: number;
  bestOf: number;
  childMinAge: number;
  exceptions: readonly FingerException[];
  /** In this order, on the same hand. */
  fallback: readonly FallbackFinger[];
  /** Exceptions of these kinds need a photo of the hand. */
  proofFor: readonly Permanence[];
  /** Fingers that a device for several takes at once. */
  groups: readonly (readonly FingerPosition[])[];
  /** A file with a print whose ridges are in doubt is marked for whoever decides. */
  flagDoubtful: boolean;
  /** A picture from a file in the place of a print from a device. */
  fileInput: boolean;
};

/** The prints that no device vouches for: pictures that came as files. */
export function printsWithoutDevice(fingers: readonly FingerPrint[]): FingerPrint[] {
  return fingers.filter(({ attachmentId, device }) => attachmentId !== null && device === undefined);
}

/** The prints that were kept although the look at their ridges found fault. */
export function doubtfulPrints(fingers: readonly FingerPrint[]): FingerPrint[] {
  return fingers.filter(({ ridges }) => (ridges?.faults.length ?? 0) > 0);
}
