import type { PhotoComparison, GalleryCheck } from '#common/domain/biometrics/face-comparison.ts';
import type { SecondOpinion } from '#common/domain/biometrics/second-opinion.ts';
import type { AttachmentId } from '#common/kernel/ids.ts';
import type { PlannedAction } from '#renderer/lib/stage-work.ts';
import type { Take } from './take.ts';

export type PhotoEntry = {
  take: Take;
  attachmentId: AttachmentId;
  masterAttachmentId: AttachmentId | null;
  allowanceNote: string;
  comparisons: readonly PhotoComparison[];
  gallery: GalleryCheck | null;
  second: SecondOpinion | null;
  retakeReason: string | null;
};

/** The photo as it goes on record; only what there is. */
export function photoAction(entry: PhotoEntry): PlannedAction {
  const {
    take,
    attachmentId,
    masterAttachmentId,
    allowanceNote,
    comparisons,
    gallery,
    second,
    retakeReason,
  } = entry;
  return {
    kind: 'biometrics.capturePhoto/1',
    payload: {
      attachmentId,
      source: take.source,
      width: take.width,
      height: take.height,
      reference: null,
      retakeReason,
      ...(take.assessment ? { assessment: take.assessment } : {}),
      ...(take.frame ? { frameAssessment: take.frame } : {}),
      ...(take.notAssessed ? { notAssessed: take.notAssessed } : {}),
      ...(masterAttachmentId ? { masterAttachmentId } : {}),
      ...(allowanceNote.trim() === '' ? {} : { allowanceNote }),
      ...(comparisons.length > 0 ? { comparisons: [...comparisons] } : {}),
      ...(gallery ? { gallery } : {}),
      ...(second ? { second } : {}),
    },
  };
}
