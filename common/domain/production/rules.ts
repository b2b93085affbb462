import {
  deadlinePassed,
  noConflictOfInterest,
  notClaimedByOther,
  noteLongEnough,
  reasonsOf,
  separate,
  watchlistClear,
  watchlistFresh,
} from '#common/domain/applications/guards.ts';
import { close, enter } from '#common/domain/applications/moves.ts';
import { paymentUnquestioned } from '#common/domain/applications/payment-question.ts';
import { defineRule, stampOf } from '#common/domain/applications/rule.ts';
import { COLLECTOR_CHECKS, isOnFile } from './collector.ts';
import { oldBookRecorded } from './pickup-rules.ts';
import { CancelLate, HandOver, NotifyReady, VoidUncollected } from './actions.ts';

/** From the tested book to its holder, or to its end. */
export const productionRules = {
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
          oldBookRecorded,
          paymentUnquestioned,
        ],
        checks: COLLECTOR_CHECKS,
      },
    ],
    apply: (file, payload, meta) => ({
      ...enter(file, 'HANDED_OVER', meta.occurredAt),
      ...(file.shelf ? { shelf: null } : {}),
      blank: file.blank ? { ...file.blank, state: 'ISSUED' } : null,
      handover: {
        collectorName: payload.collectorName,
        collectorIdentity: payload.collectorIdentity,
        relation: payload.relation,
        // Only of whoever speaks for a child; older records have none of it.
        ...(payload.identitySeen === undefined
          ? {}
          : { identitySeen: payload.identitySeen, isOnFile: isOnFile(file, payload) }),
        ...(payload.relationNote ? { relationNote: payload.relationNote } : {}),
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
