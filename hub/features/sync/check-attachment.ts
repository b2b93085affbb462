import { imageSize } from 'image-size';
import { parseFingerRecord } from '#common/domain/biometrics/fir.ts';
import { readStrokes } from '#common/domain/biometrics/strokes.ts';
import { err, ok, type Result } from '#common/kernel/result.ts';
import type { Attachment, AttachmentRefusal } from '#common/contract/hub/attachments.ts';
import {
  FINGER_RECORD,
  sniffMasterType,
  sniffMediaType,
  type MasterType,
  type MediaType,
} from '#runtime/vault/media-type.ts';
import type { Vault } from '#runtime/vault/vault.ts';

/**
 * An attachment must be what its name says, of a kind that is shown as a picture or a page or lies beside a capture, and
 * readable as such. `formerNaming` is asked only where the office's own key did not give the name.
 */
export async function checkAttachment(
  vault: Vault,
  { id, bytes }: Attachment,
  formerNaming: () => Promise<readonly Buffer[]>,
): Promise<Result<MediaType | MasterType, AttachmentRefusal>> {
  // What was taken before the office had a hub keeps the name that its files know.
  const isNamed = vault.isNamed(id, bytes, []) || vault.isNamed(id, bytes, await formerNaming());
  if (!isNamed) return err('ATTACHMENT_DAMAGED');
  const mediaType = sniffMediaType(bytes) ?? sniffMasterType(bytes);
  if (!mediaType) return err('FILE_TYPE_NOT_ALLOWED');
  return isReadable(bytes, mediaType) ? ok(mediaType) : err('FILE_UNREADABLE');
}

/** The first bytes are easily forged; whoever opens it later must find a picture with a width and a height. */
function isReadable(bytes: Uint8Array, mediaType: MediaType | MasterType): boolean {
  if (mediaType === 'application/pdf') return true;
  if (mediaType === FINGER_RECORD) return parseFingerRecord(bytes).ok;
  if (mediaType === 'application/vnd.loket.strokes+json') {
    return readStrokes(new TextDecoder().decode(bytes)) !== null;
  }
  try {
    imageSize(bytes);
    return true;
  } catch {
    return false;
  }
}
