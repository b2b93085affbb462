import { readFile, stat } from 'node:fs/promises';
import { CodedError } from '#common/contract/coded-error.ts';
import type { StoredAttachment } from '#common/contract/ipc/documents.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Desk } from '#main/features/desk.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { recordAttachment } from '#main/records/repositories/small-tables.ts';
import { queueUpload } from '#main/records/repositories/uploads.ts';
import { MAX_ATTACHMENT_BYTES } from '#runtime/vault/media-type.ts';
import { inspectFile } from './intake/inspect-file.ts';

/** Bytes first, then the row: a crash between the two leaves a sealed file that nothing names, never the reverse. */
export async function storeAttachment(
  desk: Pick<Desk, 'db' | 'vault' | 'clock'>,
  applicationId: ApplicationId,
  bytes: Uint8Array,
): Promise<StoredAttachment> {
  const { mediaType, width, height } = inspectFile(bytes);
  if (!(await findApplication(desk.db, applicationId))) throw new CodedError('NOT_FOUND');
  const attachmentId = await desk.vault.put(bytes);
  await recordAttachment(desk.db, {
    id: attachmentId,
    mediaType,
    bytes: bytes.byteLength,
    applicationId,
    at: desk.clock.now(),
  });
  await queueUpload(desk.db, attachmentId, desk.clock.now());
  return { attachmentId, mediaType, bytes: bytes.byteLength, width, height };
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
