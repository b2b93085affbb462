import { z } from 'zod';
import { ErasureRule } from '#common/domain/privacy/specific-data.ts';
import { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { BUNDLE, PAGE, SMALL_ATTACHMENT } from './protocol.ts';

export const MissingRequest = z.strictObject({ ids: z.array(AttachmentId).min(1).max(PAGE) });
export const MissingReply = z.strictObject({ missing: z.array(AttachmentId) });
export type MissingReply = z.infer<typeof MissingReply>;

export const ErasedReply = z.strictObject({
  erased: z.array(z.strictObject({ id: AttachmentId, rule: ErasureRule })),
});
export type ErasedReply = z.infer<typeof ErasedReply>;

export const AttachmentPath = z.strictObject({ id: AttachmentId });

/** Knowing an id opens nothing: the file that uses the attachment is named too. */
export const AttachmentQuery = z.strictObject({ application: ApplicationId });

export const BUNDLE_TYPE = 'application/vnd.msgpack';

export const Attachment = z.strictObject({
  id: AttachmentId,
  bytes: z.custom<Uint8Array>((bytes) => bytes instanceof Uint8Array && bytes.length <= SMALL_ATTACHMENT),
});
export type Attachment = z.infer<typeof Attachment>;

/** As it is read; on the wire nothing lies inside anything else. */
export const AttachmentBundle = z
  .array(Attachment)
  .min(1)
  .max(BUNDLE.attachments)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'TWICE')
  .describe(
    'A sequence of MessagePack values: name (str) and bytes (bin) of each by turns, no array, no map.',
  );

/** What the hub has against an attachment by itself, whoever sends it and when. */
export const AttachmentRefusal = z.enum(['ATTACHMENT_DAMAGED', 'FILE_TYPE_NOT_ALLOWED', 'FILE_UNREADABLE']);
export type AttachmentRefusal = z.infer<typeof AttachmentRefusal>;

/** One answer for each: a bad one stops none beside it. */
export const BundleReply = z.strictObject({
  results: z.array(
    z.discriminatedUnion('status', [
      z.strictObject({ status: z.literal('STORED'), id: AttachmentId }),
      z.strictObject({ status: z.literal('REFUSED'), id: AttachmentId, code: AttachmentRefusal }),
    ]),
  ),
});
export type BundleReply = z.infer<typeof BundleReply>;

/** The name of the attachment travels in a resumable upload's metadata under this word. */
export const UPLOAD_ID = 'attachment';
