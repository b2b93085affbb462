import { readFile, stat } from 'node:fs/promises';
import { imageSize } from 'image-size';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { must } from '#common/kernel/must.ts';
import type { StoredAttachment } from '#common/contract/ipc/documents.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { readNamingKeys } from '#main/records/repositories/attachment-keys.ts';
import { findAttachment, recordAttachment } from '#main/records/repositories/small-tables.ts';
import { queueUpload } from '#main/records/repositories/uploads.ts';
import { MAX_ATTACHMENT_BYTES, sniffMediaType, type MediaType } from '#runtime/vault/media-type.ts';
import type { Desk } from '#main/features/desk.ts';
import { savePaper } from './save-paper.ts';
import { mayLookInside } from '#main/features/applications/file-view.ts';

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

    'documents.savePaper': ({ applicationId, paper }) => savePaper(desk, applicationId, paper),

    async 'documents.read'({ applicationId, attachmentId }) {
      const known = await findAttachment(desk.db, applicationId, attachmentId);
      if (!known) throw new CodedError('ATTACHMENT_MISSING');
      if (!(await mayLookInside(desk, applicationId))) throw new CodedError('FILE_HIDDEN');
      // The entry comes first: nothing is shown that could not be recorded.
      await desk.session.audit('VIEW', applicationId, `attachment ${attachmentId.slice(0, 12)}`);
      const bytes = await readAttachment(desk, applicationId, attachmentId);
      return {
        mediaType: known.mediaType || must(sniffMediaType(bytes), 'the vault holds known kinds'),
        bytes,
      };
    },
  };
}

/** From this desk's vault; what another desk took comes from the hub once and stays. */
async function readAttachment(
  { db, vault, hub }: Desk,
  applicationId: ApplicationId,
  id: AttachmentId,
): Promise<Uint8Array> {
  try {
    return await vault.get(id);
  } catch (error) {
    const isMissing = error instanceof CodedError && error.code === 'ATTACHMENT_MISSING';
    if (!isMissing || !hub) throw error;
  }
  const bytes = await hub.fetchAttachment(id, applicationId);
  // The name is made from the bytes: others than those that were asked for are not kept under it.
  if (!vault.isNamed(id, bytes, await readNamingKeys(db))) throw new CodedError('ATTACHMENT_DAMAGED');
  await vault.put(bytes, id);
  return bytes;
}

/** Bytes first, then the row: a crash between the two leaves a sealed file that nothing names, never the reverse. */
export async function storeAttachment(
  desk: Pick<Desk, 'db' | 'vault' | 'clock'>,
  applicationId: ApplicationId,
  bytes: Uint8Array,
): Promise<StoredAttachment> {
  if (bytes.byteLength > MAX_ATTACHMENT_BYTES) throw tooLarge();
  const mediaType = sniffMediaType(bytes);
  if (!mediaType) throw new CodedError('FILE_TYPE_NOT_ALLOWED');
  const size = pictureSize(mediaType, bytes);
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
  return { attachmentId, mediaType, bytes: bytes.byteLength, ...size };
}

/** Pixels of a picture; null for a PDF. What claims to be a picture and is none is refused here, not at the printer. */
function pictureSize(mediaType: MediaType, bytes: Uint8Array): Pick<StoredAttachment, 'width' | 'height'> {
  if (mediaType === 'application/pdf') return { width: null, height: null };
  try {
    const { width, height } = imageSize(bytes);
    if (width > 0 && height > 0) return { width, height };
  } catch {
    // Told below in the desk's own words.
  }
  throw new CodedError('FILE_UNREADABLE');
}

export async function readChosen(path: string, most = MAX_ATTACHMENT_BYTES): Promise<Buffer> {
  const size = await stat(path).then(
    (found) => found.size,
    () => {
      throw new CodedError('FILE_UNREADABLE');
    },
  );
  if (size > most) throw tooLarge(most);
  return readFile(path);
}

function tooLarge(most = MAX_ATTACHMENT_BYTES): CodedError {
  return new CodedError('FILE_TOO_LARGE', { maxMegabytes: most / 1024 / 1024 });
}
