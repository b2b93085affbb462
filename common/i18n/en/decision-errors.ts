import { type decisionErrors as id } from '../id/decision-errors.ts';

/** Decisions: what must be seen first, who may decide, and whose file it is. */
export const decisionErrors: typeof id = {
  STEP_NOT_REOPENED: {
    what: 'Only the step named when the file was sent back is open again.',
    next: 'Do that step only. If another one is wrong too, ask for the file to be sent back again.',
  },
  OWN_FILE: {
    what: 'This is your own file.',
    next: 'Leave it to another officer.',
  },
  SAME_KK: {
    what: 'The applicant stands on your family card.',
    next: 'Leave it to another officer.',
  },
  SAME_FAMILY: {
    what: 'This file is linked with one of yours, of your family or of your household.',
    next: 'Leave it to another officer.',
  },
  SAME_ADDRESS: {
    what: 'The applicant has the same address as you.',
    next: 'Leave it to another officer.',
  },
  CLAIM_MARK_UNTRUE: {
    what: 'Why this file was taken before others does not agree with the office’s record.',
    next: 'Read the queue anew and take the file once more.',
  },
  DRAWN_FOR_ANOTHER: {
    what: 'Today’s lot gives this file to another officer.',
    next: 'Press “Take the next” for a file of yours.',
  },
  SECTIONS_NOT_SHOWN: {
    what: 'What changed since the capture has not been looked at.',
    next: 'Open the file, look at each change, then approve.',
  },
  PHOTO_NOT_SHOWN: {
    what: 'The applicant’s photo has not been looked at.',
    next: 'Open the file, look at the photo, then approve.',
  },
  BULK_REFUSED: {
    what: 'Nothing was approved yet: {{count}} files cannot be among the others ({{numbers}}).',
    next: 'They were taken out of the selection. Approve the others once more, then open those one by one.',
  },
  MOVES_REFUSED: {
    what: 'Nothing was moved yet: {{count}} files cannot go along ({{numbers}}).',
    next: 'They have left the selection. Move the others once more, then reschedule those that were held one by one.',
  },
  QUOTA_FULL: {
    what: 'Nothing was moved yet: the places of {{days}} were taken by others.',
    next: 'Free places were counted anew. Look at the new days, then move once more.',
  },
  DAY_INCOMPLETE: {
    what: 'Nothing was moved yet: this PC holds {{here}} of the {{atOffice}} files of that day.',
    next: 'Fetch the missing files from the hub, look at the list, then move once more.',
  },
  FAMILY_APART: {
    what: 'A member of this file’s family is not moved with it, or is given another day.',
    next: 'Move the whole family to one day, or reschedule them one by one.',
  },
  BULK_FLAGGED: {
    what: 'File {{number}} carries a risk flag and cannot be approved among others.',
    next: 'Take it out of the selection and open it by itself.',
  },
  BULK_SAMPLED: {
    what: 'File {{number}} is in the random sample that must be opened one by one.',
    next: 'Take it out of the selection and open the file.',
  },
  OPINION_NEEDED: {
    what: 'The second person must give an own opinion before this decision is carried out.',
    next: 'Give your opinion first; the first person’s proposal shows afterwards.',
  },
  OPINION_NOT_ASKED: {
    what: 'No second opinion is asked for on this file.',
    next: 'Read the file again and see what it waits for.',
  },
  OPINIONS_DIFFER: {
    what: 'The two opinions differ, so neither of the two decides.',
    next: 'Wait for the next head’s decision.',
  },
  NEXT_HEAD_ONLY: {
    what: 'It is not yet the office head’s turn to decide.',
    next: 'Wait for a section head’s proposal or for two opinions that differ.',
  },
  PROOF_NEEDED: {
    what: 'Approving together asks for your password again.',
    next: 'Enter your password; it holds for {{minutes}} minutes.',
  },
  CORRECTOR_MAY_NOT_APPROVE: {
    what: 'Whoever corrected a file may not approve it.',
    next: 'Ask another official to approve.',
  },
};
