import type { OfferedResult } from '#common/contract/ipc/gateway.ts';
import type { PlannedAction } from '#renderer/lib/stage-work.ts';

/** The very action that the officer would record by hand; null where that is a decision with reasons of its own. */
export function actionFor(offer: OfferedResult): PlannedAction | null {
  const { reference, at: checkedAt } = offer;
  switch (offer.kind) {
    case 'WATCHLIST':
      return { kind: 'documents.recordWatchlist/1', payload: { result: offer.result, reference, checkedAt } };
    case 'VERIFICATION':
      return offer.result === 'PASSED'
        ? { kind: 'approval.verificationPassed/1', payload: { reference, checkedAt } }
        : null;
    case 'ADJUDICATION':
      return {
        kind: 'approval.recordAdjudication/1',
        payload: { result: offer.result, reference, checkedAt, note: '' },
      };
    case 'PAYMENT': {
      const { billingCode, ntpn, amount, paidOn } = offer;
      return {
        kind: 'applications.recordPayment/1',
        payload: { status: 'SETTLED', billingCode, ntpn, amount, paidOn },
      };
    }
    case 'BOOK':
      return null;
  }
}
