import { imageSize } from 'image-size';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { isActionKind, type Action } from '#common/domain/applications/rules.ts';
import { namedAttachments } from '#common/domain/documents/named-attachments.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { sniffMediaType, type MediaType } from '#runtime/vault/media-type.ts';
import type { Vault } from '#runtime/vault/vault.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { actionsMentioning, findAttachment, insertAttachment } from '#hub/store/attachments.ts';
import { namingKeysOf } from './naming-keys.ts';

export type AttachmentParts = { hub: HubContext; vault: Vault };
type Sender = { id: string; officeId: string };

/** Whether these bytes lie in the vault already, so that a repeated upload costs nothing. */
export async function isStored(
  { hub }: AttachmentParts,
  officeId: string,
  id: AttachmentId,
): Promise<boolean> {
  return (await findAttachment(hub.store, officeId, id)) !== null;
}

/**
 * Takes in an attachment: it must be what its name says, of a kind that is shown as a picture or a page, and readable as
 * such. Throws ATTACHMENT_DAMAGED, FILE_TYPE_NOT_ALLOWED, FILE_UNREADABLE.
 */
export async function storeAttachment(
  { hub, vault }: AttachmentParts,
  desk: Sender,
  id: AttachmentId,
  bytes: Uint8Array,
): Promise<void> {
  if (vault.idOf(bytes) !== id) await assertFormerName({ hub, vault }, desk.officeId, { id, bytes });
  const mediaType = sniffMediaType(bytes);
  if (!mediaType) throw new CodedError('FILE_TYPE_NOT_ALLOWED');
  assertReadable(bytes, mediaType);
  await vault.put(bytes, id);
  const { officeId } = desk;
  const row = { officeId, id, mediaType, bytes: bytes.length, deskId: desk.id, at: hub.clock.now() };
  await insertAttachment(hub.store, row);
}

/** What was taken before the office had a hub keeps the name that its files know. Throws ATTACHMENT_DAMAGED. */
async function assertFormerName(
  { hub, vault }: AttachmentParts,
  officeId: string,
  { id, bytes }: { id: AttachmentId; bytes: Uint8Array },
): Promise<void> {
  const former = (await namingKeysOf(hub, hub.store, officeId)).map((key) => Buffer.from(key, 'base64'));
  if (!vault.isNamed(id, bytes, former)) throw new CodedError('ATTACHMENT_DAMAGED');
}

/** Only through a file of the same office that names it: knowing an id opens nothing. Throws ATTACHMENT_MISSING. */
export async function readAttachment(
  { hub, vault }: AttachmentParts,
  officeId: string,
  { id, applicationId }: { id: AttachmentId; applicationId: ApplicationId },
): Promise<{ mediaType: string; bytes: Uint8Array }> {
  const stored = await findAttachment(hub.store, officeId, id);
  const mentions = await actionsMentioning(hub.store, { officeId, applicationId, id });
  // The id may also stand in a text that somebody typed: only the places for evidence count.
  const isNamed = mentions.some((action) => namesOf(action).includes(id));
  if (!stored || !isNamed) throw new CodedError('ATTACHMENT_MISSING');
  return { mediaType: stored.mediaType, bytes: await vault.get(id) };
}

function namesOf(action: { kind: string; payload: unknown }): readonly AttachmentId[] {
  if (!isActionKind(action.kind)) return [];
  // Accepted actions were parsed by the rule of their kind before they were stored.
  return namedAttachments(action as Action);
}

/** The first bytes are easily forged; whoever opens it later must find a picture with a width and a height. */
function assertReadable(bytes: Uint8Array, mediaType: MediaType): void {
  if (mediaType === 'application/pdf') return;
  try {
    imageSize(bytes);
  } catch {
    throw new CodedError('FILE_UNREADABLE');
  }
}
