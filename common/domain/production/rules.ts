import type { PlainDate } from '#common/kernel/plain-date.ts';
import {
  deadlinePassed,
  guard,
  noConflictOfInterest,
  notClaimedByOther,
  noteLongEnough,
  paymentSettled,
  paymentSufficient,
  reasonsOf,
  separate,
  today,
  watchlistClear,
  watchlistFresh,
} from '#common/domain/applications/guards.ts';
import { close, enter, releaseBlank, withDuty } from '#common/domain/applications/moves.ts';
import { refuse } from '#common/domain/applications/refusal.ts';
import { defineRule, stampOf, type Check } from '#common/domain/applications/rule.ts';
import type { z } from 'zod';
import {
  AllocateBlank,
  CancelLate,
  Endorse,
  HandOver,
  NotifyReady,
  Print,
  QcFail,
  QcPass,
  QUALITY_CHECKS,
  VoidUncollected,
} from './actions.ts';

const newBook = guard('blank.newBook', 'ENDORSEMENT_NEEDS_NO_BLANK', ({ file }) => !file.endorsement);
const rightKindInStock = guard(
  'blank.stock',
  'BLANK_NOT_IN_STOCK',
  ({ file, facts }) => facts.stock[file.kind] > 0,
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

const allQualityChecks: Check<{ checks: readonly string[] }> = {
  id: 'qc.checks',
  refuses: ({ file, payload }) => {
    const needed = QUALITY_CHECKS.filter((check) => check !== 'CHIP' || file.kind === 'ELECTRONIC');
    const missing = needed.filter((check) => !payload.checks.includes(check));
    return missing.length === 0 ? null : refuse('READ_BACK_MISMATCH', { checks: missing });
  },
};

const readBackEqual: Check<{ readBack: readonly [string, string] }> = {
  id: 'qc.readBack',
  refuses: ({ file, payload }) => {
    const isEqual = payload.readBack[0] === file.book?.mrz[0] && payload.readBack[1] === file.book.mrz[1];
    return isEqual ? null : refuse('READ_BACK_MISMATCH');
  },
};

const collectorComplete: Check<z.infer<typeof HandOver>> = {
  id: 'handOver.collector',
  refuses: ({ payload }) => {
    if (!payload.paymentProofSeen) return refuse('COLLECTOR_INCOMPLETE', { field: 'paymentProofSeen' });
    return payload.relation === 'PROXY' && !payload.proxyLetterSeen
      ? refuse('COLLECTOR_INCOMPLETE', { field: 'proxyLetterSeen' })
      : null;
  },
};

export const productionRules = {
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
          rightKindInStock,
        ],
        checks: [blankFits],
      },
    ],
    apply: (file, payload, meta) => ({
      ...enter(file, 'BLANK_ALLOCATED', meta.occurredAt),
      claim: file.claim,
      blank: { serial: payload.serial, state: 'ALLOCATED' },
    }),
  }),
  'production.print/1': defineRule({
    payload: Print,
    transitions: [
      {
        from: ['BLANK_ALLOCATED'],
        to: ['PRINTED'],
        roles: ['PRINT'],
        // A blank is only given to a paid file, so payment need not be asked again.
        guards: [
          noConflictOfInterest,
          notClaimedByOther,
          validityStillAllowed,
          watchlistClear,
          watchlistFresh,
        ],
        checks: [sameBlank, datesRight, mrzRight],
      },
    ],
    apply: (file, payload, meta) => ({
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
    }),
  }),
  'production.qcPass/1': defineRule({
    payload: QcPass,
    transitions: [
      {
        from: ['PRINTED'],
        to: ['QC_PASSED'],
        roles: ['QC'],
        guards: [
          noConflictOfInterest,
          notClaimedByOther,
          separate('S3', 'SEPARATION_S3', (file) => file.duties.printers),
        ],
        checks: [allQualityChecks, readBackEqual],
      },
    ],
    apply: (file, _payload, meta) => ({
      ...withDuty(enter(file, 'QC_PASSED', meta.occurredAt), 'qualityCheckers', meta.actor),
      quality: stampOf(meta),
    }),
  }),
  'production.qcFail/1': defineRule({
    payload: QcFail,
    decision: true,
    transitions: [
      {
        from: ['PRINTED'],
        to: ['APPROVED'],
        roles: ['QC'],
        guards: [noConflictOfInterest, notClaimedByOther],
        checks: reasonsOf('QUALITY'),
      },
    ],
    // S3 and S4 are about the same book: the duties on the spoiled one end with it.
    apply: (file, _payload, meta) => ({
      ...releaseBlank(enter(file, 'APPROVED', meta.occurredAt), 'SPOILED'),
      duties: { ...file.duties, printers: [], qualityCheckers: [] },
      book: null,
      issuedOn: null,
    }),
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
          endorsementDecided,
          paymentSettled,
          paymentSufficient,
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
  'production.notifyReady/1': defineRule({
    payload: NotifyReady,
    transitions: [
      {
        from: ['QC_PASSED'],
        to: ['READY_FOR_PICKUP'],
        roles: ['SYS', 'HANDOVER'],
        guards: [noConflictOfInterest],
        checks: [],
      },
    ],
    apply: (file, _payload, meta) => ({
      ...enter(file, 'READY_FOR_PICKUP', meta.occurredAt),
      claim: file.claim,
      readyAt: meta.occurredAt,
    }),
  }),
  'production.handOver/1': defineRule({
    payload: HandOver,
    transitions: [
      {
        from: ['READY_FOR_PICKUP'],
        to: ['HANDED_OVER'],
        roles: ['HANDOVER'],
        guards: [
          noConflictOfInterest,
          notClaimedByOther,
          watchlistClear,
          watchlistFresh,
          separate('S4', 'SEPARATION_S4', (file) => file.duties.qualityCheckers),
        ],
        checks: [collectorComplete],
      },
    ],
    apply: (file, payload, meta) => ({
      ...enter(file, 'HANDED_OVER', meta.occurredAt),
      blank: file.blank ? { ...file.blank, state: 'ISSUED' } : null,
      handover: {
        collectorName: payload.collectorName,
        collectorIdentity: payload.collectorIdentity,
        relation: payload.relation,
        registerNo: payload.registerNo,
        signatureId: payload.signatureId,
        stamp: stampOf(meta),
      },
    }),
  }),
  'production.voidUncollected/1': defineRule({
    payload: VoidUncollected,
    decision: true,
    transitions: [
      {
        from: ['READY_FOR_PICKUP'],
        to: ['PASSPORT_VOIDED'],
        roles: ['SECTION_HEAD'],
        guards: [noConflictOfInterest, deadlinePassed],
        checks: [noteLongEnough],
      },
    ],
    apply: (file, payload, meta) =>
      close(
        file,
        'PASSPORT_VOIDED',
        { reasons: { codes: ['VOID_NOT_COLLECTED_1M'], note: payload.note } },
        meta,
      ),
  }),
  'production.cancelLate/1': defineRule({
    payload: CancelLate,
    decision: true,
    transitions: [
      {
        from: ['APPROVED', 'BLANK_ALLOCATED'],
        to: ['CANCELLED'],
        roles: ['SECTION_HEAD'],
        guards: [noConflictOfInterest],
        checks: reasonsOf('CANCELLATION', 'VOID'),
      },
      {
        from: ['PRINTED', 'QC_PASSED', 'READY_FOR_PICKUP'],
        to: ['CANCELLED', 'PASSPORT_VOIDED'],
        roles: ['SECTION_HEAD'],
        guards: [noConflictOfInterest],
        checks: reasonsOf('CANCELLATION', 'VOID'),
      },
    ],
    // Once a book exists it is the passport that is voided; before that, or for an endorsement, the application ends.
    apply: (file, payload, meta) =>
      close(
        file,
        file.book ? 'PASSPORT_VOIDED' : 'CANCELLED',
        { reasons: { codes: payload.reasonCodes, note: payload.note } },
        meta,
      ),
  }),
};
