import { readFile, stat } from 'node:fs/promises';
import { CodedError } from '#common/contract/coded-error.ts';
import type { StoredAttachment } from '#common/contract/ipc/documents.ts';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import type { Desk } from '#main/features/desk.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { recordAttachment } from '#main/records/repositories/small-tables.ts';
import { MAX_ATTACHMENT_BYTES, type MediaType } from '#runtime/vault/media-type.ts';
import { inspectFile, type Inspected } from './intake/inspect-file.ts';

/** A page or a picture that a person will look at. */
export async function storeAttachment(
  desk: Pick<Desk, 'db' | 'vault' | 'clock'>,
  applicationId: ApplicationId,
  bytes: Uint8Array,
): Promise<StoredAttachment> {
  return sealAttachment(desk, applicationId, bytes, inspectFile(bytes));
}

/** The same for bytes that were looked into already. */
async function sealAttachment(
  desk: Pick<Desk, 'db' | 'vault' | 'clock'>,
  applicationId: ApplicationId,
  bytes: Uint8Array,
  { mediaType, width, height }: Inspected<MediaType>,
): Promise<StoredAttachment> {
  const attachmentId = await keepHere(desk, applicationId, { bytes, mediaType });
  return { attachmentId, mediaType, bytes: bytes.byteLength, width, height };
}

/**
 * Bytes first, then the row: a crash between the two leaves a sealed file that nothing names, never the reverse. The hub is offered it with
 * the action that names it, and never a try that was thrown away.
 */
export async function keepHere(
  desk: Pick<Desk, 'db' | 'vault' | 'clock'>,
  applicationId: ApplicationId,
  { bytes, mediaType }: { bytes: Uint8Array; mediaType: string },
): Promise<AttachmentId> {
  if (!(await findApplication(desk.db, applicationId))) throw new CodedError('NOT_FOUND');
  const attachmentId = await desk.vault.put(bytes);
  await recordAttachment(desk.db, {
    id: attachmentId,
    mediaType,
    bytes: bytes.byteLength,
    applicationId,
    at: desk.clock.now(),
  });
  return attachmentId;
}

export async function readChosen(path: string, most = MAX_ATTACHMENT_BYTES): Promise<Buffer> {
  const size = await stat(path).then(
    (found) => found.size,
    () => {
      throw new CodedError('FILE_UNREADABLE');
    },
  );
  if (size > most) throw new CodedError('FILE_TOO_LARGE', { maxMegabytes: most / 1024 / 1024 });
  return readFile(path);
}
