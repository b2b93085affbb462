import { z } from 'zod';
import { UserId } from '#common/kernel/ids.ts';
import { Stage } from '#common/domain/applications/vocabulary.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';

export const QueueReason = z.object({ reason: z.string().trim().min(3).max(300) }).strict();
/** Written by the desk and by nobody's hand: how the file came to be taken before others. */
export const ClaimOrderEntry = z
  .object({
    ahead: z.int().min(0).max(100_000),
    why: z.enum(['DRAWN', 'FAMILY', 'FOR_DESK', 'LAPSED', 'BY_HAND']),
    /** Among whom the lot was drawn, for which stage, and by the seed of which day. Held to the record of whoever decides. */
    draw: z
      .object({ day: PlainDate, present: z.array(UserId).min(1).max(200), stage: Stage.optional() })
      .strict()
      .optional(),
  })
  .strict();
export type ClaimOrderEntry = z.infer<typeof ClaimOrderEntry>;
export const TakeUp = z.object({ order: ClaimOrderEntry.optional() }).strict();
export type TakeUp = z.infer<typeof TakeUp>;

export const Transfer = z
  .object({ toDesk: z.string().trim().min(1).max(40), reason: z.string().trim().min(3).max(300) })
  .strict();
