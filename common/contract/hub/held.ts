import { z } from 'zod';
import { Instant } from '#common/kernel/instant.ts';
import { AppState } from '#common/domain/applications/vocabulary.ts';

/** What lay on a desk when it was last heard of. Whoever manages desks sees no case: numbers and states, never a name. */
export const HeldFiles = z.strictObject({
  deskName: z.string(),
  lastSeenAt: Instant.nullable(),
  /** The desk's last number that the hub has; what it had given out beyond that was never sent. */
  lastSeq: z.int().min(0),
  files: z.array(
    z.strictObject({
      number: z.string(),
      state: AppState,
      isOpen: z.boolean(),
      /** In somebody's hands at that very desk. */
      claimedBy: z.string().nullable(),
      /** It was out with this laptop. */
      isCarried: z.boolean(),
    }),
  ),
  /** Pictures that this desk took. */
  attachments: z.int().min(0),
});
export type HeldFiles = z.infer<typeof HeldFiles>;
