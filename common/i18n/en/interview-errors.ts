/** Refusals about an interview and the data that it ends with. */
export const interviewErrors = {
  BOOK_DATA_NOT_SIGNED: {
    what: 'The applicant has not read and signed the data of the passport.',
    next: 'Show the data to the applicant (Ctrl+D) and have it signed on the screen or on a printed sheet.',
  },
  BOOK_DATA_CHANGED: {
    what: 'The data that was signed is no longer what stands on the file.',
    next: 'Show the newest data to the applicant and have it signed again.',
  },
  BOOK_DATA_SIGNED: {
    what: 'The data in force has been signed.',
    next: 'There is nothing to do.',
  },
  SIGNER_IS_CHILD: {
    what: 'A child under {{age}} does not sign for the data of its passport.',
    next: 'Choose parent or guardian as the signer and enter the name.',
  },
  SIGNED_SHEET_NOT_SCANNED: {
    what: 'The signed sheet of data was not scanned into the file.',
    next: 'Show the data again (Ctrl+D) and choose the scan of the signed sheet.',
  },
  SIGNER_NOT_NAMED: {
    what: 'The name of whoever signs is missing.',
    next: 'Enter the name of the parent or guardian who signs.',
  },
  OBSERVATION_UNKNOWN: {
    what: 'There are words about an observation that is not chosen.',
    next: 'Choose the observation, or delete the words.',
  },
  CONFIRMATION_MISSING: {
    what: 'The applicant has not confirmed the data that will be printed.',
    next: 'Let the applicant read the data, then tick the confirmation.',
  },
  ANSWERS_MISSING: {
    what: 'Some required questions have no answer.',
    next: 'Fill in the answers to the required questions.',
  },
  QUESTION_UNKNOWN: {
    what: 'An answer belongs to a question that the procedure does not have.',
    next: 'Load the file again and fill in the answers that are needed.',
  },
  ORIGINALS_NOT_SEEN: {
    what: 'The interviewer has not seen every mandatory original.',
    next: 'Look at the originals and mark them in the list.',
  },
  INTERVIEW_TIMES_INVALID: {
    what: 'Start and end of the interview make no sense.',
    next: 'Check the clock of this PC, then save again.',
  },
};
