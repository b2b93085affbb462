import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OutboxFile } from '#common/contract/hub/relay.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { appendNote, type Doer } from '#hub/features/session/office-change.ts';
import { storeAttachment } from '#hub/features/sync/attachments.ts';
import { openNote, relayNote } from '#hub/features/sync/relay.ts';
import { Vault } from '#runtime/vault/vault.ts';
import { openSealedFile } from '#runtime/wire/sealed-file.ts';
import type { OpenHub } from './open-hub.ts';

/**
 * What a desk without network saved to a stick, brought to the hub's own machine: its attachments, then its actions, each judged
 * as if the desk had pushed it. Twice changes nothing. Throws FILE_UNREADABLE, NOTE_NOT_TRUSTED, DESK_REVOKED.
 */
export async function bringOutbox(
  { hub, edge }: OpenHub,
  doer: Doer,
  path: string,
): Promise<{ deskName: string; accepted: number; refused: number; known: number; attachments: number }> {
  const key = hub.keys.attachmentKey;
  const parsed = OutboxFile.safeParse(await openSealedFile(readFileSync(path), key));
  if (!parsed.success) throw new CodedError('FILE_UNREADABLE', { reason: 'OUTBOX' });
  const { note, attachments } = parsed.data;
  // Nothing is taken from a file that no desk of this office has signed.
  const { desk } = await openNote(hub, doer.officeId, note);
  const vault = new Vault(join(edge.dataFolder, 'vault'), key);
  for (const { id, base64 } of attachments) {
    const bytes = Buffer.from(base64, 'base64');
    await storeAttachment({ hub, vault }, { id: desk.deskId, officeId: doer.officeId }, { id, bytes });
  }
  const { deskName, accepted, refused, known } = await relayNote(hub, doer.officeId, note);
  const detail = `outbox brought to the hub: ${accepted} accepted ${refused} refused ${known} known`;
  await hub.store.transaction((trx) =>
    appendNote(hub, trx, doer, { event: 'DESK', subject: desk.deskId, detail }),
  );
  return { deskName, accepted, refused, known, attachments: attachments.length };
}
