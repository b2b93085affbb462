import { z } from 'zod';
import { Stage, StagePolicy } from '#common/domain/applications/vocabulary.ts';

/** What a head does for the whole office; it comes back to every desk with the feed. */
export const DeclareOutage = z.strictObject({ reason: z.string().trim().min(5).max(300) });
export const SetStagePolicy = z.strictObject({ stage: Stage, policy: StagePolicy });
export const Done = z.strictObject({ done: z.literal(true) });
