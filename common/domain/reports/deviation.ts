import { z } from 'zod';
import { UserId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import type { Step } from './walk.ts';

/** Where a file left the plain road of the procedure. All of them are allowed; each is told with who and why. */
export const DeviationKind = z.enum([
  'OTHER_DAY',
  'MOVED_BY_OFFICE',
  'OUT_OF_ORDER',
  'TAKEN_OVER',
  'EXTRA_DOCUMENT',
  'DIFFERENCE_SETTLED',
  'TYPE_CHANGED',
  'DATA_AMENDED',
  'FEE_WAIVED',
  'PHOTO_ALLOWED',
  'CENTRE_UNREACHED',
  'KEPT_AS_DISTINCT',
  'CORRECTED',
  'QUALITY_FAILED',
  'STEP_REPEATED',
]);
export type DeviationKind = z.infer<typeof DeviationKind>;

/** `reason`: the words or codes that the officer gave; empty where none were asked for. */
export const Deviation = z.strictObject({
  kind: DeviationKind,
  at: Instant,
  by: UserId,
  reason: z.string(),
});
export type Deviation = z.infer<typeof Deviation>;

const BY_KIND: Partial<Record<Step['action']['kind'], DeviationKind>> = {
  'appointments.specialReschedule/1': 'MOVED_BY_OFFICE',
  'queue.takeOver/1': 'TAKEN_OVER',
  'documents.settleDifference/1': 'DIFFERENCE_SETTLED',
  'documents.amendData/1': 'DATA_AMENDED',
  'applications.changeType/1': 'TYPE_CHANGED',
  'applications.waiveFee/1': 'FEE_WAIVED',
  'biometrics.allowPhoto/1': 'PHOTO_ALLOWED',
  'approval.keepAsDistinct/1': 'KEPT_AS_DISTINCT',
  'approval.returnForCorrection/1': 'CORRECTED',
  'production.qcFail/1': 'QUALITY_FAILED',
  'production.qcFail/2': 'QUALITY_FAILED',
};

export function deviationsOf(step: Step): Deviation[] {
  const { actor: by, occurredAt: at } = step.action;
  return kindsOf(step).map((kind) => ({ kind, at, by, reason: reasonOf(step) }));
}

function kindsOf({ action, before, after }: Step): DeviationKind[] {
  const found: DeviationKind[] = [];
  const byKind = BY_KIND[action.kind];
  if (byKind) found.push(byKind);
  switch (action.kind) {
    case 'appointments.checkIn/1':
      if (action.payload.overrideNote !== null) found.push('OTHER_DAY');
      break;
    case 'queue.callTicket/1':
    case 'queue.claim/1':
      if (action.payload.order?.why === 'BY_HAND' && action.payload.order.ahead > 0) {
        found.push('OUT_OF_ORDER');
      }
      break;
    case 'documents.recordDocument/1':
      if (action.payload.demanded === true && before?.documents[action.payload.code]?.demanded !== true) {
        found.push('EXTRA_DOCUMENT');
      }
      break;
    case 'documents.acceptDossier/1':
      if (after.pendingCentral) found.push('CENTRE_UNREACHED');
      break;
    case 'interview.recordInterview/1':
      if (before?.interview) found.push('STEP_REPEATED');
      break;
    case 'biometrics.captureFingerprints/1':
      if (before?.fingerprints) found.push('STEP_REPEATED');
      break;
    default:
  }
  return found;
}

/** The officer's own words first, then the codes. */
function reasonOf({ action }: Step): string {
  const payload: object = action.payload;
  const words = ['note', 'reason', 'overrideNote', 'letterRef'].map((key) => wordAt(payload, key));
  const codes = 'reasonCodes' in payload && Array.isArray(payload.reasonCodes) ? payload.reasonCodes : [];
  return words.find((text) => text !== '') ?? codes.join(', ');
}

function wordAt(payload: object, key: string): string {
  const value: unknown = Object.entries(payload).find(([name]) => name === key)?.[1];
  return typeof value === 'string' ? value.trim() : '';
}
