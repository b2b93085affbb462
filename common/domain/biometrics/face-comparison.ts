import { z } from 'zod';
import { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';

/** How far apart two faces are, in words that leave the decision to a person. */
export const FaceBand = z.enum(['SAME', 'LOOK_CLOSER', 'DIFFERENT']);
export type FaceBand = z.infer<typeof FaceBand>;

/** What the officer says about two pictures. The program never says it. */
export const FaceDecision = z.enum(['SAME_PERSON', 'NOT_SURE', 'OTHER_PERSON']);
export type FaceDecision = z.infer<typeof FaceDecision>;

/** What stands on record: NOT_OPENED where the earlier picture could not be shown, so that nobody compared it. */
const ComparisonResult = z.enum([...FaceDecision.options, 'NOT_OPENED']);

const Distance = z.number().min(0).max(4);

/** The live picture held against an earlier one of the same person. */
export const PhotoComparison = z.strictObject({
  with: z.enum(['OLD_PASSPORT', 'EARLIER_FILE']),
  attachmentId: AttachmentId,
  /** The file that the earlier picture lies in. */
  applicationId: ApplicationId,
  /** Both null where no face was found in the other picture: the eye alone decided. */
  distance: Distance.nullable(),
  band: FaceBand.nullable(),
  decision: ComparisonResult,
  note: z.string().trim().max(300),
});
export type PhotoComparison = z.infer<typeof PhotoComparison>;

/** Faces of the office's recent files that resemble this one under another NIK: a hint for the supervisor, no more. */
export const GalleryCheck = z.strictObject({
  checked: z.int().min(0).max(10_000_000),
  hits: z.array(z.strictObject({ applicationId: ApplicationId, distance: Distance })).max(10),
});
export type GalleryCheck = z.infer<typeof GalleryCheck>;

/** Up to this distance a face of another file is named. Measured on few pairs (docs/how-to/take-a-portrait.md). */
export const GALLERY_DISTANCE = 0.5;
