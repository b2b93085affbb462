import { z } from 'zod';
import { AppState } from '#common/domain/applications/vocabulary.ts';
import { DisposalGroup } from '#common/domain/registers/disposals.ts';
import { ApplicationId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { PAGE } from './protocol.ts';

/** What may go today, counted and not named. */
export const DisposalPreview = z.strictObject({
  years: z.int(),
  /** Files that ended before this day of the office. */
  before: PlainDate,
  files: z.int().min(0),
  /** Due as well, but a legal case runs. */
  held: z.int().min(0),
  /** SHA-256 of the list, hex. */
  digest: z.string(),
  groups: z.array(DisposalGroup),
});
export type DisposalPreview = z.infer<typeof DisposalPreview>;

export const DISPOSED_AT_ONCE = 2000;
export const DisposedAsk = z.strictObject({ run: z.uuid(), after: ApplicationId.or(z.literal('')) });
export type DisposedAsk = z.infer<typeof DisposedAsk>;

/** One line of the list of what went: enough to say that it was kept and is gone, and no person. */
export const DisposedFile = z.strictObject({
  applicationId: ApplicationId,
  number: z.string(),
  state: AppState,
  closedAt: Instant,
  goneAt: Instant.nullable(),
  isKept: z.boolean(),
  actions: z.int().min(0),
  pictures: z.int().min(0),
  /** SHA-256 of what the audit chain says of its actions; empty while it is here. */
  digest: z.string(),
});
export type DisposedFile = z.infer<typeof DisposedFile>;

export const DisposedFiles = z.strictObject({ files: z.array(DisposedFile) });
export type DisposedFiles = z.infer<typeof DisposedFiles>;

/** Files that a desk still knows something of. */
export const GoneAsk = z.strictObject({ ids: z.array(ApplicationId).min(1).max(PAGE) });
export const GoneReply = z.strictObject({ gone: z.array(ApplicationId) });
