import { CompactSign } from 'jose';
import { CodedError } from '#common/contract/coded-error.ts';
import { OutboxFile, type OutboxNote, type RelayReply } from '#common/contract/hub/relay.ts';
import { namedAttachments } from '#common/domain/documents/named-attachments.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import { openSealedFile, sealFile } from '#runtime/wire/sealed-file.ts';
import type { Vault } from '#runtime/vault/vault.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { unansweredActions } from '#main/records/repositories/outbox.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';
import { bundlesOf, sendBundle } from './attachment-bundles.ts';
import type { DeskKeyPair, HubClient } from './hub-client.ts';

type Writing = {
  db: DeskDatabase;
  office: OfficeContext;
  vault: Vault;
  keys: DeskKeyPair;
  officeKey: Buffer;
};

/** More than a week of one desk: nobody makes so many by hand. */
const ALL = 100_000;

/** Everything that waits, signed by this desk and sealed for its office. Null when nothing waits. */
export async function writeOutboxFile({
  db,
  office,
  vault,
  keys,
  officeKey,
}: Writing): Promise<{ bytes: Buffer; actions: number } | null> {
  const { hub } = office;
  const waiting = await unansweredActions(db, ALL);
  if (!hub || waiting.length === 0) return null;
  const note: OutboxNote = {
    format: 'loket-outbox/1',
    office: office.info()?.code ?? '',
    deskId: hub.deskId,
    writtenAt: office.now(),
    actions: waiting.map(({ expectedRefusal: _mine, ...action }) => action),
  };
  const signed = await new CompactSign(Buffer.from(JSON.stringify(note)))
    .setProtectedHeader({ alg: 'ES256', kid: hub.deskId, typ: 'loket-outbox+jws' })
    .sign(keys.privateKey);
  // The rules parsed each payload when it was recorded here.
  const named = new Set(note.actions.flatMap((action) => namedAttachments(action as unknown as Action)));
  const attachments: OutboxFile['attachments'] = [];
  for (const id of named) {
    attachments.push({ id, base64: Buffer.from(await vault.get(id)).toString('base64') });
  }
  return { bytes: await sealFile({ note: signed, attachments }, officeKey), actions: waiting.length };
}

/**
 * Hands another desk's file on to the hub: its attachments, then the note, which the hub checks by that desk's key. Bringing
 * a file twice changes nothing.
 */
export async function relayOutboxFile(
  bytes: Buffer,
  officeKey: Buffer,
  client: HubClient,
): Promise<RelayReply> {
  const parsed = OutboxFile.safeParse(await openSealedFile(bytes, officeKey));
  if (!parsed.success) throw new CodedError('FILE_UNREADABLE', { reason: 'OUTBOX' });
  const { note, attachments } = parsed.data;
  const missing = new Set(await client.missingAttachments(attachments.map(({ id }) => id)));
  const lacking = attachments
    .filter(({ id }) => missing.delete(id))
    .map(({ id, base64 }) => ({ id, bytes: Buffer.from(base64, 'base64') }))
    .map((one) => ({ ...one, size: one.bytes.byteLength }));
  for (const bundle of bundlesOf(lacking)) {
    for (const { code } of await sendBundle(client, bundle)) throw new CodedError(code);
  }
  return client.relay(note);
}
