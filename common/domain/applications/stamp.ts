import type { AttachmentId, UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';

/** Who did something, when, at which desk. */
export type Stamp = { by: UserId; at: Instant; desk: string };

export type Reasons = { codes: readonly string[]; note: string };

export type Capture = {
  attachmentId: AttachmentId | null;
  /** SIMKIM reference where the stage is only recorded here. */
  reference: string | null;
  /** When it was done in SIMKIM. */
  recordedAt?: Instant | undefined;
  stamp: Stamp;
};
