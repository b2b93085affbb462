import { z } from 'zod';
import type { TimeNormId } from '#common/domain/office/time-norm-schema.ts';
import { UserId } from '#common/kernel/ids.ts';

export const HEADS = ['SUBSECTION_HEAD', 'SECTION_HEAD', 'OFFICE_HEAD'] as const;
export const COMPLAINT_READERS = ['COMPLAINT', ...HEADS] as const;

export const ComplaintState = z.enum([
  'RECEIVED',
  'VERIFIED',
  'ASSIGNED',
  'IN_PROGRESS',
  'ANSWERED',
  'ESCALATED',
  'CLOSED',
  'REJECTED_INCOMPLETE',
]);
export type ComplaintState = z.infer<typeof ComplaintState>;

/** How it came. */
export const ComplaintChannel = z.enum(['FACE_TO_FACE', 'BOX', 'PHONE', 'EMAIL', 'SP4N_LAPOR']);
export type ComplaintChannel = z.infer<typeof ComplaintChannel>;

export const ComplaintCategory = z.enum([
  'QUOTA_FULL',
  'APP_ERROR',
  'PAYMENT_NOT_REGISTERED',
  'PROCEDURE_UNCLEAR',
  'OFFICER_BEHAVIOUR',
  'DELAY',
  'REFUSAL_OBJECTION',
  'DATA_ERROR_IN_BOOK',
  'ILLEGAL_LEVY',
  'FACILITIES',
  'NETWORK',
]);
export type ComplaintCategory = z.infer<typeof ComplaintCategory>;

export const SlaClass = z.enum(['LIGHT', 'NORMATIVE', 'NON_SUPERVISORY', 'SUPERVISORY']);
export type SlaClass = z.infer<typeof SlaClass>;

/** The norms of the procedure behind the classes: days and source are its data. */
export const NORM_OF_CLASS = {
  LIGHT: 'COMPLAINT_LIGHT',
  NORMATIVE: 'COMPLAINT_NORMATIVE',
  NON_SUPERVISORY: 'COMPLAINT_NON_SUPERVISORY',
  SUPERVISORY: 'COMPLAINT_SUPERVISORY',
} as const satisfies Record<SlaClass, TimeNormId>;

const Note = z.string().trim().min(10).max(600);

export const ReceiveComplaint = z.strictObject({
  channel: ComplaintChannel,
  category: ComplaintCategory,
  text: z.string().trim().min(10).max(4000),
  /** Null: given without a name. */
  complainant: z
    .strictObject({ name: z.string().trim().min(2).max(120), contact: z.string().trim().max(120) })
    .nullable(),
  /** Of a file that it is about. */
  applicationNumber: z
    .string()
    .trim()
    .regex(/^[0-9A-Z-]{4,40}$/)
    .nullable(),
  /** The officer complained about. */
  about: UserId.nullable(),
});
export type ReceiveComplaint = z.infer<typeof ReceiveComplaint>;

export const VerifyComplaint = z.strictObject({
  sla: SlaClass,
  about: UserId.nullable(),
  note: z.string().trim().max(600),
});
export type VerifyComplaint = z.infer<typeof VerifyComplaint>;

export const AssignComplaint = z.strictObject({ handler: UserId, note: z.string().trim().max(600) });
export type AssignComplaint = z.infer<typeof AssignComplaint>;

export const StartComplaint = z.strictObject({});
export const AnswerComplaint = z.strictObject({ answer: z.string().trim().min(10).max(4000) });
/** Why: it ends, goes up, or cannot be taken up. */
export const NoteOnComplaint = z.strictObject({ note: Note });
