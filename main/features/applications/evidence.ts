import type { Action } from '#common/domain/applications/rules.ts';
import { namedAttachments } from '#common/domain/documents/named-attachments.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { attachmentsOf } from '#main/records/repositories/small-tables.ts';

/**
 * What an action names as evidence must lie in the vault under the same file: an id alone, or one of another file, proves
 * nothing. The fingers of one capture are different pictures.
 */
export async function checkEvidence(trx: DeskDatabase, action: Action): Promise<void> {
  const named = namedAttachments(action);
  if (named.length === 0) return;
  const kept = await attachmentsOf(trx, action.applicationId);
  if (named.some((id) => !kept.has(id))) throw new CodedError('ATTACHMENT_MISSING');
  if (action.kind !== 'biometrics.captureFingerprints/1') return;
  // One photo may prove the exceptions of a whole hand; a print is of one finger.
  const prints = action.payload.fingers.flatMap(({ attachmentId }) => attachmentId ?? []);
  const proofs = action.payload.exceptions.flatMap(({ proofAttachmentId }) => proofAttachmentId ?? []);
  const isShared = new Set(prints).size < prints.length || proofs.some((id) => prints.includes(id));
  if (isShared) throw new CodedError('FINGERS_SAME_PICTURE');
}
