import type { Capture, Reasons, Stamp } from '#common/domain/applications/stamp.ts';
import type { AttachmentId } from '#common/kernel/ids.ts';
import type { GalleryCheck, PhotoComparison } from './face-comparison.ts';
import type { PortraitAssessment, PortraitCode } from './portrait.ts';
import type { SecondOpinion } from './second-opinion.ts';

/** Why the engine could not judge a picture; neither a pass nor a fail of it. */
export const NOT_ASSESSED = ['ENGINE_NOT_READY', 'WRONG_BACKEND', 'UNREADABLE', 'FAILED'] as const;
export type NotAssessed = (typeof NOT_ASSESSED)[number];

/** The photo on a file. All but the first part is absent on files of older builds and where the stage is recorded. */
export type Photo = Capture & {
  source?: 'CAMERA' | 'FILE' | null;
  assessment?: PortraitAssessment | undefined;
  frameAssessment?: PortraitAssessment | undefined;
  notAssessed?: NotAssessed | undefined;
  masterAttachmentId?: AttachmentId | undefined;
  /** Why a rule was eased for this person. */
  allowanceNote?: string | undefined;
  comparisons?: readonly PhotoComparison[] | undefined;
  gallery?: GalleryCheck | undefined;
  second?: SecondOpinion | undefined;
  /** A supervisor's answer to a photo that did not pass. */
  ruling?: { allowed: boolean; reasons: Reasons; codes: readonly PortraitCode[]; stamp: Stamp } | undefined;
};

type WithPhoto = { photo: Photo | null };

export function failedCodes({ assessment }: Pick<Photo, 'assessment'>): PortraitCode[] {
  return assessment?.checks.filter(({ level }) => level === 'FAIL').map(({ code }) => code) ?? [];
}

function needsRuling({ assessment, notAssessed }: Photo): boolean {
  return assessment?.verdict === 'FAIL' || notAssessed !== undefined;
}

/** It did not pass, or could not be judged, and no supervisor has said yes or no. */
export function isPhotoWaiting({ photo }: WithPhoto): boolean {
  return photo !== null && needsRuling(photo) && photo.ruling === undefined;
}

/** Taken, and not sent back: nothing is left for the officer at the camera. */
export function isPhotoTaken({ photo }: WithPhoto): boolean {
  return photo !== null && photo.ruling?.allowed !== false;
}

/** May go into a passport. */
export function isPhotoUsable(file: WithPhoto): boolean {
  return isPhotoTaken(file) && !isPhotoWaiting(file);
}

/** An officer doubts that it is the same person, or the gallery named somebody else's file. */
export function isFaceDoubted({ photo }: WithPhoto): boolean {
  if (!photo) return false;
  const doubts = ['NOT_SURE', 'OTHER_PERSON'];
  const isDoubted = photo.comparisons?.some(({ decision }) => doubts.includes(decision)) ?? false;
  return isDoubted || (photo.gallery?.hits.length ?? 0) > 0;
}
