import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { callChannel } from '#renderer/lib/bridge.ts';
import { readAttachment } from '#renderer/lib/attachments/use-attachment.ts';

type FileOptions = {
  onPicture: (image: ImageBitmap) => Promise<void>;
  onError: (error: ReplyError) => void;
};

/** A picture that somebody brought, where the office allows it: inspected by main, then judged like any other. */
export function usePhotoFile(applicationId: ApplicationId, { onPicture, onError }: FileOptions) {
  return async function choose(): Promise<void> {
    const chosen = await callChannel('documents.chooseFile', { applicationId, only: 'IMAGE' });
    if (!chosen.ok) {
      onError(chosen);
      return;
    }
    const [picture] = chosen.value;
    if (!picture) return;
    const read = await readAttachment(applicationId, picture.attachmentId);
    if (!read.ok) {
      onError(read);
      return;
    }
    const { bytes, mediaType } = read.value;
    const blob = new Blob([new Uint8Array(bytes)], { type: mediaType });
    await onPicture(await createImageBitmap(blob, { imageOrientation: 'from-image' }));
  };
}
