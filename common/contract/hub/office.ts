import { z } from 'zod';
import { PassportKind, Stage, StagePolicy } from '#common/domain/applications/vocabulary.ts';
import { BlankSerial } from '#common/domain/production/actions.ts';

/** What a head does for the whole office; it comes back to every desk with the feed. */
export const DeclareOutage = z.strictObject({ reason: z.string().trim().min(5).max(300) });
export const SetStagePolicy = z.strictObject({ stage: Stage, policy: StagePolicy });
export const ReceiveBlanks = z.strictObject({
  serials: z.array(BlankSerial).min(1).max(5000),
  kind: PassportKind,
  pages: z.union([z.literal(24), z.literal(48)]),
  reference: z.string().trim().min(1).max(60),
});
export const Done = z.strictObject({ done: z.literal(true) });
