import { z } from 'zod';
import { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { channel } from './channel.ts';

export type StoredAttachment = {
  attachmentId: AttachmentId;
  mediaType: string;
  bytes: number;
  /** Pixels, read from the picture itself; null for a PDF. */
  width: number | null;
  height: number | null;
};

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
  /** The sheet on the screen as a PDF, written where the person chooses; `saved` is false when they chose nothing. */
  'documents.savePaper': channel<{ saved: boolean }>()(
    'case.act',
    z.object({ applicationId: ApplicationId, paper: z.enum(['SHORTAGE']) }).strict(),
  ),
  'documents.read': channel<{ mediaType: string; bytes: Uint8Array }>()(
    'case.read',
    z.object({ applicationId: ApplicationId, attachmentId: AttachmentId }).strict(),
  ),
};
