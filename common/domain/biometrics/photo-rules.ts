import type { z } from 'zod';
import {
  guard,
  noConflictOfInterest,
  noteLongEnough,
  reasonsOf,
  today,
} from '#common/domain/applications/guards.ts';
import { settleService } from '#common/domain/applications/moves.ts';
import { refuse } from '#common/domain/applications/refusal.ts';
import { defineRule, stampOf, type Check } from '#common/domain/applications/rule.ts';
import type { ActorRole } from '#common/domain/applications/vocabulary.ts';
import { WithNote } from '#common/domain/documents/actions.ts';
import { CapturePhoto } from './actions.ts';
import {
  captured,
  captureRow,
  isEvidenced,
  recordedInPast,
  retakeExplained,
  whenRecorded,
} from './capture-checks.ts';
import { AllowPhoto } from './photo-actions.ts';
import { isGalleryOn, portraitSubject } from './photo-policy.ts';
import { failedCodes, isPhotoWaiting } from './photo.ts';

type Captured = z.infer<typeof CapturePhoto>;

/** Who rules on a photo that did not pass: the heads nearest to the camera. */
export const PHOTO_SUPERVISORS: readonly ActorRole[] = ['SUBSECTION_HEAD', 'SECTION_HEAD'];

const photoEvidenced: Check<Captured> = {
  id: 'photo.evidence',
  refuses: ({ payload, policy }) => isEvidenced(payload, payload.attachmentId !== null, policy),
};

/** A picture taken here was judged, or it is said why it could not be: silence is neither. */
const photoAssessed: Check<Captured> = {
  id: 'photo.assessed',
  refuses: ({ payload: { attachmentId, assessment, notAssessed } }) =>
    attachmentId === null || (assessment === undefined) !== (notAssessed === undefined)
      ? null
      : refuse('PHOTO_NOT_ASSESSED'),
};

/** An adult is not judged by the rules of an infant. */
const subjectByAge: Check<Captured> = {
  id: 'photo.subject',
  refuses: (input) => {
    const { payload, file, policy } = input;
    if (!payload.assessment) return null;
    const subject = portraitSubject(file.applicant.birthDate, today(input), policy.photo);
    return payload.assessment.subject === subject ? null : refuse('PHOTO_SUBJECT_WRONG', { subject });
  },
};

/** A head-scarf explains itself; what eases a rule for a medical cause is said in words. */
const allowanceExplained: Check<Captured> = {
  id: 'photo.allowance',
  refuses: ({ payload: { assessment, allowanceNote = '' }, policy }) =>
    assessment?.allowances.includes('MEDICAL') && allowanceNote.length < policy.minNoteLength
      ? refuse('NOTE_TOO_SHORT', { min: policy.minNoteLength })
      : null,
};

const sourceAllowed: Check<Captured> = {
  id: 'photo.source',
  refuses: ({ payload, policy }) =>
    payload.source === 'FILE' && !policy.photo.fileInput ? refuse('PHOTO_FILE_NOT_ALLOWED') : null,
};

/** Where a picture came from is always said; a photo that is only recorded names none. */
const sourceSaid: Check<Captured> = {
  id: 'photo.sourceSaid',
  refuses: ({ payload: { attachmentId, source } }) =>
    attachmentId !== null && source === null ? refuse('PHOTO_SOURCE_MISSING') : null,
};

const comparisonOn: Check<Captured> = {
  id: 'photo.comparisonOn',
  refuses: ({ payload, policy }) =>
    (payload.comparisons?.length ?? 0) > 0 && !policy.photo.comparison ? refuse('FACE_COMPARISON_OFF') : null,
};

const doubtExplained: Check<Captured> = {
  id: 'photo.doubt',
  refuses: ({ payload: { comparisons = [] }, policy }) =>
    comparisons.some(({ decision, note }) => decision !== 'SAME_PERSON' && note.length < policy.minNoteLength)
      ? refuse('NOTE_TOO_SHORT', { min: policy.minNoteLength })
      : null,
};

