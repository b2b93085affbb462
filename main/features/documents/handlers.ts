import { readFile, stat } from 'node:fs/promises';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { StoredAttachment } from '#common/contract/ipc/documents.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import { DeskError } from '#main/records/desk-error.ts';
import { findAttachment, recordAttachment } from '#main/records/repositories/small-tables.ts';
import { MAX_ATTACHMENT_BYTES, sniffMediaType } from '#main/vault/media-type.ts';
import type { Desk } from '#main/features/desk.ts';

type Mine = Extract<keyof Handlers, `documents.${string}`>;

export function documentHandlers(desk: Desk): Pick<Handlers, Mine> {
  return {
    'documents.store': ({ applicationId, bytes }) => storeAttachment(desk, applicationId, bytes),

    async 'documents.chooseFile'({ applicationId, only }) {
      const extensions = only === 'IMAGE' ? ['jpg', 'jpeg', 'png'] : ['jpg', 'jpeg', 'png', 'pdf'];
      const paths = await desk.dialogs.chooseFiles({ extensions, isMultiple: true });
      const stored: StoredAttachment[] = [];
      for (const path of paths) {
        stored.push(await storeAttachment(desk, applicationId, await readChosen(path)));
      }
      return stored;
    },

    async 'documents.read'({ applicationId, attachmentId }) {
      const known = await findAttachment(desk.db, applicationId, attachmentId);
      if (!known) throw new DeskError('ATTACHMENT_MISSING');
      return { mediaType: known.mediaType, bytes: await desk.vault.get(attachmentId) };
    },
  };
}

/** Bytes first, then the row: a crash between the two leaves a sealed file that nothing names, never the reverse. */
export async function storeAttachment(
  desk: Pick<Desk, 'db' | 'vault' | 'clock'>,
  applicationId: ApplicationId,
  bytes: Uint8Array,
): Promise<StoredAttachment> {
  if (bytes.byteLength > MAX_ATTACHMENT_BYTES) throw tooLarge();
  const mediaType = sniffMediaType(bytes);
  if (!mediaType) throw new DeskError('FILE_TYPE_NOT_ALLOWED');
  const attachmentId = await desk.vault.put(bytes);
  await recordAttachment(desk.db, {
    id: attachmentId,
    mediaType,
    bytes: bytes.byteLength,
    applicationId,
    at: desk.clock.now(),
  });
  return { attachmentId, mediaType, bytes: bytes.byteLength };
}

export async function readChosen(path: string): Promise<Buffer> {
  const size = await stat(path).then(
    (found) => found.size,
    () => {
      throw new DeskError('FILE_UNREADABLE');
    },
  );
  if (size > MAX_ATTACHMENT_BYTES) throw tooLarge();
  return readFile(path);
}

function tooLarge(): DeskError {
  return new DeskError('FILE_TOO_LARGE', { maxMegabytes: MAX_ATTACHMENT_BYTES / 1024 / 1024 });
}
