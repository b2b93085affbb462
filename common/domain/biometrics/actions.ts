import { z } from 'zod';
import { AttachmentId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import { ExceptedFinger, FingerPrint } from './finger.ts';
import { photoFindings } from './photo-actions.ts';

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
    ...photoFindings,
  })
  .strict();

export const CaptureFingerprints = z
  .object({
    fingers: z.array(FingerPrint).max(10),
    exceptions: z.array(ExceptedFinger).max(10),
    /** Why prints came as pictures from files. */
    fileNote: z.string().trim().max(300).optional(),
    reference: Reference,
    retakeReason: RetakeReason,
    recordedAt: RecordedAt,
  })
  .strict();

export const CaptureSignature = z
  .object({
    attachmentId: AttachmentId.nullable(),
    exception: z.string().trim().max(300).nullable(),
    /** The strokes with their times, beside the picture. */
    strokesAttachmentId: AttachmentId.optional(),
    reference: Reference,
    retakeReason: RetakeReason,
    recordedAt: RecordedAt,
  })
  .strict();
