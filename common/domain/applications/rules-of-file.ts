import type { z } from 'zod';
import { ChangeType, Expire, FreeText, RecordAdditionalPayment, RecordPayment, WaiveFee } from './actions.ts';
import type { Application } from './application.ts';
import {
  amountPaid,
  deadlinePassed,
  guard,
  noConflictOfInterest,
  noOpenProposal,
  notClaimedByOther,
  noteLongEnough,
  ntpnProblem,
} from './guards.ts';
import { close } from './moves.ts';
import { BEFORE_APPROVAL, BEFORE_PRINT, OPEN_STATES } from './open-states.ts';
import { paymentUnquestioned } from './payment-question.ts';
import { refuse } from './refusal.ts';
import { defineRule, stampOf, type Check } from './rule.ts';
import { isDecidedByHead, type AppState, type PaymentStatus, type Role } from './vocabulary.ts';

const CASE_ROLES: readonly Role[] = [
  'COUNTER',
  'BIOMETRIC',
  'INTERVIEWER',
  'ADJUDICATOR',
  'SUBSECTION_HEAD',
  'SECTION_HEAD',
  'OFFICE_HEAD',
  'BAP_EXAMINER',
  'PRINT',
  'QC',
  'HANDOVER',
];

const notYetPaid = guard(
  'payment.open',
  'PAYMENT_STATUS_NOT_ALLOWED',
  ({ file }) => file.payment.status !== 'SETTLED' && file.payment.status !== 'WAIVED',
);

const unpaidOrQuestioned = guard(
  'payment.openOrQuestioned',
  'PAYMENT_STATUS_NOT_ALLOWED',
  ({ file }) =>
    (file.payment.status !== 'SETTLED' && file.payment.status !== 'WAIVED') || file.paymentQuestion != null,
);

const paymentProven: Check<{ status: PaymentStatus; ntpn: string | null }> = {
  id: 'payment.proven',
  refuses: ({ payload }) => {
    // S7: a waiver is a section head's decision, never an entry at the counter.
    if (payload.status === 'WAIVED') return refuse('PAYMENT_STATUS_NOT_ALLOWED');
    return payload.status !== 'UNPAID' && !payload.ntpn ? refuse('PAYMENT_NOT_SETTLED') : null;
  },
};

/** Before the bill itself is settled or waived the whole payment is recorded, not a rest of it. */
const billClosed = guard(
  'payment.closed',
  'PAYMENT_NOT_SETTLED',
  ({ file }) => file.payment.status === 'SETTLED' || file.payment.status === 'WAIVED',
);

const restOwed = guard(
  'payment.restOwed',
  'PAYMENT_COMPLETE',
  ({ file, policy }) => amountPaid(file) < (policy.feeDue(file)?.total ?? 0),
);

const receiptWellFormed: Check<{ ntpn: string | null }> = {
  id: 'payment.ntpn',
  refuses: ({ payload, policy }) => ntpnProblem(payload.ntpn, policy),
};

const neverWaived = guard('waiver.none', 'WAIVER_NOT_APPLICABLE', ({ file }) => file.waivers.length === 0);
const waivable = guard(
  'waiver.applicable',
  'WAIVER_NOT_APPLICABLE',
  ({ file }) => waiverKinds(file).length > 0,
);
const waiverFits: Check<{ kind: Application['waivers'][number]['kind'] }> = {
  id: 'waiver.fits',
  refuses: ({ file, payload }) =>
    waiverKinds(file).includes(payload.kind) ? null : refuse('WAIVER_NOT_APPLICABLE'),
};

/** Surcharge: lost or damaged by force majeure. Zero rate: only the non-electronic book (PP 45/2024). */
export function waiverKinds(file: Application): readonly Application['waivers'][number]['kind'][] {
  const isSurcharged = file.type === 'REPLACE_LOST' || file.type === 'REPLACE_DAMAGED';
  return [
    ...(isSurcharged ? (['SURCHARGE_FORCE_MAJEURE'] as const) : []),
    ...(file.kind === 'NON_ELECTRONIC' && file.payment.status !== 'SETTLED' ? (['ZERO_RATE'] as const) : []),
  ];
}

const notDeclared = guard(
  'conflict.notDeclared',
  'CONFLICT_OF_INTEREST',
  ({ file, actor }) => !file.conflicts.includes(actor),
);

const EXPIRY_REASONS: Partial<Record<AppState, string>> = {
  NO_SHOW: 'CAN_NO_SHOW',
  DOC_INCOMPLETE: 'CAN_30D_NOT_CONTINUED',
  SUSPENDED: 'CAN_30D_NOT_CONTINUED',
};

const expiryReasoned: Check<{ reasonCode: string }> = {
  id: 'expire.reason',
  refuses: ({ file, payload }) =>
    EXPIRY_REASONS[file.state] === payload.reasonCode
      ? null
      : refuse('REASON_KIND_WRONG', { reason: payload.reasonCode }),
};

const typeHasChange = guard('changeType.possible', 'TYPE_CHANGE_NOT_ALLOWED', ({ file, policy }) =>
  policy.typeChanges.some(({ from }) => from === file.type),
);

