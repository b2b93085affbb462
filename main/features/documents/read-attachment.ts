import { LRUCache } from 'lru-cache';
import { CodedError } from '#common/contract/coded-error.ts';
import type { AttachmentPart } from '#common/contract/ipc/documents.ts';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { must } from '#common/kernel/must.ts';
import { mayLookInside } from '#main/features/applications/file-view.ts';
import type { Desk } from '#main/features/desk.ts';
import { readNamingKeys } from '#main/records/repositories/attachment-keys.ts';
import { findAttachment } from '#main/records/repositories/small-tables.ts';
import { findErased } from '#main/records/repositories/specific-data.ts';
import { sniffMasterType, sniffMediaType } from '#runtime/vault/media-type.ts';

type Wanted = { applicationId: ApplicationId; attachmentId: AttachmentId };
type Opened = { mediaType: string; bytes: Uint8Array };

const MOST_BYTES = 96 * 1024 * 1024;
/** What was opened in parts stays plain in memory only while somebody goes on reading it, and never under the lock. */
const OPEN_MS = 2 * 60_000;

/**
 * Attachments as the window reads them: whole, or the beginning first and the rest in parts, so that the first page of a long scan need not
 * wait for the others. Each opening is one entry in the audit, whatever number of parts follows.
 */
export class AttachmentReader {
  readonly #desk: Desk;
  readonly #opened = new LRUCache<string, Opened>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ bytes }) => Math.max(1, bytes.byteLength),
    ttl: OPEN_MS,
    ttlAutopurge: true,
    updateAgeOnGet: true,
  });

  constructor(desk: Desk) {
    this.#desk = desk;
    desk.session.onClosed(() => this.#opened.clear());
  }

  /** The whole, or with `most` the first so many bytes of a larger one. */
  async read(wanted: Wanted & { most?: number | undefined }): Promise<AttachmentPart> {
    const { most = Infinity } = wanted;
    const { mediaType, bytes } = await this.#open(wanted);
    if (bytes.byteLength > most) this.#opened.set(this.#keyOf(wanted), { mediaType, bytes });
    return { mediaType, size: bytes.byteLength, bytes: bytes.subarray(0, Math.min(most, bytes.byteLength)) };
  }

  /** Bytes `from` to before `to`. Who may no longer look into the file gets no more of it. */
  async readPart(wanted: Wanted & { from: number; to: number }): Promise<AttachmentPart> {
    const { from, to } = wanted;
    const known = this.#opened.get(this.#keyOf(wanted));
    if (known && !(await this.#maySee(wanted.applicationId))) {
      throw new CodedError('FILE_HIDDEN');
    }
    const { mediaType, bytes } = known ?? (await this.#open(wanted));
    this.#opened.set(this.#keyOf(wanted), { mediaType, bytes });
    return { mediaType, size: bytes.byteLength, bytes: bytes.subarray(from, to) };
  }

  async #open({ applicationId, attachmentId }: Wanted): Promise<Opened> {
    const { db, session } = this.#desk;
    if (!(await findAttachment(db, applicationId, attachmentId))) throw new CodedError('ATTACHMENT_MISSING');
    if (!(await this.#maySee(applicationId))) throw new CodedError('FILE_HIDDEN');
    // The entry comes first: nothing is shown that could not be recorded.
    await session.audit('VIEW', applicationId, `attachment ${attachmentId.slice(0, 12)}`);
    return readAttachment(this.#desk, applicationId, attachmentId);
  }

  async #maySee(applicationId: ApplicationId): Promise<boolean> {
    return this.#desk.session.isRechecking(applicationId) || mayLookInside(this.#desk, applicationId);
  }

  /** Each person opens for themselves. */
  #keyOf({ applicationId, attachmentId }: Wanted): string {
    return [this.#desk.session.user?.id, applicationId, attachmentId].join(' ');
  }
}

/** An attachment of this file, whole. Whoever asks has checked that the person may see it and has put the look on record. */
export async function readAttachment(
  desk: Desk,
  applicationId: ApplicationId,
  id: AttachmentId,
): Promise<{ mediaType: string; bytes: Uint8Array }> {
  const known = await findAttachment(desk.db, applicationId, id);
  if (!known) throw new CodedError('ATTACHMENT_MISSING');
  const bytes = await bytesOf(desk, applicationId, id);
  // Of what came with the feed only the name was known.
  const sniffed = sniffMediaType(bytes) ?? sniffMasterType(bytes);
  return { mediaType: known.mediaType || must(sniffed, 'the vault holds known kinds'), bytes };
}

/** From this desk's vault; what another desk took comes from the hub once and stays. */
async function bytesOf(
  { db, vault, hub }: Desk,
  applicationId: ApplicationId,
  id: AttachmentId,
): Promise<Uint8Array> {
  let isErased = false;
  try {
    return await vault.get(id);
  } catch (error) {
    const isMissing = error instanceof CodedError && error.code === 'ATTACHMENT_MISSING';
    if (!isMissing) throw error;
    isErased = (await findErased(db, applicationId, id)) !== null;
    if (!hub) throw isErased ? new CodedError('ATTACHMENT_ERASED') : error;
  }
  const bytes = await hub.fetchAttachment(id, applicationId);
  // The name is made from the bytes: others than those that were asked for are not kept under it.
  if (!vault.isNamed(id, bytes, await readNamingKeys(db))) throw new CodedError('ATTACHMENT_DAMAGED');
  // Of a file that is held back the hub still has it: it is shown, and does not lie here again.
  if (!isErased) await vault.put(bytes, id);
  return bytes;
}
