import { z } from 'zod';
import type { ActionId, UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';

/** The parts of a file that may change after the applicant was captured; an approver sees each that did. */
export const FileSection = z.enum([
  'APPLICANT',
  'DOCUMENTS',
  'PHOTO',
  'FINGERPRINTS',
  'SIGNATURE',
  'INTERVIEW',
]);
export type FileSection = z.infer<typeof FileSection>;

/** What an approver had before the eyes, and for how long. */
export const Shown = z
  .object({
    sections: z.array(FileSection).max(FileSection.options.length),
    photo: z.boolean(),
    ms: z.int().min(0).max(86_400_000),
  })
  .strict();
export type Shown = z.infer<typeof Shown>;

/** Something that went past the usual way, as the file's own list tells it. */
export type PastUsual = {
  id: ActionId;
  ground: 'CHECK_IN' | 'TAKE_OVER' | 'AMENDED';
  by: UserId;
  at: Instant;
};

/** What a file's own list of actions tells about it beyond the file itself. */
export type FileHistory = { changed: readonly FileSection[]; pastUsual: readonly PastUsual[] };
