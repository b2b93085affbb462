import { z } from 'zod';
import { Instant } from '#common/kernel/instant.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { PROPOSABLE, REJECT_STAGES } from '#common/domain/applications/application.ts';
import { ReasonCodes } from '#common/domain/documents/actions.ts';
import { DocCode } from '#common/domain/documents/doc-code.ts';
import { Shown } from './sections.ts';

const Note = z.string().max(4000);
const Reference = z.string().trim().min(1).max(60);

export const ProposeDecision = z
  .object({ decision: z.enum(PROPOSABLE), reasonCodes: ReasonCodes, note: Note })
  .strict();
/** NONE: the file goes on without any such decision. */
export const GiveOpinion = z
  .object({ decision: z.enum([...PROPOSABLE, 'NONE']), reasonCodes: ReasonCodes, note: Note })
  .strict();
export const Suspend = z
  .object({
    reasonCodes: ReasonCodes,
    note: Note,
    until: PlainDate.nullable(),
    requestedDocs: z.array(DocCode),
  })
  .strict();
export const Reject = z
  .object({ reasonCodes: ReasonCodes, note: Note, rejectStage: z.enum(REJECT_STAGES), letterNo: Reference })
  .strict();
export const CentralResult = z.object({ reference: Reference, checkedAt: Instant }).strict();
export const RecordAdjudication = z
  .object({ result: z.enum(['CLEAR', 'DUPLICATE']), reference: Reference, checkedAt: Instant, note: Note })
  .strict();
export const WithReasons = z.object({ reasonCodes: ReasonCodes, note: Note }).strict();
export const ReturnForCorrection = z
  .object({ step: z.enum(['DOCUMENTS', 'PHOTO', 'FINGERPRINTS', 'SIGNATURE', 'INTERVIEW']), note: Note })
  .strict();
export type ReturnForCorrection = z.infer<typeof ReturnForCorrection>;

/** Beside members of the family that wait: which of them the approver saw, and why this one does not wait for them. */
export const Approve = z
  .object({
    onHold: z.array(z.string().max(40)).max(50).optional(),
    familyNote: z.string().trim().max(1000).optional(),
  })
  .strict();

/** `bulk` names the batch that this approval was one of; null for a file that was opened. */
export const ApproveShown = Approve.extend({ bulk: z.uuid().nullable(), shown: Shown }).strict();
export type ApproveShown = z.infer<typeof ApproveShown>;
