import type { AttachmentId } from '#common/kernel/ids.ts';
import type { Action } from '#common/domain/applications/rules.ts';

/** The attachments that an action names as evidence, in its own order. */
export function namedAttachments(action: Action): readonly AttachmentId[] {
  switch (action.kind) {
    case 'documents.attach/1':
      return [action.payload.attachmentId];
    case 'biometrics.capturePhoto/1':
    case 'biometrics.captureSignature/1':
      return [action.payload.attachmentId].filter((id) => id !== null);
    case 'biometrics.captureFingerprints/1':
      return action.payload.fingers.map(({ attachmentId }) => attachmentId).filter((id) => id !== null);
    case 'production.handOver/1':
      return [action.payload.signatureId].filter((id) => id !== null);
    default:
      return [];
  }
}
