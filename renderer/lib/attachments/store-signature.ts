import { writeStrokes } from '#common/domain/biometrics/strokes.ts';
import type { Reply } from '#common/contract/ipc/reply.ts';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { callChannel } from '#renderer/lib/bridge.ts';
import type { Signed } from '#renderer/ui/signature-pad.tsx';

export type StoredSignature = { signatureId: AttachmentId; strokesAttachmentId: AttachmentId };

/** Picture first, then the strokes: both are sealed before an action names them. */
export async function storeSignature(
  applicationId: ApplicationId,
  signed: Signed,
): Promise<Reply<StoredSignature>> {
  const picture = await callChannel('documents.store', { applicationId, bytes: await signed.toBytes() });
  if (!picture.ok) return picture;
  const text = writeStrokes(signed.strokes);
  const bytes = new TextEncoder().encode(text);
  const strokes = await callChannel('biometrics.storeMaster', { applicationId, bytes });
  if (!strokes.ok) return strokes;
  const signatureId = picture.value.attachmentId;
  return { ok: true, value: { signatureId, strokesAttachmentId: strokes.value.attachmentId } };
}
