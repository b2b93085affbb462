import { z } from 'zod';
import { Instant } from '#common/kernel/instant.ts';

/** How the centre answers, as the hub measures it. Declaring an outage stays a person's decision. */
export const CentreState = z.strictObject({
  isReachable: z.boolean(),
  /** Since when it is as it is. */
  since: Instant,
  /** TIMEOUT, REFUSED, SERVER …; null while it answers. */
  reason: z.string().nullable(),
});
export type CentreState = z.infer<typeof CentreState>;
