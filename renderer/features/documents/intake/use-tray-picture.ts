import { useEffect, useState } from 'react';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { TrayFile } from '#common/contract/ipc/intake.ts';
import { callChannel } from '#renderer/lib/bridge.ts';
import { useIntake } from './intake-context.ts';

export type TrayPicture =
  | { status: 'LOADING' }
  | { status: 'PICTURE'; url: string }
  | { status: 'PDF' }
  | { status: 'FAILED'; error: ReplyError };

const LOADING: TrayPicture = { status: 'LOADING' };

/**
 * What a scan in the folder shows. The plain bytes live only as long as it is on the screen. Give what shows it a key with the
 * file’s time: another time is another picture under the same name.
 */
export function useTrayPicture({ id }: Pick<TrayFile, 'id'>): TrayPicture {
  const applicationId = useIntake()?.view.file.id;
  const [picture, setPicture] = useState(LOADING);
  useEffect(() => {
    let url: string | null = null;
    let isCurrent = true;
    async function load() {
      if (!applicationId) return;
      const reply = await callChannel('documents.readTrayFile', { applicationId, fileId: id });
      if (!isCurrent) return;
      if (!reply.ok) {
        setPicture({ status: 'FAILED', error: reply });
        return;
      }
      const { bytes, mediaType } = reply.value;
      if (!mediaType.startsWith('image/')) {
        setPicture({ status: 'PDF' });
        return;
      }
      url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mediaType }));
      setPicture({ status: 'PICTURE', url });
    }
    void load();
    return () => {
      isCurrent = false;
      if (url) URL.revokeObjectURL(url);
    };
  }, [applicationId, id]);
  return picture;
}
