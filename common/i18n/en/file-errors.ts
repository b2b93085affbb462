import { type fileErrors as id } from '../id/file-errors.ts';

/** Files on the way into the vault or out of the program. */
export const fileErrors: typeof id = {
  FILE_UNREADABLE: {
    what: 'The file cannot be read.',
    next: 'Make sure that it is whole and not open elsewhere, then choose it again.',
  },
  PAYMENT_COLUMNS_WRONG: {
    what: 'Read by these columns no row is a payment.',
    next: 'Hold the chosen columns against the first rows: billing code of 15 digits, NTPN, amount in rupiah.',
  },
  FILE_TOO_LARGE: {
    what: 'The file is larger than {{maxMegabytes}} MB.',
    next: 'Scan it again at a smaller size.',
  },
  FILE_TYPE_NOT_ALLOWED: {
    what: 'This type of file is not accepted.',
    next: 'Use JPEG, PNG or PDF.',
  },
  FILE_NOT_WRITTEN: {
    what: 'The file could not be written there.',
    next: 'Choose another folder, or check the room and the rights on the stick.',
  },
  FILES_TOO_MANY: {
    what: 'At most {{most}} files can be added at once.',
    next: 'Add the others after these.',
  },
  CENTRE_UNREACHABLE: {
    what: 'The centre (M-Paspor) does not answer.',
    next: 'Scan or choose the pages yourself, or try again in a few minutes.',
  },
  EXAMINATION_CHANGED: {
    what: 'The record changed after it was signed or closed.',
    next: 'Open the record again, then have the applicant read and sign it anew.',
  },
  RECOMMENDATION_INVALID: {
    what: 'Advice to suspend is only for a passport lost recklessly.',
    next: 'Choose the finding of recklessness, or another advice.',
  },
  PRINTER_AWAY: {
    what: 'The printer chosen for this desk was not found.',
    next: 'Switch it on and check its cable; the paper is tried again by itself.',
  },
  PRINTER_FAILED: {
    what: 'The printer did not take the paper.',
    next: 'Check paper, ink and cable; it is tried again by itself.',
  },
  PAPER_NOT_AVAILABLE: {
    what: 'The file no longer has this paper.',
    next: 'The file has gone on. Discard the paper or open the file.',
  },
  COPY_OUTDATED: {
    what: 'This paper was just printed from another window.',
    next: 'Close the sheet and open it again; its copy number is renewed.',
  },
  PRINT_FAILED: {
    what: 'The sheet could not be made into a PDF.',
    next: 'Try again. If it fails again, print it straight to the printer.',
  },
  FAMILY_LINKED: {
    what: 'This file is linked in a family already.',
    next: 'Take it out of that family first, then link it again.',
  },
  FAMILY_NOT_LINKED: {
    what: 'This file is not linked with that family.',
    next: 'Reload the file; the link may just have been ended.',
  },
  FAMILY_ON_HOLD: {
    what: 'Members of the family are held: {{numbers}}.',
    next: 'Wait until that is settled, or approve it apart with a reason that is recorded.',
  },
  ATTACHMENT_MISSING: {
    what: 'The attachment is not on this computer.',
    next: 'Scan or upload it again.',
  },
  ATTACHMENT_ERASED: {
    what: 'This picture was erased by the office’s rule on biometric data.',
    next: 'Nothing needs doing. If it is still needed, capture the applicant again or look in SIMKIM.',
  },
  ATTACHMENT_DAMAGED: {
    what: 'The attachment is damaged and was not opened.',
    next: 'Scan the original again and tell the IT officer.',
  },
};
