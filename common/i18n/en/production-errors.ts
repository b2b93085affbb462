import type { productionErrors as id } from '../id/production-errors.ts';

/** Refusals about blanks, printing, payments and the old book. */
export const productionErrors: typeof id = {
  BLANK_NOT_IN_HAND: {
    what: 'Blank {{serials}} is not in the hand that gives it.',
    next: 'Check the number, or have it handed over from the safe first.',
  },
  BLANK_COUNT_DIFFERS: {
    what: 'A count of the blanks differs from the ledger, so printing has stopped.',
    next: 'Ask the section head to settle the difference on the Blanks screen.',
  },
  ACTION_RETIRED: {
    what: 'This step is recorded in another way now.',
    next: 'Do the step again on the file’s screen.',
  },
  REAUTHENTICATION_NEEDED: {
    what: 'This step asks for a password given at most {{minutes}} minutes ago.',
    next: 'Enter your password once more.',
  },
  HOLDER_IS_CHILD: {
    what: 'The holder is younger than {{age}}, so the passport is not handed to them.',
    next: 'Choose a parent, a guardian or a proxy as the collector.',
  },
  HOLDER_NEEDS_NO_GUARDIAN: {
    what: 'The holder is {{age}} or older, or married, and has no guardian.',
    next: 'Choose the holder, family or a proxy.',
  },
  COLLECTOR_NOT_ON_FILE: {
    what: 'The collector is not the parent or guardian whom the file names.',
    next: 'Check the identity. If the person has the right, write why, in at least {{min}} letters.',
  },
  OLD_BOOK_NONE: {
    what: 'This application replaces no book.',
    next: 'Go on without recording an old book.',
  },
  OLD_BOOK_NOT_RECORDED: {
    what: 'It is not on record what became of the old book.',
    next: 'Record its revocation, cancellation or loss with the reference, then hand over.',
  },
  OLD_BOOK_OUTCOME_WRONG: {
    what: 'This does not fit the type of the application.',
    next: 'Expired, full and damaged books are revoked; damaged in issuance is cancelled; lost goes by police report or BAP.',
  },
  REMINDER_NOT_DUE: {
    what: 'No reminder is due for this passport.',
    next: 'Reminders go out 14, 21 and 28 days after the passport is ready, each once.',
  },
  PAYMENT_UNCONFIRMED: {
    what: 'The treasury has not confirmed the payment.',
    next: 'Wait for the reconciliation, or record a payment that is settled.',
  },
  PAYMENT_AMOUNT_WRONG: {
    what: 'By the treasury another amount was paid than this application asks for.',
    next: 'Record the right payment, or the additional one.',
  },
  PAYMENT_PRODUCT_WRONG: {
    what: 'By the treasury the fee of another kind of passport was paid.',
    next: 'Record the payment of the kind asked for, or change the application.',
  },
  BLANK_NOT_IN_STOCK: {
    what: 'This blank is not in stock.',
    next: 'Check the serial number, or record the delivery.',
  },
  BLANK_WRONG_KIND: {
    what: 'Kind or pages of the blank do not fit the application.',
    next: 'Take a fitting blank.',
  },
  BLANK_SERIAL_MISMATCH: {
    what: 'The serial differs from the allocated blank.',
    next: 'Compare the number on the book with the file.',
  },
  CHIP_NOT_READ: {
    what: 'The chip was not read, and the office’s procedure passes no book without it.',
    next: 'Read the chip with a reader, or fail the quality test.',
  },
  CHIP_MRZ_DIFFERS: {
    what: 'The data on the chip differ from the printed MRZ.',
    next: 'Make sure that the book you read belongs to this file. If it does, fail the quality test.',
  },
  CHIP_PHOTO_DIFFERS: {
    what: 'The photo on the chip is not the approved one, and nobody has declared them the same person.',
    next: 'Compare both photos. Declare the same person, or fail the quality test.',
  },
  CHIP_CHANGED: {
    what: 'The content of the chip does not fit its digital signature.',
    next: 'Read it once more. If it stays so, fail the quality test.',
  },
  CHIP_NOT_TRUSTED: {
    what: 'The chip was signed with a certificate that is not trusted or not valid.',
    next: 'Fail the quality test, and ask IT to check the country certificates in Settings.',
  },
  BLANK_NOT_DESTROYABLE: {
    what: 'Blank {{serials}} is neither spoiled nor voided, or is destroyed already.',
    next: 'Declare it spoiled first, or take the number off the list.',
  },
  DESTRUCTION_AHEAD: {
    what: 'The time of the destruction has not come yet.',
    next: 'Enter the time at which the blanks were destroyed.',
  },
  SHIPMENT_ANSWERED: {
    what: 'This transport was received already.',
    next: 'Look at its result on the tab Transports.',
  },
  SHIPMENT_NOT_FOUND: {
    what: 'There is no such transport, or it carries something else than is recorded.',
    next: 'Open the tab Transports again and choose it there.',
  },
  SHIPMENT_NOT_STOPPED: {
    what: 'This transport is not stopped.',
    next: 'Look at its state on the tab Transports.',
  },
  SHIPMENT_SEALS_WRONG: {
    what: 'The seals are not those of this transport.',
    next: 'Say of each seal of the dispatch, once, how it was found.',
  },
  VAULT_CLOSED: {
    what: 'The safe is closed.',
    next: 'Open the safe by two on the tab Safe, then try again.',
  },
  VAULT_OPEN: {
    what: 'The safe is open already.',
    next: 'Close it first on the tab Safe.',
  },
  VAULT_TOO_LATE: {
    what: 'The second person answered more than a minute after the first.',
    next: 'Ask for a new opening; both stand before the safe.',
  },
  SEPARATION_S10: {
    what: 'Whoever interviewed or approved may not print the passport of the same case.',
    next: 'Ask another print officer.',
  },
  PROXY_NOT_CHECKED: {
    what: 'No second officer has looked at this letter of authority and identity card.',
    next: 'Ask a colleague to open the file and choose “Check a letter of authority” with the same name and number.',
  },
};
