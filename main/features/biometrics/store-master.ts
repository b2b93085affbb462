import { CodedError } from '#common/contract/coded-error.ts';
import { readStrokes } from '#common/domain/biometrics/strokes.ts';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { checkMayWork } from '#main/features/applications/may-work.ts';
import type { Desk } from '#main/features/desk.ts';
import { keepHere } from '#main/features/documents/store-attachment.ts';
import { sniffMasterType } from '#runtime/vault/media-type.ts';

const MOST_BYTES = 4 * 1024 * 1024;

/** The JPEG 2000 master of a photo or the strokes of a signature: nothing that a person opens, so nothing is drawn from it. */
export async function storeMaster(
  desk: Desk,
  applicationId: ApplicationId,
  bytes: Uint8Array,
): Promise<{ attachmentId: AttachmentId }> {
  await checkMayWork(desk, applicationId);
  if (bytes.byteLength > MOST_BYTES) {
    throw new CodedError('FILE_TOO_LARGE', { maxMegabytes: MOST_BYTES / 1024 / 1024 });
  }
  const mediaType = sniffMasterType(bytes);
  if (!mediaType) throw new CodedError('FILE_TYPE_NOT_ALLOWED');
  if (mediaType !== 'image/jp2' && !readStrokes(new TextDecoder().decode(bytes))) {
    throw new CodedError('FILE_UNREADABLE');
  }
  return { attachmentId: await keepHere(desk, applicationId, { bytes, mediaType }) };
}
