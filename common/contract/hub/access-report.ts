import { z } from 'zod';
import { Applicant } from '#common/domain/applications/applicant.ts';
import { AppState, AppType } from '#common/domain/applications/vocabulary.ts';
import { DocCode } from '#common/domain/documents/doc-code.ts';
import { AuditEvent } from '#common/domain/office/audit-entry.ts';
import { SpecificKind } from '#common/domain/privacy/specific-data.ts';
import { SubjectId } from '#common/domain/registers/register.ts';
import { ApplicationId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';

/** By the request on record: nobody's data are put together without one. */
export const AccessAsk = z.strictObject({ subject: SubjectId });
export type AccessAsk = z.infer<typeof AccessAsk>;

/** What is kept of one file of the person, and what was done with it. */
export const AccessFile = z.strictObject({
  id: ApplicationId,
  number: z.string(),
  type: AppType,
  state: AppState,
  createdAt: Instant,
  stateSince: Instant,
  passportNumber: z.string().nullable(),
  applicant: Applicant,
  documents: z.array(z.strictObject({ code: DocCode, pages: z.int().min(0) })),
  pictures: z.array(
    z.strictObject({ kind: SpecificKind, capturedAt: Instant, erasedAt: Instant.nullable() }),
  ),
  /** Codes of the reasons of a decision. */
  reasons: z.array(z.string()),
  /** What the centre was told of it. */
  told: z.array(z.strictObject({ status: z.string(), at: Instant })),
  /** Oldest first. Who did it stays with the office: desk and day are told, not an officer's name. */
  trail: z.array(z.strictObject({ at: Instant, event: AuditEvent, kind: z.string(), desk: z.string() })),
});
export type AccessFile = z.infer<typeof AccessFile>;

export const AccessReport = z.strictObject({ at: Instant, files: z.array(AccessFile) });
export type AccessReport = z.infer<typeof AccessReport>;
