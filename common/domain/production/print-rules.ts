import type { PlainDate } from '#common/kernel/plain-date.ts';
import {
  guard,
  noConflictOfInterest,
  notClaimedByOther,
  paymentSettled,
  paymentSufficient,
  separate,
  today,
  watchlistClear,
  watchlistFresh,
} from '#common/domain/applications/guards.ts';
import { enter, withDuty } from '#common/domain/applications/moves.ts';
import { paymentUnquestioned } from '#common/domain/applications/payment-question.ts';
import { refuse } from '#common/domain/applications/refusal.ts';
import { provenLately } from '#common/domain/session/proven.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { defineRule, stampOf, type ActionMeta, type Check } from '#common/domain/applications/rule.ts';
import type { z } from 'zod';
import { AllocateBlank, Endorse, Print, PrintReadBack } from './actions.ts';

const newBook = guard('blank.newBook', 'ENDORSEMENT_NEEDS_NO_BLANK', ({ file }) => !file.endorsement);
const rightKindInStock = guard(
  'blank.stock',
  'BLANK_NOT_IN_STOCK',
  ({ file, facts }) => facts.stock[file.kind] > 0,
);

/** Entitlement apart from personalisation (ICAO 9303-3, Guide): whoever found for the applicant does not make the book. */
const deciderDoesNotPrint = separate('S10', 'SEPARATION_S10', ({ duties }) => [
  ...duties.interviewers,
  ...duties.approvers,
]);

/** A number too many or too few: until a head has settled it nothing more leaves the stock. */
const noCountDiffers = guard(
  'blank.count',
  'BLANK_COUNT_DIFFERS',
  ({ facts }) => facts.stockStopped !== true,
);

const endorsementDecided = guard(
  'endorse.decided',
  'ENDORSEMENT_NOT_DECIDED',
  ({ file }) => file.endorsement,
);

const endorsedToday: Check<{ issuedOn: PlainDate }> = {
  id: 'endorse.date',
  refuses: (input) => (input.payload.issuedOn === today(input) ? null : refuse('PASSPORT_DATES_INVALID')),
};

const blankFits: Check<{ serial: string }> = {
  id: 'blank.fits',
  refuses: ({ file, payload, facts }) => {
    if (!facts.blank || facts.blank.serial !== payload.serial || !facts.blank.inStock) {
      return refuse('BLANK_NOT_IN_STOCK');
    }
    return facts.blank.kind === file.kind && facts.blank.pages === file.pages
      ? null
      : refuse('BLANK_WRONG_KIND');
  },
};

/** A number leaves only the hand that has it: the officer took it over, with two names under it. */
const blankInHand: Check<{ serial: string }> = {
  id: 'blank.inHand',
  refuses: ({ payload, facts }) =>
    facts.blank?.inHand === false
      ? refuse('BLANK_NOT_IN_HAND', { serials: [payload.serial], count: 1 })
      : null,
};

/** Birth date and marriage may have been corrected, or the age of choosing passed, since the file was opened. */
const validityStillAllowed = guard(
  'print.validity',
  'VALIDITY_NOT_ALLOWED',
  (input) => !input.policy.validityRefused(input.file, today(input)),
);

const sameBlank: Check<{ serial: string }> = {
  id: 'print.sameBlank',
  refuses: ({ file, payload }) =>
    file.blank?.serial === payload.serial ? null : refuse('BLANK_SERIAL_MISMATCH'),
};

const datesRight: Check<{ issuedOn: PlainDate; expiresOn: PlainDate }> = {
  id: 'print.dates',
  refuses: (input) => {
    const { issuedOn, expiresOn } = input.payload;
    const isRight =
      issuedOn === today(input) && expiresOn === input.policy.latestExpiry(input.file, issuedOn);
    return isRight
      ? null
      : refuse('PASSPORT_DATES_INVALID', { expiresOn: input.policy.latestExpiry(input.file, today(input)) });
  },
};

const mrzRight: Check<z.infer<typeof Print>> = {
  id: 'print.mrz',
  refuses: ({ file, payload, policy }) => {
    const expected = policy.expectedMrz(file, payload);
    return expected[0] === payload.mrz[0] && expected[1] === payload.mrz[1] ? null : refuse('MRZ_MISMATCH');
  },
};

const printReadBack: Check<z.infer<typeof PrintReadBack>> = {
  id: 'print.readBack',
  refuses: ({ payload }) =>
    payload.readBack[0] === payload.mrz[0] && payload.readBack[1] === payload.mrz[1]
      ? null
      : refuse('READ_BACK_MISMATCH'),
};

function printed(file: Application, payload: z.infer<typeof Print>, meta: ActionMeta): Application {
  return {
    ...withDuty(enter(file, 'PRINTED', meta.occurredAt), 'printers', meta.actor),
    blank: { serial: payload.serial, state: 'PRINTED' },
    issuedOn: payload.issuedOn,
    book: {
      passportNumber: payload.passportNumber,
      issuedOn: payload.issuedOn,
      expiresOn: payload.expiresOn,
      mrz: payload.mrz,
      stamp: stampOf(meta),
    },
  };
}

/** From the approved file to the printed book. */
export const printRules = {
  'production.allocateBlank/1': defineRule({
    payload: AllocateBlank,
    transitions: [
      {
        from: ['APPROVED'],
        to: ['BLANK_ALLOCATED'],
        roles: ['PRINT'],
        guards: [
          noConflictOfInterest,
          notClaimedByOther,
          newBook,
          paymentSettled,
          paymentSufficient,
          paymentUnquestioned,
          rightKindInStock,
          noCountDiffers,
        ],
        checks: [blankFits, blankInHand],
      },
    ],
    apply: (file, payload, meta) => ({
      ...enter(file, 'BLANK_ALLOCATED', meta.occurredAt),
      claim: file.claim,
      blank: { serial: payload.serial, state: 'ALLOCATED', by: meta.actor },
    }),
  }),
  'production.print/1': defineRule({
    payload: Print,
    retired: true,
    transitions: [],
    apply: printed,
  }),
  'production.print/2': defineRule({
    payload: PrintReadBack,
    transitions: [
      {
        from: ['BLANK_ALLOCATED'],
        to: ['PRINTED'],
        roles: ['PRINT'],
        // A blank is only given to a paid file; the treasury may have questioned the payment since.
        guards: [
          noConflictOfInterest,
          notClaimedByOther,
          deciderDoesNotPrint,
          paymentUnquestioned,
          validityStillAllowed,
          noCountDiffers,
          watchlistClear,
          watchlistFresh,
        ],
        checks: [provenLately, sameBlank, datesRight, mrzRight, printReadBack],
      },
    ],
    apply: printed,
  }),
  'production.endorse/1': defineRule({
    payload: Endorse,
    transitions: [
      {
        from: ['APPROVED'],
        to: ['QC_PASSED'],
        roles: ['PRINT', 'QC'],
        guards: [
          noConflictOfInterest,
          notClaimedByOther,
          deciderDoesNotPrint,
          endorsementDecided,
          paymentSettled,
          paymentSufficient,
          paymentUnquestioned,
          watchlistClear,
          watchlistFresh,
        ],
        checks: [endorsedToday],
      },
    ],
    apply: (file, payload, meta) => ({
      ...withDuty(enter(file, 'QC_PASSED', meta.occurredAt), 'printers', meta.actor),
      issuedOn: payload.issuedOn,
    }),
  }),
};
