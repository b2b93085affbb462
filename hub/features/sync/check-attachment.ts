import { imageSize } from 'image-size';
import { err, ok, type Result } from '#common/kernel/result.ts';
import type { Attachment, AttachmentRefusal } from '#common/contract/hub/attachments.ts';
import { sniffMediaType, type MediaType } from '#runtime/vault/media-type.ts';
import type { Vault } from '#runtime/vault/vault.ts';

/**
 * An attachment must be what its name says, of a kind that is shown as a picture or a page, and readable as such.
 * `formerNaming` is asked only where the office's own key did not give the name.
 */
export async function checkAttachment(
  vault: Vault,
  { id, bytes }: Attachment,
  formerNaming: () => Promise<readonly Buffer[]>,
): Promise<Result<MediaType, AttachmentRefusal>> {
  // What was taken before the office had a hub keeps the name that its files know.
  const isNamed = vault.isNamed(id, bytes, []) || vault.isNamed(id, bytes, await formerNaming());
  if (!isNamed) return err('ATTACHMENT_DAMAGED');
  const mediaType = sniffMediaType(bytes);
  if (!mediaType) return err('FILE_TYPE_NOT_ALLOWED');
  return isReadable(bytes, mediaType) ? ok(mediaType) : err('FILE_UNREADABLE');
}

/** The first bytes are easily forged; whoever opens it later must find a picture with a width and a height. */
function isReadable(bytes: Uint8Array, mediaType: MediaType): boolean {
  if (mediaType === 'application/pdf') return true;
  try {
    imageSize(bytes);
    return true;
  } catch {
    return false;
  }
}
