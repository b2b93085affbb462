import { type errors as id } from '../id/errors.ts';
import { decisionErrors } from './decision-errors.ts';
import { deskErrors } from './desk-errors.ts';
import { productionErrors } from './production-errors.ts';
import { documentErrors } from './document-errors.ts';
import { fieldErrors } from './field-errors.ts';
import { fileErrors } from './file-errors.ts';
import { hubErrors } from './hub-errors.ts';
import { deviceErrors } from './device-errors.ts';
import { interviewErrors } from './interview-errors.ts';
import { accountErrors } from './account-errors.ts';
import { machineErrors } from './machine-errors.ts';
import { registerErrors } from './register-errors.ts';
import { photoErrors } from './photo-errors.ts';
import { scanErrors } from './scan-errors.ts';

export const errors: typeof id = {
  ...decisionErrors,
  ...deskErrors,
  ...productionErrors,
  ...documentErrors,
  ...fieldErrors,
  ...fileErrors,
  ...interviewErrors,
  ...machineErrors,
  ...hubErrors,
  ...accountErrors,
  ...registerErrors,
  ...photoErrors,
  ...scanErrors,
  ...deviceErrors,
  ACTION_UNKNOWN: {
    what: 'This version of the program does not know this action.',
    next: 'Restart the program. If it happens again, tell the IT officer.',
  },
  PAYLOAD_INVALID: {
    what: 'Something is missing or has the wrong form: {{fields}}.',
    next: 'Correct the marked fields and send again.',
  },
  NOT_FROM_THIS_STATE: {
    what: 'This action does not apply at the present stage of the file.',
    next: 'See the stage at the top and choose one of the actions offered.',
  },
  ROLE_NOT_ALLOWED: {
    what: 'Your role may not do this.',
    next: 'Pass it to: {{roles}}.',
  },
  FILE_NOT_FOUND: { what: 'The file was not found.', next: 'Search again by application number or name.' },
  FILE_EXISTS: {
    what: 'An application with this number exists already.',
    next: 'Open the existing one through the search.',
  },
  STALE_VERSION: {
    what: 'The file changed after you opened it.',
    next: 'Look at the changes and decide again. What you typed is kept.',
  },
  CONFLICT_OF_INTEREST: {
    what: 'You declared a conflict of interest on this file.',
    next: 'Pass the file to another officer.',
  },
  CLAIMED_BY_OTHER: {
    what: 'Another officer is working on this file.',
    next: 'Take the next file, or take this one over if that officer is away.',
  },
  NOT_CLAIMED: { what: 'You have not taken this file.', next: 'Take the file first.' },
  TICKET_PARKED: { what: 'The ticket is parked.', next: 'Make the ticket active before you call it.' },
  NO_TICKET: {
    what: 'This file has no ticket that could be handled.',
    next: 'Record the arrival of the applicant first.',
  },
  PAYMENT_NOT_SETTLED: {
    what: 'The fee has not been paid.',
    next: 'Record the NTPN of the receipt, or ask the applicant to pay the billing code.',
  },
  PAYMENT_INSUFFICIENT: {
    what: 'The amount paid, {{paid}}, is less than the fee of {{due}}: {{rest}} is missing.',
    next: 'Ask the applicant to pay the rest, then record it with “Record an additional payment”.',
  },
  PAYMENT_COMPLETE: {
    what: 'The fee is paid in full.',
    next: 'No additional payment needs to be recorded.',
  },
  PAYMENT_STATUS_NOT_ALLOWED: {
    what: 'This payment status cannot be chosen here.',
    next: 'The section head decides on a waiver through “Waive the fee”.',
  },
  SLOT_MISSING: { what: 'There is no appointment yet.', next: 'Enter date and time of arrival.' },
  RESCHEDULE_USED: {
    what: 'The one allowed change of appointment has been used.',
    next: 'Use a special reschedule by the section head if the reason fits.',
  },
  RESCHEDULE_TOO_LATE: {
    what: 'An appointment can be changed until the day before.',
    next: 'Use a special reschedule by the section head.',
  },
  RESCHEDULE_NOT_IN_FUTURE: { what: 'The new date is past.', next: 'Choose a date to come.' },
  NOT_APPOINTMENT_DAY: {
    what: 'The appointment is not today but on {{date}}.',
    next: 'Write why you accept it off schedule, or ask the applicant to come on that day.',
  },
  SERVICE_DAY_NOT_OVER: { what: 'Service hours are not over yet.', next: 'Wait until service hours end.' },
  DEADLINE_NOT_PASSED: { what: 'The deadline has not passed.', next: 'Wait until the deadline has passed.' },
  DEADLINE_PASSED: { what: 'The deadline has passed.', next: 'The applicant makes a new application.' },
  LANE_NOT_WALK_IN: {
    what: 'This lane is only for applicants with an M-Paspor booking.',
    next: 'Choose another lane, or ask the applicant to book through M-Paspor.',
  },
  LANE_NOT_BOOKED: {
    what: 'This lane takes no M-Paspor bookings: its applicants walk in.',
    next: 'Choose a lane with appointments, or register the applicant as a walk-in on arrival.',
  },
  LANE_NEEDS_OUTAGE: {
    what: 'The contingency lane is open only while an outage is declared.',
    next: 'Choose another lane, or ask the section head to declare the outage in Settings.',
  },
  LANE_TYPE_MISMATCH: {
    what: 'This lane does not serve this type of application.',
    next: 'Choose the lane that fits the type.',
  },
  LANE_CRITERIA_NOT_MET: {
    what: 'The applicant does not meet the conditions of the priority lane.',
    next: 'Check the priority reason and the birth date, or choose another lane.',
  },
  PAGES_NOT_OFFERED: {
    what: 'The procedure issues no book of this many pages.',
    next: 'Choose another number of pages.',
  },
  VALIDITY_NOT_ALLOWED: {
    what: 'This applicant may not get this validity.',
    next: 'Choose a validity of 5 years.',
  },
  KIND_NOT_ISSUED: {
    what: 'Since {{from}} this office issues electronic passports only.',
    next: 'Choose the electronic passport.',
  },
  APPLICATION_NUMBER_INVALID: {
    what: 'The application number does not have the form that is set.',
    next: 'Check the number on the registration proof and enter it again.',
  },
  NTPN_INVALID: {
    what: 'An NTPN has {{length}} letters or digits.',
    next: 'Check the NTPN on the receipt and enter it again.',
  },
  FINGER_EXCEPTION_NOT_ALLOWED: {
    what: 'This reason to leave out a finger is not allowed: {{fingers}}.',
    next: 'Choose another reason, or capture the finger.',
  },
  FINGER_QUALITY_LOW: {
    what: 'The quality of the print is below {{min}}: {{fingers}}.',
    next: 'Clean finger and device, then capture again.',
  },
  BAR_INVALID: {
    what: 'A suspension for a false statement needs an end, {{until}} at the latest.',
    next: 'Enter the last day of the suspension.',
  },
  DIRECTOR_GENERAL_MISSING: {
    what: 'The change of data waits for the approval of the Director General.',
    next: 'Enter the number of the approval letter.',
  },
  APPLICANT_BARRED: {
    what: 'The applicant is under a timed suspension until {{until}}.',
    next: 'Tell the applicant that a new application is taken after that day.',
  },
  NIK_INVALID: {
    what: 'The NIK does not follow the numbering rules: {{issues}}.',
    next: 'Compare it with the identity card and correct it.',
  },
  REASON_REQUIRED: { what: 'No reason was chosen.', next: 'Choose at least one reason.' },
  REASON_KIND_WRONG: {
    what: 'The chosen reason does not apply to this decision.',
    next: 'Choose a reason from the list.',
  },
  REASON_UNKNOWN: { what: 'The procedure knows no such reason.', next: 'Choose a reason from the list.' },
  NOTE_TOO_SHORT: { what: 'The note is too short.', next: 'Write a note of at least {{min}} letters.' },
  NOT_WALK_IN: {
    what: 'Only a file without a booking can be deemed withdrawn.',
    next: 'Return the file to the applicant with the list of what is missing.',
  },
  WATCHLIST_NOT_CLEAR: {
    what: 'The prevention list check is not clear.',
    next: 'Record the latest SIMKIM result with its reference.',
  },
  WATCHLIST_MATCH_STANDS: {
    what: 'The match with the prevention list is confirmed and cannot be replaced.',
    next: 'Propose a refusal for prevention, or leave it to the section head.',
  },
  WATCHLIST_STALE: {
    what: 'The prevention list check is too old.',
    next: 'Check again in SIMKIM and record the result.',
  },
  REFERENCE_REQUIRED: { what: 'The SIMKIM reference is missing.', next: 'Enter the reference from SIMKIM.' },
  CAPTURE_REQUIRED: { what: 'There is no picture yet.', next: 'Take the picture first.' },
  CAPTURE_BEFORE_INTERVIEW: {
    what: 'Photo and fingerprints come before the interview.',
    next: 'Finish photo and fingerprints first.',
  },
  INTERVIEW_BEFORE_CAPTURE: {
    what: 'The interview comes before photo and fingerprints.',
    next: 'Finish the interview first.',
  },
  FINGERS_MISSING: {
    what: 'Fingerprints are incomplete: {{fingers}}.',
    next: 'Record the missing fingers, or an exception for each.',
  },
  FINGERS_NOT_IN_POLICY: {
    what: 'The office does not ask for these fingers: {{fingers}}.',
    next: 'Remove them from the recording.',
  },
  RETAKE_REASON_REQUIRED: { what: 'A retake needs a reason.', next: 'Write why it is taken again.' },
  INTERVIEW_DONE: { what: 'The interview has been recorded.', next: 'Go on to the next step.' },
  INTERVIEW_OUTCOME_MISSING: {
    what: 'There is no interview outcome that fits.',
    next: 'Record the interview with the fitting outcome first.',
  },
  DEADLINE_INVALID: {
    what: 'The date of the next step is not valid.',
    next: 'Choose a date to come within the limit of the procedure.',
  },
  PROPOSAL_OPEN: {
    what: 'A proposed decision is still waiting.',
    next: 'Wait until a second person decides on it.',
  },
  PROPOSAL_MISSING: {
    what: 'No first person has proposed this decision.',
    next: 'Ask an officer to propose it first.',
  },
  PROPOSAL_OTHER_DECISION: {
    what: 'The open proposal is for another decision, or this one cannot be proposed yet.',
    next: 'Look at the proposal on the file and decide on that.',
  },
  SECOND_PERSON_REQUIRED: {
    what: 'Nobody may decide on an own proposal.',
    next: 'Ask another official to decide.',
  },
  SEPARATION_S1: {
    what: 'The interviewer may not approve the same application.',
    next: 'Ask another official to approve.',
  },
  SEPARATION_S2: {
    what: 'Whoever took the biometrics may not approve the same application.',
    next: 'Ask another official to approve.',
  },
  SEPARATION_S3: {
    what: 'The printer may not pass the quality test of the same book.',
    next: 'Ask another quality officer.',
  },
  SEPARATION_S4: {
    what: 'The quality officer may not hand over the same book.',
    next: 'Ask another handover officer.',
  },
  SEPARATION_S6: {
    what: 'The examiner may not be the interviewer of the same application.',
    next: 'Ask another examiner.',
  },
  TYPE_NOT_FOR_EXAMINATION: {
    what: 'The head of office does not decide on this type.',
    next: 'Use the clarification by the section head.',
  },
  EXAMINATION_NOT_SIGNED: {
    what: 'The applicant has not signed the examination record.',
    next: 'Let the applicant read and sign it, then record that.',
  },
  OPINION_NOT_SIGNED: {
    what: 'There is no opinion record yet.',
    next: 'Enter number and text of the opinion record.',
  },
  HEAD_DECIDES_THIS_TYPE: {
    what: 'The head of office decides on this type.',
    next: 'Pass it to the head of office.',
  },
  FINDING_REQUIRED: {
    what: 'The finding of the examination does not allow this decision.',
    next: 'Record the finding in the examination record.',
  },
  SUSPENSION_MONTHS_INVALID: {
    what: 'A suspension lasts {{min}} to {{max}} months.',
    next: 'Correct the number of months.',
  },
  ADJUDICATION_MISSING: {
    what: 'No adjudication result has been recorded.',
    next: 'Ask the adjudicator to record it.',
  },
  ADJUDICATION_NOT_CLEAR: {
    what: 'The adjudication found duplicate data.',
    next: 'Suspend the file as a duplicate, or record a newer result.',
  },
  NO_OTHER_FILE: {
    what: 'There is no other file under this NIK to decide about.',
    next: 'Reload the file; it may have been decided or finished.',
  },
  DUPLICATE_OWN_WORK: {
    what: 'You worked on this file yourself.',
    next: 'Ask another head to decide about this duplicate.',
  },
  ADJUDICATION_NOT_DUPLICATE: {
    what: 'The adjudication found no duplicate.',
    next: 'Go on to the approval.',
  },
  ENDORSEMENT_ONLY_DATA_CHANGE: {
    what: 'An endorsement is only for a change of data.',
    next: 'Choose a new book.',
  },
  ENDORSEMENT_NOT_DECIDED: {
    what: 'This file was not decided as an endorsement.',
    next: 'Allocate a blank for a new book.',
  },
  ENDORSEMENT_NEEDS_NO_BLANK: {
    what: 'This file was decided as an endorsement and needs no blank.',
    next: 'Print the endorsement into the existing book.',
  },
  PASSPORT_DATES_INVALID: {
    what: 'The date of issue or expiry is wrong.',
    next: 'The book may be valid until {{expiresOn}} at most.',
  },
  MRZ_MISMATCH: {
    what: 'The MRZ does not fit the data of the file.',
    next: 'Print from the file; do not type the MRZ.',
  },
  SHELF_NOT_PLACED: {
    what: 'This passport has no place on the shelf.',
    next: 'Record its rack and box first.',
  },
  QC_FAIL_OPEN: {
    what: 'The failed test was asked for and waits for a second person.',
    next: 'Ask a second person to confirm or decline it.',
  },
  QC_FAIL_NOT_ASKED: {
    what: 'Nobody has asked to fail this test for that reason.',
    next: 'Load the file again. The quality officer asks first, another person confirms.',
  },
  READ_BACK_MISMATCH: {
    what: 'What was read from the book differs from the file.',
    next: 'Read the book again. If it still differs, record a failed quality test.',
  },
  COLLECTOR_NOT_HOLDER: {
    what: 'The collector’s name is not that of the passport’s holder.',
    next: 'Choose how the collector is related; anybody else collects with a letter of proxy.',
  },
  COLLECTOR_INCOMPLETE: {
    what: 'The conditions of collection are not met.',
    next: 'Check identity card, payment proof and letter of proxy.',
  },
  WAIVER_NOT_APPLICABLE: {
    what: 'No fee of this file can be waived.',
    next: 'Record the payment in the ordinary way.',
  },
  NO_CHANGES: { what: 'Nothing was changed.', next: 'Change something first, or cancel.' },
};
