import type { AttachmentId } from '#common/kernel/ids.ts';
import type { BookConfirmation } from '#common/domain/interview/book-data.ts';
import type { Action, ActionKind } from '#common/domain/applications/rules.ts';

/** The attachments that an action names as evidence, in its own order. */
export function namedAttachments(action: Action): readonly AttachmentId[] {
  switch (action.kind) {
    case 'documents.attach/1':
      return [action.payload.attachmentId];
    case 'biometrics.capturePhoto/1':
      return given(action.payload.attachmentId, action.payload.masterAttachmentId);
    case 'biometrics.captureSignature/1':
      return given(action.payload.attachmentId, action.payload.strokesAttachmentId);
    case 'biometrics.captureFingerprints/1':
      return [
        ...action.payload.fingers.map(({ attachmentId }) => attachmentId).filter((id) => id !== null),
        ...action.payload.exceptions.flatMap(({ proofAttachmentId }) => proofAttachmentId ?? []),
      ];
    case 'interview.recordInterview/1':
      return action.payload.confirmation ? signatureOf(action.payload.confirmation) : [];
    case 'interview.confirmData/1':
      return signatureOf(action.payload);
    case 'interview.recordExamination/2':
      return given(action.payload.signatureId);
    case 'production.handOver/1':
      return [action.payload.signatureId].filter((id) => id !== null);
    default:
      return [];
  }
}

/** The kinds above: whoever may do none of them on a file has no picture to bring to it. */
export const EVIDENCE_KINDS: ReadonlySet<ActionKind> = new Set<ActionKind>([
  'documents.attach/1',
  'biometrics.capturePhoto/1',
  'biometrics.captureSignature/1',
  'biometrics.captureFingerprints/1',
  'interview.recordInterview/1',
  'interview.confirmData/1',
  'interview.recordExamination/2',
  'production.handOver/1',
]);

function signatureOf({
  signatureId,
  strokesAttachmentId,
  paperAttachmentId,
}: BookConfirmation): AttachmentId[] {
  return given(signatureId, strokesAttachmentId, paperAttachmentId);
}

function given(...ids: readonly (AttachmentId | null | undefined)[]): AttachmentId[] {
  return ids.filter((id) => id !== null && id !== undefined);
}
