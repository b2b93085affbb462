import { type fileErrors as id } from '../id/file-errors.ts';

/** Files on the way into the vault or out of the program. */
export const fileErrors: typeof id = {
  FILE_UNREADABLE: {
    what: 'The file cannot be read.',
    next: 'Make sure that it is whole and not open elsewhere, then choose it again.',
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
  ATTACHMENT_DAMAGED: {
    what: 'The attachment is damaged and was not opened.',
    next: 'Scan the original again and tell the IT officer.',
  },
};
