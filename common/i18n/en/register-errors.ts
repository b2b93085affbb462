import type { registerErrors as indonesian } from '../id/register-errors.ts';

export const registerErrors: typeof indonesian = {
  SUBJECT_EXISTS: {
    what: 'This record was already opened with other contents.',
    next: 'Reload the list and go on with the record that is there.',
  },
  SUBJECT_NOT_FOUND: {
    what: 'The office’s book has no such record.',
    next: 'Reload the list and choose the record from it.',
  },
  BREACH_CLOSED: {
    what: 'This incident has been closed: it was no failure of data protection.',
    next: 'If that turns out to be wrong, record a new one.',
  },
  NOTICE_RECORDED: {
    what: 'This notice has been recorded already.',
    next: 'Reload the list to see its day and letter number.',
  },
  NOTICE_BEFORE_NOTICING: {
    what: 'The notice would be earlier than the moment the incident was noticed, or has not come yet.',
    next: 'Check day and time of the letter.',
  },
  HOLD_DECIDED: {
    what: 'This hold has been confirmed or lifted already.',
    next: 'Reload the list to see how it stands now.',
  },
  HOLD_NOT_IN_FORCE: {
    what: 'This hold has been lifted already.',
    next: 'If it is still needed, propose a new one.',
  },
  DISPOSAL_DECIDED: {
    what: 'This disposal has been decided already.',
    next: 'Reload the list to see how it stands now.',
  },
  DISPOSAL_NOT_YOURS: {
    what: 'Only the person who proposed this disposal takes it back.',
    next: 'Ask that person, or let the head of the office refuse it.',
  },
  FILE_DISPOSED: {
    what: 'The office has let this file go for good, because its years of keeping were over.',
    next: 'Set this work aside. If the applicant comes again, begin a new file.',
  },
  REQUEST_ANSWERED: {
    what: 'This request has been answered or refused already.',
    next: 'Reload the list to see the letter.',
  },
  QUOTA_DAY_PAST: {
    what: 'That day is past, so its quota cannot be set any more.',
    next: 'Choose today or a later day.',
  },
  QUOTA_DECIDED: {
    what: 'This proposal of a quota has been set or refused already.',
    next: 'Reload the list. To change the quota, propose a new one.',
  },
  ANNOUNCEMENT_PUBLISHED: {
    what: 'This announcement was already published or withdrawn; its text is not changed any more.',
    next: 'Withdraw it and write a new one.',
  },
  ANNOUNCEMENT_WITHDRAWN: {
    what: 'This announcement has already been withdrawn.',
    next: 'There is nothing to do. Reload the list if it is still on the screen.',
  },
  IRREGULARITY_CLOSED: {
    what: 'This report is already closed.',
    next: 'Write a new one if there is something else to look into.',
  },
  COMPLAINT_STATE: {
    what: 'This step does not fit the state of the complaint.',
    next: 'Reload the list; another officer may have gone on with it.',
  },
  COMPLAINT_ABOUT_YOU: {
    what: 'This complaint is about you, so you may not handle it.',
    next: 'Leave it to another complaint officer or to a head.',
  },
  COMPLAINT_ABOUT_HANDLER: {
    what: 'The officer complained about may not handle this complaint.',
    next: 'Choose another officer.',
  },
  COMPLAINT_NOT_YOURS: {
    what: 'Only the officer who handles this complaint takes this step.',
    next: 'Ask that officer to go on, or assign the complaint to somebody else.',
  },
  COMPLAINT_WITH_HEADS: {
    what: 'This complaint was passed up to the heads.',
    next: 'Only a head can assign it again.',
  },
  IMPROVEMENT_DAY_PAST: {
    what: 'The day by which it should be better has passed.',
    next: 'Choose today or a later day.',
  },
  RECONCILE_DAY_AHEAD: {
    what: 'The day of the treasury’s file has not come yet.',
    next: 'Choose today or an earlier day.',
  },
  IMPROVEMENT_DONE: {
    what: 'This improvement was already reported as done.',
    next: 'There is nothing to do. Reload the list if it is still on the screen.',
  },
  IMPROVEMENT_NOT_YOURS: {
    what: 'Only its owner reports this improvement as done.',
    next: 'Ask the owner to write down the result.',
  },
  SURVEY_CLOSED: {
    what: 'The survey page was closed, so this answer was not kept.',
    next: 'Open the survey from the menu and fill it in again.',
  },
  REVIEW_FINISHED: {
    what: 'This review is finished.',
    next: 'Begin a new one in the next quarter.',
  },
  REVIEW_INCOMPLETE: {
    what: 'Accounts that nobody has reviewed: {{count}}.',
    next: 'Review each account, then finish.',
  },
  REVIEW_NOTHING_TO_DO: {
    what: 'There is nothing to do about this account.',
    next: 'Read the review anew.',
  },
  REVIEW_OWN: {
    what: 'Nobody reviews the own account.',
    next: 'Ask another head or the auditor to review yours.',
  },
  REVIEW_EXISTS: {
    what: 'This quarter’s review was begun already, or the last one is not finished.',
    next: 'Go on with the one that is there.',
  },
  ACCOUNT_UNUSED: {
    what: 'This account is locked: it was not used for {{days}} days.',
    next: 'Ask whoever keeps the accounts to unlock it, with a reason.',
  },
  RECHECK_NOTHING_TO_ANSWER: {
    what: 'No difference on this file waits for a note.',
    next: 'Read the list anew.',
  },
  RECHECK_DRAWN: {
    what: 'This month was drawn already.',
    next: 'See the draw in the list.',
  },
  RECHECK_NOT_OPEN: {
    what: 'This file was not drawn, or was examined again already.',
    next: 'Take the next file.',
  },
  RECHECK_NOT_PROMISED: {
    what: 'The draw of that month was not promised while it ran.',
    next: 'Promise this month’s draw, and draw next month.',
  },
  RECHECK_TOO_EARLY: {
    what: 'That month is not over.',
    next: 'Draw once it is over.',
  },
  RECHECK_TOUCHED: {
    what: 'You worked on this file.',
    next: 'Leave it to somebody who never touched it.',
  },
};