/** A booking under the wrong type goes on under the right one where the procedure lets it; elsewhere it is returned. */
const typeMayChange: Check<z.infer<typeof ChangeType>> = {
  id: 'changeType.allowed',
  refuses: ({ file, payload, policy }) => {
    const open = policy.typeChanges.filter(({ from }) => from === file.type);
    const isOpen = open.length === 0 || open.some(({ to }) => to === payload.type);
    return isOpen ? null : refuse('TYPE_CHANGE_NOT_ALLOWED', { from: file.type, to: payload.type });
  },
};

/** The reason that the calendar gives when a file in this state is not continued in time. */
export function expiryReason(file: Application): string | null {
  return EXPIRY_REASONS[file.state] ?? null;
}

/** Another payment or a waiver answers what the treasury asked. */
function unquestioned(file: Application): Application {
  return file.paymentQuestion ? { ...file, paymentQuestion: null } : file;
}

export const fileRules = {
  'applications.recordPayment/1': defineRule({
    payload: RecordPayment,
    transitions: [
      {
        from: BEFORE_PRINT,
        to: 'SAME',
        roles: ['COUNTER', 'PRINT'],
        guards: [noConflictOfInterest, notYetPaid, paymentUnquestioned],
        checks: [paymentProven, receiptWellFormed],
      },
      {
        // What the treasury doubts is settled by a head, also where the file counts as paid or the book is printed.
        from: OPEN_STATES,
        to: 'SAME',
        roles: ['SECTION_HEAD'],
        guards: [noConflictOfInterest, unpaidOrQuestioned],
        checks: [paymentProven, receiptWellFormed],
      },
    ],
    apply: (file, payload) => ({ ...unquestioned(file), payment: payload }),
  }),
  'applications.recordAdditionalPayment/1': defineRule({
    payload: RecordAdditionalPayment,
    transitions: [
      {
        from: [...BEFORE_APPROVAL, 'APPROVED'],
        to: 'SAME',
        roles: ['COUNTER', 'PRINT'],
        guards: [noConflictOfInterest, billClosed, restOwed],
        checks: [receiptWellFormed],
      },
    ],
    apply: (file, payload, meta) => ({
      ...unquestioned(file),
      additionalPayments: [...(file.additionalPayments ?? []), { ...payload, stamp: stampOf(meta) }],
    }),
  }),
  'applications.waiveFee/1': defineRule({
    payload: WaiveFee,
    transitions: [
      {
        from: BEFORE_PRINT,
        to: 'SAME',
        roles: ['SECTION_HEAD'],
        guards: [noConflictOfInterest, waivable, neverWaived],
        checks: [waiverFits, noteLongEnough],
      },
    ],
    apply: (file, payload, meta) => ({
      ...unquestioned(file),
      payment: payload.kind === 'ZERO_RATE' ? { ...file.payment, status: 'WAIVED' } : file.payment,
      waivers: [...file.waivers, { kind: payload.kind, letterRef: payload.letterRef, stamp: stampOf(meta) }],
    }),
  }),
  'applications.expire/1': defineRule({
    payload: Expire,
    transitions: [
      {
        from: ['NO_SHOW', 'DOC_INCOMPLETE', 'SUSPENDED'],
        to: ['CANCELLED'],
        roles: ['SYS'],
        guards: [deadlinePassed],
        checks: [expiryReasoned],
      },
    ],
    apply: (file, payload, meta) =>
      close(
        file,
        'CANCELLED',
        { reasons: { codes: [payload.reasonCode], note: 'Batas waktu terlampaui' } },
        meta,
      ),
  }),
  'applications.applicantWithdraws/1': defineRule({
    payload: FreeText,
    decision: true,
    transitions: [
      {
        from: BEFORE_APPROVAL,
        to: ['WITHDRAWN'],
        roles: ['COUNTER'],
        guards: [noConflictOfInterest],
        checks: [noteLongEnough],
      },
    ],
    apply: (file, payload, meta) =>
      close(file, 'WITHDRAWN', { reasons: { codes: [], note: payload.note } }, meta),
  }),
  'applications.changeType/1': defineRule({
    payload: ChangeType,
    transitions: [
      {
        from: ['DOC_REVIEW'],
        to: 'SAME',
        roles: ['COUNTER'],
        guards: [noConflictOfInterest, notClaimedByOther, noOpenProposal, typeHasChange],
        checks: [typeMayChange, noteLongEnough],
      },
    ],
    // Lost, damaged and changed data are examined at the desk for BAP, whatever lane was booked.
    apply: (file, { type }) => ({ ...file, type, lane: isDecidedByHead(type) ? 'BAP' : file.lane }),
  }),
  'applications.declareConflict/1': defineRule({
    payload: FreeText,
    stepsAside: true,
    transitions: [
      { from: OPEN_STATES, to: 'SAME', roles: CASE_ROLES, guards: [notDeclared], checks: [noteLongEnough] },
    ],
    apply: (file, _payload, meta) => ({
      ...file,
      conflicts: [...file.conflicts, meta.actor],
      claim: file.claim?.by === meta.actor ? null : file.claim,
    }),
  }),
  'applications.addNote/1': defineRule({
    payload: FreeText,
    transitions: [
      {
        from: OPEN_STATES,
        to: 'SAME',
        roles: CASE_ROLES,
        guards: [noConflictOfInterest],
        checks: [noteLongEnough],
      },
    ],
    apply: (file, payload, meta) => ({
      ...file,
      notes: [...file.notes, { text: payload.note, stamp: stampOf(meta) }],
    }),
  }),
};
