import { z } from 'zod';
import { AppState } from '#common/domain/applications/vocabulary.ts';
import { Label, provenance, setting } from '#common/domain/sop/provenance.ts';

export const TimeNormId = z.enum([
  'PAY_BILLING_CODE',
  'RETURN_INCOMPLETE',
  'COMPLETE_DOCUMENTS',
  'ISSUE',
  'SAME_DAY',
  'BAP_LOST',
  'BAP_DAMAGED',
  'HEAD_DECISION_LOST',
  'DAMAGED_REPLACEMENT',
  'REFUSAL_NOTICE',
  'COLLECT',
  'NO_SHOW_EXPIRY',
  'SUSPENSION_LOST_RECKLESS_MIN',
  'SUSPENSION_LOST_RECKLESS_MAX',
  'SUSPENSION_FALSE_STATEMENT_MAX',
  'PASSPORT_SURRENDER',
  'PDP_ACCESS',
  'PDP_RESTRICTION',
  'PDP_BREACH_NOTICE',
  'COMPLAINT_LIGHT',
  'COMPLAINT_NORMATIVE',
  'COMPLAINT_NON_SUPERVISORY',
  'COMPLAINT_SUPERVISORY',
  'COMPLAINT_LEGAL_MAX',
]);
export type TimeNormId = z.infer<typeof TimeNormId>;

/**
 * Norms that no rule reads: the billing is M-Paspor's, withdrawn books and requests to restrict are later features.
 * SUSPENSION_FALSE_STATEMENT_MAX is read as the setting `falseStatementBarMonths`.
 */
export const NORMS_NOT_YET_USED: ReadonlySet<TimeNormId> = new Set([
  'PAY_BILLING_CODE',
  'SUSPENSION_FALSE_STATEMENT_MAX',
  'PASSPORT_SURRENDER',
  'PDP_RESTRICTION',
]);

/** In force, and no office's to change: the law's own hours run in `registers/law-clock.ts`. */
export const NORMS_FIXED_BY_LAW: ReadonlySet<TimeNormId> = new Set(['PDP_ACCESS', 'PDP_BREACH_NOTICE']);

/** How a norm is counted. Day 0 is the day of the starting event, so 1 working day ends on the next working day. */
export const NormClock = z.enum(['WORKING_DAYS', 'CALENDAR_DAYS', 'MONTHS', 'HOURS']);
export type NormClock = z.infer<typeof NormClock>;

export const TimeNorm = z.strictObject({
  id: TimeNormId,
  label: Label,
  amount: z.int().min(0),
  clock: NormClock,
  /** The event that starts the clock, in words. */
  from: Label,
  ...provenance,
  alternatives: z.array(z.strictObject({ amount: z.int().min(0), clock: NormClock })).optional(),
});
export type TimeNorm = z.infer<typeof TimeNorm>;

/** What stops the clock of the ISSUE norm. */
export const SlaPause = z.union([AppState, z.literal('OUTAGE')]);
export type SlaPause = z.infer<typeof SlaPause>;

/** Which day is day 0 of the ISSUE norm. */
export const DayZero = z.enum(['INTERVIEW_DAY', 'NEXT_WORKING_DAY']);
export type DayZero = z.infer<typeof DayZero>;

export const TimeNorms = z.strictObject({
  norms: z.array(TimeNorm),
  slaPausedBy: setting(z.array(SlaPause)),
  issueDayZero: setting(DayZero),
});
export type TimeNorms = z.infer<typeof TimeNorms>;
