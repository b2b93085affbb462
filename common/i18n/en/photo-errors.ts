import type { photoErrors as id } from '../id/photo-errors.ts';

export const photoErrors: typeof id = {
  PHOTO_NOT_ASSESSED: {
    what: 'The photo has not been judged.',
    next: 'Take it again on the photo screen; judging runs by itself.',
  },
  PHOTO_SUBJECT_WRONG: {
    what: 'The photo was judged by the rules for another age.',
    next: 'Check the date of birth, then take the photo again.',
  },
  PHOTO_FILE_NOT_ALLOWED: {
    what: 'This office allows no photos from files.',
    next: 'Take the photo with the camera, or ask the section head to change the rules for photos.',
  },
  PHOTO_SOURCE_MISSING: {
    what: 'It is not said where this photo comes from: camera or file.',
    next: 'Take it again on the photo screen; its source is recorded with it.',
  },
  PHOTO_NOT_WAITING: {
    what: 'This photo is not (or no longer) waiting for a supervisor.',
    next: 'Open the file again to see how the photo stands.',
  },
  PHOTO_CODES_DIFFER: {
    what: 'What failed is not what you have named.',
    next: 'Open the file again, look at everything that failed, then decide again.',
  },
  FACE_COMPARISON_OFF: {
    what: 'This office does not compare faces.',
    next: 'Save the photo without a comparison.',
  },
  FACE_GALLERY_OFF: {
    what: 'Faces are not looked for in the files of this office.',
    next: 'Save the photo without it. It begins only when the impact assessment and the section head’s decision are on record.',
  },
};
