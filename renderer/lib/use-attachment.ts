import { useEffect, useState } from 'react';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { callChannel } from './bridge.ts';

export type Attachment =
  | { status: 'LOADING' }
  | { status: 'READY'; url: string; mediaType: string; bytes: number }
  | { status: 'FAILED'; error: ReplyError };

const LOADING: Attachment = { status: 'LOADING' };

/** The plain bytes live only as long as something shows them: the URL is revoked when the picture leaves the screen. */
export function useAttachment(applicationId: ApplicationId, attachmentId: AttachmentId | null): Attachment {
  const [read, setRead] = useState<{ id: AttachmentId; attachment: Attachment } | null>(null);
  useEffect(() => {
    if (!attachmentId) return undefined;
    let url: string | null = null;
    let isCurrent = true;
    async function load(id: AttachmentId) {
      const reply = await callChannel('documents.read', { applicationId, attachmentId: id });
      if (!isCurrent) return;
      if (!reply.ok) {
        setRead({ id, attachment: { status: 'FAILED', error: reply } });
        return;
      }
      const { bytes, mediaType } = reply.value;
      url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mediaType }));
      setRead({ id, attachment: { status: 'READY', url, mediaType, bytes: bytes.byteLength } });
    }
    void load(attachmentId);
    return () => {
      isCurrent = false;
      if (url) URL.revokeObjectURL(url);
    };
  }, [applicationId, attachmentId]);
  return read && read.id === attachmentId ? read.attachment : LOADING;
}
