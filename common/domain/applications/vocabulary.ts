import { z } from 'zod';

/** The field's closed word lists. Each schema and its type share one name; Indonesian labels live in the catalogues. */

export const AppType = z.enum([
  'NEW',
  'REPLACE_EXPIRED',
  'REPLACE_FULL',
  'REPLACE_LOST',
  'REPLACE_DAMAGED',
  'DATA_CHANGE',
]);
export type AppType = z.infer<typeof AppType>;

/** Lost, damaged and changed data: examined first, then decided by the office head. */
export function isDecidedByHead(type: AppType): boolean {
  return type === 'REPLACE_LOST' || type === 'REPLACE_DAMAGED' || type === 'DATA_CHANGE';
}

export const ServiceLane = z.enum(['REGULAR', 'PRIORITY', 'ACCELERATED', 'BAP', 'EAZY', 'CONTINGENCY']);
export type ServiceLane = z.infer<typeof ServiceLane>;

export const PriorityReason = z.enum(['ELDERLY', 'UNDER_FIVE', 'DISABLED', 'PREGNANT', 'SICK']);
export type PriorityReason = z.infer<typeof PriorityReason>;

export const PassportKind = z.enum(['ELECTRONIC', 'NON_ELECTRONIC']);
export type PassportKind = z.infer<typeof PassportKind>;

export const TravelPurpose = z.enum([
  'TOURISM',
  'STUDY',
  'WORK',
  'FAMILY',
  'UMRAH',
  'HAJJ',
  'MEDICAL',
  'BUSINESS',
  'OTHER',
]);
export type TravelPurpose = z.infer<typeof TravelPurpose>;

export const Sex = z.enum(['MALE', 'FEMALE']);
export type Sex = z.infer<typeof Sex>;

export const Role = z.enum([
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
  'COMPLAINT',
  'IT_ADMIN',
  'AUDITOR',
]);
export type Role = z.infer<typeof Role>;

/** Whom the sources name as possible givers of the final approval (U7); the procedure says which of them do. */
export const APPROVERS = [
  'SUBSECTION_HEAD',
  'SECTION_HEAD',
  'OFFICE_HEAD',
  'ADJUDICATOR',
] as const satisfies readonly Role[];
export type Approver = (typeof APPROVERS)[number];

/** Scheduled jobs act under this name; no person can hold it. */
export const ActorRole = z.enum([...Role.options, 'SYS']);
export type ActorRole = z.infer<typeof ActorRole>;

export const AppState = z.enum([
  'BOOKED',
  'CHECKED_IN',
  'DOC_REVIEW',
  'DOC_INCOMPLETE',
  'IN_SERVICE',
  'SUSPENDED',
  'UNDER_EXAMINATION',
  'VERIFICATION',
  'ADJUDICATION',
  'APPROVED',
  'BLANK_ALLOCATED',
  'PRINTED',
  'QC_PASSED',
  'READY_FOR_PICKUP',
  'HANDED_OVER',
  'NO_SHOW',
  'WITHDRAWN',
  'REJECTED',
  'CANCELLED',
  'PASSPORT_VOIDED',
]);
export type AppState = z.infer<typeof AppState>;

export const FINAL_STATES = [
  'HANDED_OVER',
  'WITHDRAWN',
  'REJECTED',
  'CANCELLED',
  'PASSPORT_VOIDED',
] as const satisfies readonly AppState[];

export function isFinal(state: AppState): boolean {
  return (FINAL_STATES as readonly AppState[]).includes(state);
}

export const Stage = z.enum([
  'arrival',
  'documents',
  'capture',
  'interview',
  'decision',
  'production',
  'handover',
]);
export type Stage = z.infer<typeof Stage>;

/** Stages with a form that takes only reference, time and result of what SIMKIM did; the others are this office's own acts. */
export const RECORDABLE_STAGES = ['documents', 'capture', 'interview'] as const satisfies readonly Stage[];
export function isRecordable(stage: Stage): boolean {
  return (RECORDABLE_STAGES as readonly Stage[]).includes(stage);
}

export const StagePolicy = z.enum(['PERFORMED_HERE', 'RECORDED_FROM_SIMKIM']);
export type StagePolicy = z.infer<typeof StagePolicy>;

export const InterviewOutcome = z.enum(['PROCEED', 'SUSPEND_DOCS', 'SUSPEND_EXAM', 'RECOMMEND_REJECT']);
export type InterviewOutcome = z.infer<typeof InterviewOutcome>;

export const WatchlistResult = z.enum(['CLEAR', 'POSSIBLE_MATCH', 'CONFIRMED_MATCH', 'NOT_CHECKED']);
export type WatchlistResult = z.infer<typeof WatchlistResult>;

export const PaymentStatus = z.enum(['SETTLED', 'UNCONFIRMED_WITH_PROOF', 'UNPAID', 'WAIVED']);
export type PaymentStatus = z.infer<typeof PaymentStatus>;

export const SpecialRescheduleReason = z.enum([
  'OFFICER_ERROR',
  'SERVER_OFFLINE',
  'DATA_NOT_IN_DPRI',
  'OTHER_TECH',
  'ILLNESS',
  'FORCE_MAJEURE',
  'NO_SHOW_UNUSED_RESCHEDULE',
]);
export type SpecialRescheduleReason = z.infer<typeof SpecialRescheduleReason>;

export const LostFinding = z.enum(['LOST_CALAMITY', 'LOST_CARELESS', 'LOST_RECKLESS']);
export type LostFinding = z.infer<typeof LostFinding>;

/** Blank booklet states, domain reference 4.4. There is no way back to IN_STOCK. */
export const BlankState = z.enum([
  'IN_STOCK',
  'ALLOCATED',
  'PRINTED',
  'ISSUED',
  'VOIDED',
  'SPOILED',
  'MISSING',
  'IN_TRANSIT',
  'TRANSFERRED',
  'DESTROYED',
]);
export type BlankState = z.infer<typeof BlankState>;