const galleryOn: Check<Captured> = {
  id: 'photo.galleryOn',
  refuses: ({ payload, policy }) =>
    payload.gallery !== undefined && !isGalleryOn(policy.photo) ? refuse('FACE_GALLERY_OFF') : null,
};

const photoWaits = guard('photo.waiting', 'PHOTO_NOT_WAITING', ({ file }) => isPhotoWaiting(file));

/** Whoever took it does not let it through, in small offices neither. */
const notOwnPhoto = guard(
  'photo.secondPerson',
  'SECOND_PERSON_REQUIRED',
  ({ file, actor }) => file.photo?.stamp.by !== actor,
);

/** The supervisor names what failed, so that nothing is let through unseen. */
const codesNamed: Check<z.infer<typeof AllowPhoto>> = {
  id: 'photo.codes',
  refuses: ({ file, payload }) => {
    const failed = file.photo ? failedCodes(file.photo) : [];
    return isSameSet(failed, payload.failedCodes) ? null : refuse('PHOTO_CODES_DIFFER', { codes: failed });
  },
};

function isSameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((one) => right.includes(one));
}

export const photoRules = {
  'biometrics.capturePhoto/1': defineRule({
    payload: CapturePhoto,
    transitions: captureRow<Captured>('PHOTO', [
      photoEvidenced,
      photoAssessed,
      subjectByAge,
      allowanceExplained,
      sourceSaid,
      sourceAllowed,
      comparisonOn,
      doubtExplained,
      galleryOn,
      recordedInPast,
      retakeExplained((file) => file.photo !== null),
    ]),
    apply: (file, payload, meta) =>
      captured({ ...file, photo: { ...photoOf(payload), stamp: stampOf(meta) } }, meta),
  }),
  'biometrics.allowPhoto/1': defineRule({
    payload: AllowPhoto,
    decision: true,
    transitions: [
      {
        from: ['IN_SERVICE'],
        to: ['IN_SERVICE', 'VERIFICATION'],
        roles: PHOTO_SUPERVISORS,
        guards: [noConflictOfInterest, photoWaits, notOwnPhoto],
        checks: [...reasonsOf('PHOTO_ALLOWED'), codesNamed],
      },
    ],
    apply: (file, payload, meta) => {
      if (!file.photo) return file;
      const reasons = { codes: payload.reasonCodes, note: payload.note };
      const ruling = { allowed: true, reasons, codes: payload.failedCodes, stamp: stampOf(meta) };
      return settleService({ ...file, photo: { ...file.photo, ruling } }, meta.occurredAt);
    },
  }),
  'biometrics.declinePhoto/1': defineRule({
    payload: WithNote,
    decision: true,
    transitions: [
      {
        from: ['IN_SERVICE'],
        to: 'SAME',
        roles: PHOTO_SUPERVISORS,
        guards: [noConflictOfInterest, photoWaits, notOwnPhoto],
        checks: [noteLongEnough],
      },
    ],
    apply: (file, { note }, meta) => {
      if (!file.photo) return file;
      const reasons = { codes: [], note };
      const ruling = { allowed: false, reasons, codes: failedCodes(file.photo), stamp: stampOf(meta) };
      return { ...file, photo: { ...file.photo, ruling } };
    },
  }),
};

/** Only what was said stands on the file, so that a file of an older build reads as it always did. */
function photoOf(payload: Captured) {
  const { assessment, frameAssessment, notAssessed } = payload;
  const { masterAttachmentId, allowanceNote, comparisons, gallery, second } = payload;
  return {
    attachmentId: payload.attachmentId,
    reference: payload.reference,
    ...(payload.source ? { source: payload.source } : {}),
    ...(assessment ? { assessment } : {}),
    ...(frameAssessment ? { frameAssessment } : {}),
    ...(notAssessed ? { notAssessed } : {}),
    ...(masterAttachmentId ? { masterAttachmentId } : {}),
    ...(allowanceNote ? { allowanceNote } : {}),
    ...(comparisons && comparisons.length > 0 ? { comparisons } : {}),
    ...(gallery ? { gallery } : {}),
    ...(second ? { second } : {}),
    ...whenRecorded(payload),
  };
}
