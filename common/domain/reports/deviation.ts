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

/** `reason`: the words or codes that the officer gave; empty where none were asked for. `codes`: what of it comes from a list. */
export const Deviation = z.strictObject({
  kind: DeviationKind,
  at: Instant,
  by: UserId,
  reason: z.string(),
  codes: z.array(z.string()),
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
  const codes = codesOf(step);
  const words = wordsOf(step);
  return kindsOf(step).map((kind) => ({
    kind,
    at,
    by,
    reason: words === '' ? codes.join(', ') : words,
    codes,
  }));
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
    case 'biometrics.capturePhoto/1':
      if (before?.photo) found.push('STEP_REPEATED');
      break;
    case 'biometrics.captureFingerprints/1':
      if (before?.fingerprints) found.push('STEP_REPEATED');
      break;
    case 'biometrics.captureSignature/1':
      if (before?.signature) found.push('STEP_REPEATED');
      break;
    default:
  }
  return found;
}

/** The officer's own words, under whichever name the act asks for them. */
function wordsOf(step: Step): string {
  const codes = codesOf(step);
  const said = WORDS.map((key) => wordAt(step.action.payload, key));
  return said.find((text) => text !== '' && !codes.includes(text)) ?? '';
}

const WORDS = ['note', 'reason', 'overrideNote', 'retakeReason', 'letterRef'] as const;

/** What was chosen from a list. */
function codesOf({ action }: Step): string[] {
  switch (action.kind) {
    case 'appointments.specialReschedule/1':
      return [action.payload.reason];
    case 'approval.returnForCorrection/1':
      return [action.payload.step];
    case 'applications.waiveFee/1':
      return [action.payload.kind];
    default:
      return 'reasonCodes' in action.payload ? [...action.payload.reasonCodes] : [];
  }
}

function wordAt(payload: object, key: string): string {
  const value: unknown = Object.entries(payload).find(([name]) => name === key)?.[1];
  return typeof value === 'string' ? value.trim() : '';
}
