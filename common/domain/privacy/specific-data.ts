import { z } from 'zod';
import type { Application } from '#common/domain/applications/application.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import { isFinal } from '#common/domain/applications/vocabulary.ts';
import type { AttachmentId } from '#common/kernel/ids.ts';
import { addFullDays, type Instant } from '#common/kernel/instant.ts';

/** Specific personal data (UU 27/2022 art. 4): pictures of fingers with their proofs; of the face with master, and strokes of the hand. */
export const SpecificKind = z.enum(['PRINT', 'FACE']);
export type SpecificKind = z.infer<typeof SpecificKind>;

/** Why the bytes of one went. */
export const ErasureRule = z.enum(['PRINTS_ACKNOWLEDGED', 'PRINTS_DAYS', 'PHOTO_DAYS']);
export type ErasureRule = z.infer<typeof ErasureRule>;

/** Part of the office's published `policy`. */
export const PrivacyPolicy = z.strictObject({
  /** Prints go as soon as the centre has said that it has them; at the latest after `printDays`. */
  printsAtReceipt: z.boolean().default(true),
  printDays: z.int().min(1).max(7).default(7),
  /** After the handover, or the end of a file without one. */
  photoDays: z.int().min(1).max(365).default(90),
  /** A sealed backup of the hub is no older. */
  backupDays: z.int().min(1).max(90).default(30),
});
export type PrivacyPolicy = z.infer<typeof PrivacyPolicy>;

export type SpecificImage = { id: AttachmentId; kind: SpecificKind; acknowledged: boolean };

/** What an action brought that must go before the dossier does. The picture of a signature stays: it is proof of consent. */
export function specificImagesOf(action: Action): SpecificImage[] {
  switch (action.kind) {
    case 'biometrics.captureFingerprints/1': {
      const { fingers, exceptions, reference } = action.payload;
      const ids = [
        ...fingers.map(({ attachmentId }) => attachmentId),
        ...exceptions.map(({ proofAttachmentId }) => proofAttachmentId),
      ];
      // SIMKIM's own reference is its receipt.
      return ids.flatMap((id) => (id ? [{ id, kind: 'PRINT', acknowledged: reference !== null }] : []));
    }
    case 'biometrics.capturePhoto/1': {
      const { attachmentId, masterAttachmentId } = action.payload;
      return [attachmentId, masterAttachmentId].flatMap((id) =>
        id ? [{ id, kind: 'FACE', acknowledged: false }] : [],
      );
    }
    case 'biometrics.captureSignature/1': {
      const { strokesAttachmentId: id } = action.payload;
      return id ? [{ id, kind: 'FACE', acknowledged: false }] : [];
    }
    default:
      return [];
  }
}

export type KeptImage = {
  kind: SpecificKind;
  capturedAt: Instant;
  /** When the centre said that it has it; null while it has not. */
  receivedAt: Instant | null;
};

type FileOfImage = Pick<Application, 'state' | 'stateSince' | 'adjudication'>;

/** The rule by which the bytes must go now; null while they may stay. `file` is null where only the day of capture is known. */
export function erasureDue(
  { kind, capturedAt, receivedAt }: KeptImage,
  file: FileOfImage | null,
  { policy, now }: { policy: PrivacyPolicy; now: Instant },
): ErasureRule | null {
  if (kind === 'FACE') {
    if (!file || !isFinal(file.state)) return null;
    return addFullDays(file.stateSince, policy.photoDays) <= now ? 'PHOTO_DAYS' : null;
  }
  // The centre compared them: it has them.
  const compared = file?.adjudication && file.adjudication.stamp.at >= capturedAt;
  if (policy.printsAtReceipt && (receivedAt !== null || compared)) return 'PRINTS_ACKNOWLEDGED';
  return addFullDays(capturedAt, policy.printDays) <= now ? 'PRINTS_DAYS' : null;
}
