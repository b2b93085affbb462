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
    what: 'Something is missing or not in the right form: {{fields}}.',
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
  DISK_FAULT: {
    what: 'The disk of this computer cannot be read or written.',
    next: 'Stop working and ask the IT officer to check the disk. Do not delete the data folder.',
  },
  DATABASE_CORRUPT: {
    what: 'The database is damaged.',
    next: 'Stop working and call the IT officer. Do not delete the data folder.',
  },
  DATABASE_NEWER: {
    what: 'The data were made by a newer version of the program.',
    next: 'Call the IT officer: bring the program to the newer version, or, if the office went back to this one, take the copy from before the update.',
  },
  DATABASE_KEY_LOST: {
    what: 'The data cannot be opened: its key is lost on this computer, or the beginning of the data file is damaged.',
    next: 'Call the IT officer: restore the office key; if it still does not open, restore a copy of the data.',
  },
  DATABASE_BUSY: { what: 'The database is in use.', next: 'Wait a moment and try again.' },
  ALREADY_SET_UP: { what: 'This office has been set up.', next: 'Sign in with an existing account.' },
  FINGERS_SAME_PICTURE: {
    what: 'Two fingers use the same picture.',
    next: 'Capture or choose a picture of its own for each finger.',
  },
  ACTION_ID_USED: {
    what: 'This action number already stands for another action.',
    next: 'Open the file again and repeat the action.',
  },
  FILE_HIDDEN: {
    what: 'The contents of this file are still hidden.',
    next: 'Claim the file, or reveal its data with a reason.',
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
  REGISTER_NO_USED: {
    what: 'This register number already stands for another handover.',
    next: 'Ask for a new number with the button beside the field and save again.',
  },
  PASSPORT_NUMBER_USED: {
    what: 'Another application uses this passport number.',
    next: 'Check the number on the book.',
  },
  BLANK_RANGE_MIXED: {
    what: 'These numbers are not of one kind and size.',
    next: 'Hand them over separately, one kind at a time.',
  },
  BLANK_RANGE_INVALID: {
    what: 'This range cannot be counted on from its first number.',
    next: 'Check the first number and the count.',
  },
  STOCK_NOT_YOURS: {
    what: 'These blanks are not in your hand.',
    next: 'Ask whoever holds them to hand them over.',
  },
  STOCK_TAKER_WRONG: {
    what: 'This person cannot take or witness this movement.',
    next: 'Choose a print officer for blanks that go out, or a keeper of the safe for blanks that come back.',
  },
  STOCK_REQUEST_ANSWERED: {
    what: 'This request has been answered already.',
    next: 'Load the screen again; ask anew if it is still needed.',
  },
  COUNT_NOT_OPEN: {
    what: 'This count has ended, or no difference is open.',
    next: 'Load the screen again and begin a new count if needed.',
  },
  PAYMENT_USED: {
    what: 'This billing code or NTPN has settled application {{number}} already.',
    next: 'Check the receipt; one payment is for one application.',
  },
  BLANK_KNOWN: {
    what: 'Some serials are recorded already: {{serials}}.',
    next: 'Check the first serial and the count.',
  },
  SOP_UNKNOWN: {
    what: 'The procedure of this file is not available.',
    next: 'Update the program on this computer.',
  },
  SAMPLE_INVALID: {
    what: 'The sample office’s file {{file}} is damaged (at {{path}}).',
    next: 'Install the program again, or call the IT officer. The real office’s data are not involved.',
  },
  SOP_INVALID: {
    what: 'The procedure file {{file}} cannot be used (part: {{path}}). The office’s data were not touched.',
    next: 'Ask the IT officer to reinstall the program or to repair that file, then open the program again.',
  },
  CALENDAR_MISSING: {
    what: 'The working-day calendar is missing.',
    next: 'Ask the IT officer to reinstall the program, then open it again.',
  },
  STAGE_NOT_RECORDABLE: {
    what: 'This stage cannot be only recorded from SIMKIM.',
    next: 'Choose document check, capture or interview.',
  },
  OUTAGE_DECLARED: {
    what: 'An outage is declared and still lasts.',
    next: 'End it before declaring another.',
  },
  HUB_UNREACHABLE: {
    what: 'The office server cannot be reached ({{reason}}).',
    next: 'This part needs the server. Try again once connected; other work goes on.',
  },
  HUB_REFUSED: {
    what: 'The office server refused the request (status {{status}}).',
    next: 'Try again. If it is still refused, call the IT officer.',
  },
  HUB_ANSWER_UNREADABLE: {
    what: 'The office server’s answer is not understood.',
    next: 'Call the IT officer: server and application may be of different versions.',
  },
  HUB_SIGN_IN_NEEDED: {
    what: 'This part needs a sign-in with the office server.',
    next: 'Sign out and in again while the server is connected.',
  },
  HUB_JOINED: {
    what: 'This PC is connected to the office server already.',
    next: 'Nothing needs to be done.',
  },
  OFFLINE_SIGN_IN_EXPIRED: {
    what: 'Signing in without the office server is not possible: you never did so here while connected, or too long ago.',
    next: 'Wait until the server is connected, then sign in as usual.',
  },
  ENROLMENT_REFUSED: {
    what: 'The enrolment code is not valid.',
    next: 'Ask the IT officer for a new code; one code serves one PC.',
  },
  CODE_WRONG_KIND: {
    what: 'This code is for something else: a new PC and the move of an office have different codes.',
    next: 'Ask IT for the right one.',
  },
  OFFICE_NOT_EMPTY: {
    what: 'The office on the server holds data already, so an office from one PC cannot move there.',
    next: 'Set up an empty server and make the code for the move there.',
  },
  OFFICE_DIFFERS: {
    what: 'The server was set up for another office: the office code or the time zone differs.',
    next: 'Check the address, or set the server up with the same office code and time zone.',
  },
  FILE_IN_FIELD: {
    what: 'This file is out of the office: {{desk}} took it along to {{place}}.',
    next: 'Work on it when the laptop is back and its files were counted, or ask a head to call the day off.',
  },
  TAKE_OVER_RUNNING: {
    what: 'The office is moving to its server. Files can be read and not yet changed.',
    next: 'Wait until the move is done; work goes on afterwards.',
  },
  OFFICE_MOVED_AWAY: {
    what: 'The office is at its server now, and this PC was removed from it. Files can be read here and no longer changed.',
    next: 'Work at another PC of the office. IT sets this PC up anew with a PC code from the server.',
  },
  TAKE_OVER_NOT_RUNNING: {
    what: 'The server is not taking over anything from this PC.',
    next: 'Ask IT; nothing on this PC has changed.',
  },
  TAKE_OVER_INCOMPLETE: {
    what: 'The server does not hold as much as was sent, so the move is not finished.',
    next: 'Ask IT; nothing on this PC has changed.',
  },
  FILE_NOT_AS_AUDITED: {
    what: 'The file is not what its audit trail says.',
    next: 'It stays on this PC. Report its number to IT and the auditor.',
  },
  ACTOR_UNKNOWN: {
    what: 'The file holds an action by somebody who is nobody of this office.',
    next: 'It stays on this PC. Report its number to IT and the auditor.',
  },
  FILE_NOT_MOVED: {
    what: 'The server did not take this file when the office moved, so it can only be read on this PC.',
    next: 'Ask IT and name the application number.',
  },
  DESK_REVOKED: {
    what: 'This PC was removed from the office server.',
    next: 'Call the IT officer. Work that was not sent is kept.',
  },
  PROTOCOL_UNSUPPORTED: {
    what: 'This version no longer fits the office server.',
    next: 'Update the application. Work that was not sent is kept.',
  },
  PUSH_GAP: {
    what: 'The order of this PC’s actions has a gap ({{expected}} expected).',
    next: 'Call the IT officer; nothing is lost.',
  },
  REFETCH: {
    what: 'The copy on this PC must be fetched again from the office server.',
    next: 'Wait a moment; copying runs by itself.',
  },
  ACTOR_NOT_SIGNED_IN: {
    what: 'The office server knows no sign-in of this officer at this PC at that time.',
    next: 'The officer signs in again while connected and repeats the action.',
  },
  CLOCK_AHEAD: {
    what: 'This PC’s clock is ahead of the office server’s.',
    next: 'Ask the IT officer to set the clock, then repeat the action.',
  },
  DUPLICATE_REVIEW_OPEN: {
    what: 'Another application with the same NIK is open.',
    next: 'Finish the duplicate review first: only one passport can be issued.',
  },
  CONSTRAINT: {
    what: 'The office server refused because other records contradict it.',
    next: 'Open the file, look at its newest state, then decide again.',
  },
  PROOF_INVALID: {
    what: 'The request was not proven to come from this PC.',
    next: 'Try again. If it happens again, call the IT officer.',
  },
  TOKEN_EXPIRED: {
    what: 'This PC’s pass at the office server has run out.',
    next: 'Nothing needs to be done: the application asks for another by itself.',
  },
  CLOCK_WRONG: {
    what: 'This PC’s clock differs from the office server’s by more than ten minutes.',
    next: 'Ask the IT officer to set the clock.',
  },
  DESK_UNKNOWN: {
    what: 'The office server does not know this PC.',
    next: 'Ask the IT officer for an enrolment code.',
  },
  TOTP_NEEDED: {
    what: 'This account needs the six-digit code of the authenticator app.',
    next: 'Type the code that it shows now.',
  },
  TOO_MANY_REQUESTS: {
    what: 'Too many requests in a short time.',
    next: 'Wait a minute, then try again.',
  },
  BACKUP_NO_FOLDER: {
    what: 'No folder for backups is named.',
    next: 'Set HUB_BACKUP_FOLDER to a folder on another disk, or give --to.',
  },
  BACKUP_SAME_DISK: {
    what: 'The folder for backups lies on the disk of the data: both would be lost together.',
    next: 'Choose a folder on another disk.',
  },
  BACKUP_NOT_FOUND: {
    what: 'There is no backup in that folder.',
    next: 'Check --from and --file; the disk with the backups must be connected.',
  },
  BACKUP_UNREADABLE: {
    what: 'This backup cannot be opened: another key, or the file was changed or cut off.',
    next: 'Compare the key with the paper from the safe; if it is right, take an older backup with --file.',
  },
  DATA_FOLDER_NOT_EMPTY: {
    what: 'The data folder is not empty. A backup is never laid over data that are there.',
    next: 'Stop the hub and move the folder aside, or name an empty one with HUB_DATA.',
  },
  HUB_NOT_SET_UP: {
    what: 'The office server has not been set up.',
    next: 'Ask the IT officer to run its set-up.',
  },
  NOTE_NOT_TRUSTED: {
    what: 'This outbox file is not from a desk of this office, or was changed.',
    next: 'Take the file again from the desk that it comes from.',
  },
  HUB_NOT_JOINED: {
    what: 'This PC is not connected to an office server.',
    next: 'This part is only for an office with a server.',
  },
  INTAKE_STOPPED: {
    what: 'New intake is stopped on this PC ({{gate}}).',
    next: 'Finish the open files. See “Outbox” for the reason, then call the IT officer.',
  },
  DAY_CLOSED: {
    what: 'The day {{day}} is closed already.',
    next: 'Print the record that is there, or save its anchor.',
  },
  DAY_NOT_TODAY: {
    what: 'The date has changed: it is {{day}} now.',
    next: 'Reload the screen, then close the current day.',
  },
  TOTP_WRONG: {
    what: 'The code does not match.',
    next: 'Type the code that shows now; make sure that the telephone’s clock is right, or begin again.',
  },
  AUDIT_BROKEN: {
    what: 'The audit trail is not intact: {{problem}} at {{at}}.',
    next: 'Change nothing on the server, keep a copy of the data, and call the internal auditor.',
  },
  DOCUMENT_INVALID: {
    what: 'What the document holds does not fit: {{problems}}.',
    next: 'Correct what is named, then propose it again.',
  },
  DOCUMENT_DATE_PASSED: {
    what: 'The effective date {{date}} has passed.',
    next: 'Propose it again for today or later.',
  },
  DOCUMENT_UNCHANGED: {
    what: 'The proposal says the same as the document in force on that day.',
    next: 'Change what it says, or leave the proposal.',
  },
  DOCUMENT_NOT_TRUSTED: {
    what: 'A document of the server carries no valid signature and is not used.',
    next: 'The old one stays in force. Call the IT officer.',
  },
  PROPOSAL_DECIDED: {
    what: 'This proposal has been decided already.',
    next: 'Load the list again to see the outcome.',
  },
  PROPOSAL_CHANGED: {
    what: 'The proposal on the server is not the one on this screen.',
    next: 'Load the list again, read the differences, then decide.',
  },
  SOP_PART_UNKNOWN: {
    what: 'The file {{file}} is no readable part of the procedure.',
    next: 'Name the file after its part, for example fees.json or requirements.json.',
  },
};
