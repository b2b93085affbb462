import { z } from 'zod';
import type { GalleryCheck, PhotoComparison } from '#common/domain/biometrics/face-comparison.ts';
import type { PhotoPolicy } from '#common/domain/biometrics/photo-policy.ts';
import type { PortraitSubject } from '#common/domain/biometrics/portrait.ts';
import { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { OverridesAsk, type Overrides } from '#common/contract/hub/photo-overrides.ts';
import { channel } from './channel.ts';

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'BYTES');
const OfFile = z.object({ applicationId: ApplicationId }).strict();

/** 128 numbers of a face; they stay on this desk. */
const Embedding = z.array(z.number().min(-10).max(10)).length(128);

/** An earlier picture of the same person. */
export type FaceReference = Pick<PhotoComparison, 'with' | 'applicationId' | 'attachmentId'> & {
  /** Number of the file that it lies in. */
  number: string;
  takenAt: Instant;
};

/** What the camera's screen needs to know of the office's rules for this applicant. */
export type PhotoStation = {
  subject: PortraitSubject;
  policy: PhotoPolicy;
  isGalleryOn: boolean;
  references: readonly FaceReference[];
};

export const photoChannels = {
  'biometrics.station': channel<PhotoStation>()('case.act', OfFile),
  /** The master of a photo or the strokes of a signature, beside the picture that people see. */
  'biometrics.storeMaster': channel<{ attachmentId: AttachmentId }>()(
    'case.act',
    z.object({ applicationId: ApplicationId, bytes: Bytes }).strict(),
  ),
  /** A picture of `references`; looking at another file's photo stands in that file's trail. */
  'biometrics.readReference': channel<{ mediaType: string; bytes: Uint8Array }>()(
    'case.act',
    z.object({ applicationId: ApplicationId, of: ApplicationId, attachmentId: AttachmentId }).strict(),
  ),
  /** Files of this desk under another NIK with a similar face; null where the office has not switched it on. */
  'biometrics.findFaces': channel<GalleryCheck | null>()(
    'case.act',
    z.object({ applicationId: ApplicationId, embedding: Embedding }).strict(),
  ),
  /** Keeps the face of the photo that was recorded, for later checks; nothing where they are off. */
  'biometrics.keepFace': channel<null>()(
    'case.act',
    z.object({ applicationId: ApplicationId, attachmentId: AttachmentId, embedding: Embedding }).strict(),
  ),
  'biometrics.overrides': channel<Overrides>()('audit.read', OverridesAsk),
};
