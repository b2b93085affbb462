import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { isActionKind, type Action } from '#common/domain/applications/rules.ts';
import { namedAttachments } from '#common/domain/documents/named-attachments.ts';
import type { Attachment, BundleReply } from '#common/contract/hub/attachments.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { MasterType, MediaType } from '#runtime/vault/media-type.ts';
import type { Vault } from '#runtime/vault/vault.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { actionsMentioning, findAttachment, insertAttachments, listMissing } from '#hub/store/attachments.ts';
import { erasedOf } from '#hub/store/specific-data.ts';
import { checkAttachment } from './check-attachment.ts';
import { namingKeysOf } from './naming-keys.ts';

export type AttachmentParts = { hub: HubContext; vault: Vault };
type Sender = { id: string; officeId: string };
type Results = BundleReply['results'];

/**
 * Takes in those that pass the check and are not here yet, and answers for each. They are on the disk before the database
 * knows them; trouble that passes is thrown, so that nobody takes it for an answer.
 */
export async function storeAttachments(
  { hub, vault }: AttachmentParts,
  { id: deskId, officeId }: Sender,
  attachments: readonly Attachment[],
): Promise<Results> {
  const ids = attachments.map(({ id }) => id);
  const missing = new Set(await listMissing(hub.store, officeId, ids));
  const formerNaming = onceOnly(() => formerNamingOf(hub, officeId));
  const taken: (Attachment & { mediaType: MediaType | MasterType })[] = [];
  const results: Results = [];
  for (const attachment of attachments) {
    const { id } = attachment;
    // What is here already costs nothing when it comes again.
    const checked = missing.has(id) ? await checkAttachment(vault, attachment, formerNaming) : null;
    if (checked?.ok) taken.push({ ...attachment, mediaType: checked.value });
    if (checked?.ok === false) results.push({ status: 'REFUSED', id, code: checked.error });
    else results.push({ status: 'STORED', id });
  }
  await vault.putMany(taken);
  const rows = taken.map(({ id, bytes, mediaType }) => ({ id, mediaType, bytes: bytes.byteLength }));
  await insertAttachments(hub.store, { officeId, deskId, at: hub.clock.now() }, rows);
  return results;
}

/** One alone. Throws ATTACHMENT_DAMAGED, FILE_TYPE_NOT_ALLOWED, FILE_UNREADABLE. */
export async function storeAttachment(
  parts: AttachmentParts,
  desk: Sender,
  attachment: Attachment,
): Promise<void> {
  for (const result of await storeAttachments(parts, desk, [attachment])) {
    if (result.status === 'REFUSED') throw new CodedError(result.code);
  }
}

async function formerNamingOf(hub: HubContext, officeId: string): Promise<readonly Buffer[]> {
  return (await namingKeysOf(hub, hub.store, officeId)).map((key) => Buffer.from(key, 'base64'));
}

function onceOnly<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | null = null;
  return () => (answer ??= ask());
}

/** Only through a file of the same office that names it: knowing an id opens nothing. Throws ATTACHMENT_MISSING, ATTACHMENT_ERASED. */
export async function readAttachment(
  { hub, vault }: AttachmentParts,
  officeId: string,
  { id, applicationId }: { id: AttachmentId; applicationId: ApplicationId },
): Promise<{ mediaType: string; bytes: Uint8Array }> {
  const stored = await findAttachment(hub.store, officeId, id);
  const mentions = await actionsMentioning(hub.store, { officeId, applicationId, id });
  // The id may also stand in a text that somebody typed: only the places for evidence count.
  const isNamed = mentions.some((action) => namesOf(action).includes(id));
  if (!isNamed) throw new CodedError('ATTACHMENT_MISSING');
  if ((await erasedOf(hub.store, officeId, [id])).length > 0) throw new CodedError('ATTACHMENT_ERASED');
  if (!stored) throw new CodedError('ATTACHMENT_MISSING');
  return { mediaType: stored.mediaType, bytes: await vault.get(id) };
}

function namesOf(action: { kind: string; payload: unknown }): readonly AttachmentId[] {
  if (!isActionKind(action.kind)) return [];
  // Accepted actions were parsed by the rule of their kind before they were stored.
  return namedAttachments(action as Action);
}
