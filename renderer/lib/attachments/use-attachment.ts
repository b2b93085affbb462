import { createContext, useContext, useEffect, useState } from 'react';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { callChannel } from '#renderer/lib/bridge.ts';

export type Attachment =
  | { status: 'LOADING' }
  | { status: 'READY'; url: string; picture: Blob; mediaType: string; bytes: number }
  | { status: 'FAILED'; error: ReplyError };

/** Changes when a claim or a reveal opens the file: what was refused before is asked for again. */
export const AttachmentAccess = createContext('');

const LOADING: Attachment = { status: 'LOADING' };

/** Reads one attachment whole; the read is audited before anything is shown. */
export function readAttachment(applicationId: ApplicationId, attachmentId: AttachmentId) {
  return callChannel('documents.read', { applicationId, attachmentId });
}

/** The plain bytes live only as long as something shows them: the URL is revoked when the picture leaves the screen. */
export function useAttachment(applicationId: ApplicationId, attachmentId: AttachmentId | null): Attachment {
  const access = useContext(AttachmentAccess);
  const wanted = `${access} ${attachmentId ?? ''}`;
  const [read, setRead] = useState<{ wanted: string; attachment: Attachment } | null>(null);
  useEffect(() => {
    if (!attachmentId) return undefined;
    let url: string | null = null;
    let isCurrent = true;
    async function load(id: AttachmentId) {
      const reply = await readAttachment(applicationId, id);
      if (!isCurrent) return;
      if (!reply.ok) {
        setRead({ wanted, attachment: { status: 'FAILED', error: reply } });
        return;
      }
      const { bytes, mediaType } = reply.value;
      const picture = new Blob([new Uint8Array(bytes)], { type: mediaType });
      url = URL.createObjectURL(picture);
      setRead({ wanted, attachment: { status: 'READY', url, picture, mediaType, bytes: bytes.byteLength } });
    }
    void load(attachmentId);
    return () => {
      isCurrent = false;
      if (url) URL.revokeObjectURL(url);
    };
  }, [applicationId, attachmentId, wanted]);
  return read?.wanted === wanted ? read.attachment : LOADING;
}
