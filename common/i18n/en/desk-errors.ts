import { type deskErrors as id } from '../id/desk-errors.ts';

export const deskErrors: typeof id = {
  CHANNEL_UNKNOWN: {
    what: 'This part of the program is not available.',
    next: 'Restart the program. If it happens again, tell the IT officer.',
  },
  SENDER_NOT_TRUSTED: {
    what: 'The request did not come from the program’s own window.',
    next: 'Close the program and open it again.',
  },
  SIGNED_OUT: { what: 'You are not signed in.', next: 'Sign in with your username and password.' },
  LOCKED: { what: 'The screen is locked.', next: 'Unlock it with your password.' },
  FORBIDDEN: { what: 'Your role may not open this part.', next: 'Ask your superior if you need it.' },
  INPUT_INVALID: {
    what: 'Something is missing or has the wrong form: {{fields}}.',
    next: 'Correct it and send again.',
  },
  INTERNAL: {
    what: 'Something went wrong in the program. Saved work is safe.',
    next: 'Try again. If it happens again, copy the details and send them to the IT officer.',
  },
  DISK_FULL: {
    what: 'The disk of this computer is full.',
    next: 'Ask the IT officer to free some space and try again.',
  },
  DATABASE_CORRUPT: {
    what: 'The database is damaged.',
    next: 'Stop working and ask the IT officer to restore a backup.',
  },
  DATABASE_NEWER: {
    what: 'The data were made by a newer version of the program.',
    next: 'Update the program on this computer.',
  },
  DATABASE_KEY_LOST: {
    what: 'The data key cannot be opened on this computer.',
    next: 'Ask the IT officer to restore the office key.',
  },
  DATABASE_BUSY: { what: 'The database is in use.', next: 'Wait a moment and try again.' },
  SIGN_IN_FAILED: {
    what: 'Username or password is wrong.',
    next: 'Check capital letters and try again.',
  },
  SIGN_IN_PAUSED: { what: 'Too many attempts to sign in.', next: 'Try again in {{minutes}} minutes.' },
  PASSWORD_WEAK: {
    what: 'The password is too easy to guess.',
    next: 'Use at least 12 letters, for example four random words.',
  },
  USERNAME_TAKEN: { what: 'The username is in use.', next: 'Choose another username.' },
  ALREADY_SET_UP: { what: 'This office has been set up.', next: 'Sign in with an existing account.' },
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
  ATTACHMENT_MISSING: {
    what: 'The attachment is not on this computer.',
    next: 'Scan or upload it again.',
  },
  ATTACHMENT_DAMAGED: {
    what: 'The attachment is damaged and was not opened.',
    next: 'Scan the original again and tell the IT officer.',
  },
  IMPORT_COLUMNS_MISSING: {
    what: 'Some required columns are not mapped.',
    next: 'Map every required column, or enter a fixed value.',
  },
  IMPORT_NOT_FOUND: { what: 'The import file is gone.', next: 'Choose the file again.' },
  IMPORT_RUNNING: { what: 'Another import is running.', next: 'Wait until it ends, or cancel it.' },
  NOT_FOUND: { what: 'Nothing was found.', next: 'Check the number or the name and search again.' },
  NOTHING_TO_CLAIM: {
    what: 'No file is waiting at this stage.',
    next: 'Serve another stage, or wait for the next applicant.',
  },
  DESK_PAUSED: { what: 'This desk is paused.', next: 'Open the desk again from the person menu.' },
  PASSPORT_NUMBER_USED: {
    what: 'Another application uses this passport number.',
    next: 'Check the number on the book.',
  },
  BLANK_KNOWN: {
    what: 'Some serials are recorded already: {{serials}}.',
    next: 'Check the first serial and the count.',
  },
  SOP_UNKNOWN: {
    what: 'The procedure of this file is not available.',
    next: 'Update the program on this computer.',
  },
  CALENDAR_MISSING: {
    what: 'There is no working-day calendar for this year.',
    next: 'Ask the IT officer to update the calendar.',
  },
};
