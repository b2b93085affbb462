import { z } from 'zod';
import { AttachmentId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import { FingerException, FingerPosition } from './finger.ts';

const Reference = z.string().trim().max(60).nullable();
/** When it was done in SIMKIM, where the stage is only recorded here. */
const RecordedAt = Instant.optional();
const RetakeReason = z.string().trim().max(300).nullable();

export const CapturePhoto = z
  .object({
    attachmentId: AttachmentId.nullable(),
    reference: Reference,
    source: z.enum(['CAMERA', 'FILE']).nullable(),
    /** Pixels of the stored picture. */
    width: z.int().min(0).max(20_000),
    height: z.int().min(0).max(20_000),
    retakeReason: RetakeReason,
    recordedAt: RecordedAt,
  })
  .strict();

export const CaptureFingerprints = z
  .object({
    fingers: z
      .array(
        z
          .object({
            position: FingerPosition,
            attachmentId: AttachmentId.nullable(),
            /** NFIQ 2 score 0–100 when the device gives one. */
            quality: z.int().min(0).max(100).nullable(),
            /** Tries until this print; one when it is not said. */
            attempts: z.int().min(1).max(99).optional(),
          })
          .strict(),
      )
      .max(10),
    exceptions: z
      .array(
        z
          .object({ position: FingerPosition, reason: FingerException, note: z.string().trim().max(300) })
          .strict(),
      )
      .max(10),
    reference: Reference,
    retakeReason: RetakeReason,
    recordedAt: RecordedAt,
  })
  .strict();

export const CaptureSignature = z
  .object({
    attachmentId: AttachmentId.nullable(),
    exception: z.string().trim().max(300).nullable(),
    reference: Reference,
    retakeReason: RetakeReason,
    recordedAt: RecordedAt,
  })
  .strict();
