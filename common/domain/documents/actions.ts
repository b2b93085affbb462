import { z } from 'zod';
import { AttachmentId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import { Applicant } from '#common/domain/applications/applicant.ts';
import { WatchlistResult } from '#common/domain/applications/vocabulary.ts';
import { DocCode } from './doc-code.ts';
import { PageSide, Unclear } from './page.ts';

export const Note = z.string().max(4000);
export const ReasonCodes = z.array(z.string().max(60)).max(20);

export const AttachDocument = z
  .object({
    code: DocCode,
    attachmentId: AttachmentId,
    mediaType: z.enum(['image/jpeg', 'image/png', 'application/pdf']),
    source: z.enum(['BOOKING', 'FILE', 'SCAN', 'CAMERA']),
    side: PageSide.optional(),
    /** The page of this document that it was scanned anew for; it takes its place. */
    replaces: AttachmentId.optional(),
  })
  .strict();

/** One page of one document. */
const PageOf = { code: DocCode, attachmentId: AttachmentId };

/** How a page looks. `unclear` says that it must be scanned anew; null that it can be read. */
export const DescribePage = z
  .object({
    ...PageOf,
    side: PageSide.nullable(),
    quality: z.string().trim().max(300),
    unclear: Unclear.nullable(),
  })
  .strict();

/** The page shows another document than the one it was filed under. */
export const RefilePage = z.object({ ...PageOf, to: DocCode }).strict();

/** The page does not belong to this file. It no longer counts; what was recorded stays. */
export const RemovePage = z
  .object({ ...PageOf, reasonCode: z.string().max(60), note: z.string().trim().max(500) })
  .strict();

/** The four answers to one original: is it here, genuine, valid, and does it match the data. */
export const RecordDocument = z
  .object({
    code: DocCode,
    present: z.boolean(),
    genuine: z.boolean(),
    valid: z.boolean(),
    matches: z.boolean(),
    unclear: z.boolean(),
    note: Note,
    /** Originals that are here, where more than one is asked; one when it is not said. */
    count: z.int().min(1).max(9).optional(),
    /** Asked for by the officer beyond the list: missing until it is here. */
    demanded: z.boolean().optional(),
  })
  .strict();

export const RecordWatchlist = z
  .object({ result: WatchlistResult, reference: z.string().trim().max(60), checkedAt: Instant })
  .strict();

export const AmendData = z.object({ changes: Applicant.partial().strict(), note: Note }).strict();

export const ReturnDossier = z
  .object({ reasonCodes: ReasonCodes, missing: z.array(DocCode), note: Note })
  .strict();
/** Reference and time are those of SIMKIM, where the dossier was checked there and is only recorded here. */
export const AcceptDossier = z
  .object({ reference: z.string().trim().max(60).optional(), recordedAt: Instant.optional() })
  .strict();
export const WithNote = z.object({ note: Note }).strict();
export const RefusePrevention = z
  .object({
    reasonCodes: ReasonCodes,
    note: Note,
    letterNo: z.string().trim().min(1).max(60),
    detailRef: z.string().trim().min(1).max(120),
  })
  .strict();
