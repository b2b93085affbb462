import { z } from 'zod';
import { ApplicationId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { CentreState } from '#common/domain/gateway/centre.ts';
import { Difference } from '#common/domain/gateway/differences.ts';
import { CentreResult } from '#common/domain/gateway/result.ts';
import { BookingUpload, MOST_UPLOAD_BYTES, UploadId } from '#common/domain/gateway/upload.ts';

/** Document `centre`: how the centre answers the hub. */
export { CentreState };

/** What a head sees of the exchange with the centre. */
export const GatewayReport = z.strictObject({
  /** Null: this office has no gateway. */
  centre: CentreState.nullable(),
  /** Statuses that the centre has not taken yet. */
  waiting: z.int().min(0),
  oldestAt: Instant.nullable(),
  problems: z.array(
    z.strictObject({
      id: z.string(),
      at: Instant,
      kind: z.string(),
      subject: z.string(),
      code: z.string(),
      field: z.string(),
    }),
  ),
});
export type GatewayReport = z.infer<typeof GatewayReport>;

export const ProblemPath = z.strictObject({ id: z.uuid() });
const Explanation = z.string().trim().min(5).max(300);
export const CloseProblem = z.strictObject({ note: Explanation });

export const ResultsPath = z.strictObject({ id: ApplicationId });
export const OpenResults = z.strictObject({ results: z.array(CentreResult) });

/** Of a file: what its applicant sent in with the booking. */
export const UploadsPath = z.strictObject({ id: ApplicationId });
export const UploadPath = z.strictObject({ id: ApplicationId, upload: UploadId });
export const BookingUploads = z.strictObject({ uploads: z.array(BookingUpload).max(100) });
export const UploadBytes = z.strictObject({ base64: z.base64().max(Math.ceil(MOST_UPLOAD_BYTES / 3) * 4) });

export const ComparedDay = z.strictObject({
  day: PlainDate,
  ranAt: Instant,
  /** How much was compared: files issued here, books in SIMKIM's list, payments. */
  files: z.int(),
  issued: z.int(),
  payments: z.int(),
  open: z.int(),
});
export type ComparedDay = z.infer<typeof ComparedDay>;

export const FoundDifference = z.strictObject({
  ...Difference.shape,
  state: z.enum(['OPEN', 'EXPLAINED', 'GONE']),
  note: z.string().nullable(),
  byName: z.string().nullable(),
  decidedAt: Instant.nullable(),
});
export type FoundDifference = z.infer<typeof FoundDifference>;

/** Without a day the newest that was compared. */
export const DifferencesQuery = z.strictObject({ day: PlainDate.optional() });
export const DifferencesReply = z.strictObject({
  days: z.array(ComparedDay),
  /** Null: no day has been compared yet. */
  day: PlainDate.nullable(),
  rows: z.array(FoundDifference),
});
export type DifferencesReply = z.infer<typeof DifferencesReply>;

/** Lists that a person brings: rows as the desk read them from a file. */
export const CompareRequest = z.strictObject({
  day: PlainDate,
  simkim: z.array(z.unknown()).max(20_000).nullable(),
  payments: z.array(z.unknown()).max(20_000).nullable(),
});
/** `wrong`: rows that are no rows of such a list. */
export const CompareReply = z.strictObject({ isCompared: z.boolean(), wrong: z.int() });

export const ExplainDifference = z.strictObject({
  day: PlainDate,
  key: z.string().min(1).max(200),
  note: Explanation,
});
