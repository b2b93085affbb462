import { type documentErrors as id } from '../id/document-errors.ts';

/** Refusals at the document desk. */
export const documentErrors: typeof id = {
  DOCUMENTS_INCOMPLETE: {
    what: 'Required documents are missing or do not match.',
    next: 'Check what is missing, or return the file to the applicant.',
  },
  NOTHING_MISSING: {
    what: 'No document is missing.',
    next: 'Mark what the applicant has to bring, or accept the file.',
  },
  DIFFERENCES_OPEN: {
    what: 'Form and papers still say different things.',
    next: 'Correct the data, record the explanation, or return the file because its data differ.',
  },
  NO_DIFFERENCE: {
    what: 'There is no open difference for this value and document.',
    next: 'Reload the file; another officer may have settled it.',
  },
  TYPE_CHANGE_NOT_ALLOWED: {
    what: 'The procedure does not allow this change of type.',
    next: 'Return the file because it was booked under the wrong type.',
  },
};
