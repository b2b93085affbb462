import { z } from 'zod';
import { AttachmentId } from '#common/kernel/ids.ts';
import { Note, ReasonCodes } from '#common/domain/documents/actions.ts';
import { GalleryCheck, PhotoComparison } from './face-comparison.ts';
import { NOT_ASSESSED } from './photo.ts';
import { SecondOpinion } from './second-opinion.ts';
import { PortraitAssessment, PortraitCode } from './portrait.ts';

/** What stands with a photo since the desk judges it itself. Absent in what older builds wrote. */
export const photoFindings = {
  /** Of the encoded file. */
  assessment: PortraitAssessment.optional(),
  /** Of the whole frame that it was cut from. */
  frameAssessment: PortraitAssessment.optional(),
  /** Instead of it, where the engine could not judge. */
  notAssessed: z.enum(NOT_ASSESSED).optional(),
  /** The JPEG 2000 master beside the JPEG. */
  masterAttachmentId: AttachmentId.optional(),
  allowanceNote: z.string().trim().max(300).optional(),
  comparisons: z.array(PhotoComparison).max(10).optional(),
  gallery: GalleryCheck.optional(),
  /** Of a program that IT set up beside ours. */
  second: SecondOpinion.optional(),
};

/** A supervisor lets a photo through that did not pass, naming each code that failed. */
export const AllowPhoto = z.strictObject({
  reasonCodes: ReasonCodes,
  note: Note,
  failedCodes: z.array(PortraitCode).max(PortraitCode.options.length),
});

export const RULING_KINDS = ['biometrics.allowPhoto/1', 'biometrics.declinePhoto/1'] as const;

/** What is counted of a ruling; the payload is that of an accepted action. */
export function readRuling(kind: string, payload: unknown) {
  const isAllowed = kind === 'biometrics.allowPhoto/1';
  const { reasonCodes, failedCodes } = isAllowed
    ? AllowPhoto.parse(payload)
    : { reasonCodes: [], failedCodes: [] };
  return { isAllowed, reasonCodes, failedCodes };
}
