import { guard, noConflictOfInterest, notClaimedByOther, today } from '#common/domain/applications/guards.ts';
import { handOn, settleService } from '#common/domain/applications/moves.ts';
import { refuse } from '#common/domain/applications/refusal.ts';
import { defineRule, stampOf, type Check } from '#common/domain/applications/rule.ts';
import { isMinor } from '#common/domain/identity/minor.ts';
import type { RecordInterview } from './actions.ts';
import { BookConfirmation, bookData, isConfirmationStale, isSameBook } from './book-data.ts';

/** What was signed is what stands on the file now, not what stood on another screen. */
const dataAsItStands: Check<BookConfirmation> = {
  id: 'confirmData.asItStands',
  refuses: ({ file, payload }) =>
    isSameBook(payload.data, bookData(file)) ? null : refuse('BOOK_DATA_CHANGED'),
};

/** On a screen there is a signature, of a paper there is its scan; who signs for another is named. */
const signed: Check<BookConfirmation> = {
  id: 'confirmData.signed',
  refuses: ({ payload: { means, signatureId, signer, signerName, paperAttachmentId } }) => {
    if (means === 'SCREEN' && signatureId === null) return refuse('BOOK_DATA_NOT_SIGNED');
    if (means === 'PAPER' && paperAttachmentId === undefined) return refuse('SIGNED_SHEET_NOT_SCANNED');
    return signer !== 'SELF' && !signerName ? refuse('SIGNER_NOT_NAMED') : null;
  },
};

/** Parents or a guardian sign for a child. */
const childSignedFor: Check<BookConfirmation> = {
  id: 'confirmData.child',
  refuses: (input) => {
    const { file, payload, policy } = input;
    return payload.signer === 'SELF' && isMinor(file.applicant, today(input), policy.adultAge)
      ? refuse('SIGNER_IS_CHILD', { age: policy.adultAge })
      : null;
  },
};

const CONFIRMED: readonly Check<BookConfirmation>[] = [dataAsItStands, signed, childSignedFor];

const confirmationStale = guard('confirmData.stale', 'BOOK_DATA_SIGNED', ({ file }) =>
  isConfirmationStale(file),
);

/** The stage ends with data that the applicant has read and signed (issuance control: errors are found before the book is). */
export const bookDataSigned: Check<RecordInterview> = {
  id: 'interview.dataSigned',
  refuses: (input) => {
    const { payload, policy } = input;
    const { confirmation } = payload;
    if (confirmation) {
      const inner = { ...input, payload: confirmation };
      for (const check of CONFIRMED) {
        const refusal = check.refuses(inner);
        if (refusal) return refusal;
      }
      return null;
    }
    const isAsked = policy.signsBookData && policy.stagePolicy.interview === 'PERFORMED_HERE';
    return isAsked && payload.outcome === 'PROCEED' ? refuse('BOOK_DATA_NOT_SIGNED') : null;
  },
};

export const bookDataRules = {
  'interview.confirmData/1': defineRule({
    payload: BookConfirmation,
    transitions: [
      {
        from: ['IN_SERVICE'],
        to: ['IN_SERVICE', 'VERIFICATION'],
        roles: ['INTERVIEWER'],
        guards: [noConflictOfInterest, notClaimedByOther, confirmationStale],
        checks: CONFIRMED,
      },
    ],
    apply: (file, payload, meta) => {
      const done = { ...file, confirmation: { ...payload, stamp: stampOf(meta) } };
      return file.interview?.outcome === 'PROCEED' ? settleService(handOn(done), meta.occurredAt) : done;
    },
  }),
};
