import { z } from 'zod';
import { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { DocCode } from '#common/domain/documents/doc-code.ts';
import { UploadId } from '#common/domain/gateway/upload.ts';
import { channel } from './channel.ts';
import type { ReplyError } from './reply.ts';

export type StoredAttachment = {
  attachmentId: AttachmentId;
  mediaType: string;
  bytes: number;
  /** Pixels, read from the picture itself; null for a PDF. */
  width: number | null;
  height: number | null;
};

const Offered = z.object({ id: UploadId, code: DocCode }).strict();
/** What the applicant sent in with the booking. */
export type OfferedUpload = z.infer<typeof Offered>;
/** One that was fetched: a stored page, or why not. */
export type TakenUpload = OfferedUpload & { page: StoredAttachment | null; problem: ReplyError | null };

/** `size` is that of the whole attachment in bytes. */
export type AttachmentPart = { mediaType: string; size: number; bytes: Uint8Array };

const Count = z
  .int()
  .min(0)
  .max(2 ** 31);
const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'BYTES');

export const documentChannels = {
  /** Seals bytes in the vault. The kind is read from the bytes, never believed from a name. */
  'documents.store': channel<StoredAttachment>()(
    'case.act',
    z.object({ applicationId: ApplicationId, bytes: Bytes }).strict(),
  ),
  'documents.chooseFile': channel<readonly StoredAttachment[]>()(
    'case.act',
    z.object({ applicationId: ApplicationId, only: z.enum(['ANY', 'IMAGE']) }).strict(),
  ),
  'documents.uploads': channel<readonly OfferedUpload[]>()(
    'case.act',
    z.object({ applicationId: ApplicationId }).strict(),
  ),
  /** Fetches them through the hub and seals them in the vault; they are pages only once they are filed. */
  'documents.takeUploads': channel<readonly TakenUpload[]>()(
    'case.act',
    z.object({ applicationId: ApplicationId, uploads: z.array(Offered).min(1).max(100) }).strict(),
  ),
  /** An attachment whole, or with `most` at least the first so many bytes; told once in the audit. */
  'documents.read': channel<AttachmentPart>()(
    'case.read',
    z.object({ applicationId: ApplicationId, attachmentId: AttachmentId, most: Count.optional() }).strict(),
  ),
  /** The bytes `from` to before `to` of one whose beginning was read. */
  'documents.readPart': channel<AttachmentPart>()(
    'case.read',
    z.object({ applicationId: ApplicationId, attachmentId: AttachmentId, from: Count, to: Count }).strict(),
  ),
};
