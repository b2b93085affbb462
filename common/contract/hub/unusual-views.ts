import { z } from 'zod';
import { Instant } from '#common/kernel/instant.ts';
import { ClaimsOfOfficer } from '#common/domain/audit/claims-in-order.ts';
import { UnusualView } from '#common/domain/audit/unusual-views.ts';

export const UnusualAsk = z.strictObject({ from: Instant, until: Instant });
export type UnusualAsk = z.infer<typeof UnusualAsk>;

export const UnusualReply = z.strictObject({
  hits: z.array(
    z.strictObject({
      ...UnusualView.shape,
      actorName: z.string().nullable(),
      /** Number of each file, in the order of `files`. */
      numbers: z.array(z.string()),
    }),
  ),
  /** Entries that were looked at; more than the limit are not, and the screen says so. */
  entries: z.int().min(0),
  isCut: z.boolean(),
  /** Views in this period by people who were not signed in at that desk by what the hub knows: a wrong clock, or worse. */
  unconfirmed: z.int().min(0),
  /** Who came by files out of their order. */
  outOfOrder: z
    .array(z.strictObject({ ...ClaimsOfOfficer.shape, actorName: z.string().nullable() }))
    .default([]),
});
export type UnusualReply = z.infer<typeof UnusualReply>;
