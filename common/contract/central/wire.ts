import { z } from 'zod';
import { Instant } from '#common/kernel/instant.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { BookingUpload, UploadId } from '#common/domain/gateway/upload.ts';
import { CentreStatus } from '#common/domain/gateway/status.ts';

/**
 * What crosses between an office's hub and whoever speaks to SIMKIM and M-Paspor for it. Nobody outside knows their real
 * interface: this is ours, and an integrator fills it. `docs/central-gateway.openapi.json` is made from these schemas.
 */

/** Entries of a page are read one by one: a wrong one costs itself, not the page. */
const Entries = z.array(z.unknown()).max(500);

export const PageQuery = z.object({
  /** Where the last page ended; empty at the very first time. */
  cursor: z.string().max(200).default(''),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type PageQuery = z.infer<typeof PageQuery>;

export const HealthReply = z.object({ ok: z.literal(true), now: Instant });

/** Bookings in the format of `docs/IMPORT.md`. */
export const BookingsReply = z.object({ bookings: Entries, cursor: z.string().max(200), more: z.boolean() });
export type BookingsReply = z.infer<typeof BookingsReply>;

/** Each entry is a `CentreResult`. */
export const ResultsReply = z.object({ results: Entries, cursor: z.string().max(200), more: z.boolean() });
export type ResultsReply = z.infer<typeof ResultsReply>;

export const StatusesRequest = z.strictObject({ statuses: z.array(CentreStatus).min(1).max(100) });
export type StatusesRequest = z.infer<typeof StatusesRequest>;

/**
 * One for each status, by its id. An id that was accepted before is answered as it was then, and done no second time; one that was
 * refused comes again only when a person sends it again, and is judged anew.
 */
export const StatusesReply = z.object({
  receipts: z.array(
    z.discriminatedUnion('result', [
      z.object({ id: z.uuid(), result: z.literal('ACCEPTED') }),
      z.object({
        id: z.uuid(),
        result: z.literal('REFUSED'),
        code: z.string().max(60),
        message: z.string().max(300),
      }),
    ]),
  ),
});
export type StatusesReply = z.infer<typeof StatusesReply>;

export const ListSource = z.enum(['SIMKIM', 'PAYMENTS']);
export type ListSource = z.infer<typeof ListSource>;
export const ListPath = z.strictObject({ source: ListSource, day: PlainDate });

/** A whole day's list: books issued in SIMKIM, or payments. `isComplete` false: ask again later. */
export const ListReply = z.object({ isComplete: z.boolean(), rows: z.array(z.unknown()).max(50_000) });
export type ListReply = z.infer<typeof ListReply>;

export const UploadsPath = z.strictObject({ number: z.string().min(1).max(40) });
export const UploadPath = z.strictObject({ ...UploadsPath.shape, id: UploadId });
/** What the applicant sent in with the booking. A booking without any, or an unknown one, has an empty list. */
export const UploadsReply = z.object({ uploads: z.array(BookingUpload).max(100) });

export const CentreError = z.object({ code: z.string().max(60), message: z.string().max(300) });
