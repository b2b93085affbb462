import type { AppState } from './vocabulary.ts';

/** Before a head has decided. */
export const BEFORE_APPROVAL: readonly AppState[] = [
  'BOOKED',
  'NO_SHOW',
  'CHECKED_IN',
  'DOC_REVIEW',
  'DOC_INCOMPLETE',
  'IN_SERVICE',
  'SUSPENDED',
  'UNDER_EXAMINATION',
  'VERIFICATION',
  'ADJUDICATION',
];

export const BEFORE_PRINT: readonly AppState[] = [...BEFORE_APPROVAL, 'APPROVED', 'BLANK_ALLOCATED'];

/** Every state that is not final. */
export const OPEN_STATES: readonly AppState[] = [...BEFORE_PRINT, 'PRINTED', 'QC_PASSED', 'READY_FOR_PICKUP'];
