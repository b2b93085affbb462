import { z } from 'zod';
import { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { PAGE } from './protocol.ts';

export const MissingRequest = z.strictObject({ ids: z.array(AttachmentId).min(1).max(PAGE) });
export const MissingReply = z.strictObject({ missing: z.array(AttachmentId) });
export type MissingReply = z.infer<typeof MissingReply>;

export const AttachmentPath = z.strictObject({ id: AttachmentId });

/** Knowing an id opens nothing: the file that uses the attachment is named too. */
export const AttachmentQuery = z.strictObject({ application: ApplicationId });

export const StoredReply = z.strictObject({ stored: z.literal(true) });

/** The name of the attachment travels in a resumable upload's metadata under this word. */
export const UPLOAD_ID = 'attachment';
