import { z } from 'zod';
import { DocCode } from '#common/domain/documents/doc-code.ts';

/** The largest page that a desk takes. */
export const MOST_UPLOAD_BYTES = 25 * 1024 * 1024;

/** The centre's own name of an upload: part of an address, or of a file. */
export const UploadId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/);

/** What an applicant sent in with a booking, before anybody has held it against the original. */
export const BookingUpload = z.object({
  id: UploadId,
  code: DocCode,
  bytes: z.int().min(1).max(MOST_UPLOAD_BYTES),
});
export type BookingUpload = z.infer<typeof BookingUpload>;
