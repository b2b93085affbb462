import { z } from 'zod';
import { Month, RecheckOutcome } from '#common/domain/registers/rechecks.ts';
import { SubjectId } from '#common/domain/registers/register.ts';
import { ApplicationId } from '#common/kernel/ids.ts';

export const DrawRecheck = z.strictObject({ month: Month });

/** A drawn file as it stood before its decision, without number and names; null where none is left for this person. */
export const BlindFileReply = z.strictObject({
  next: z.strictObject({ subject: SubjectId, applicationId: ApplicationId, file: z.unknown() }).nullable(),
});

export const JudgeRecheck = z
  .strictObject({
    subject: SubjectId,
    applicationId: ApplicationId,
    outcome: RecheckOutcome,
    codes: z.array(z.string().min(1).max(60)).max(20),
    note: z.string().trim().max(400),
  })
  .refine(({ outcome, codes }) => outcome === 'APPROVE' || codes.length > 0, {
    message: 'REASON_MISSING',
    path: ['codes'],
  });
