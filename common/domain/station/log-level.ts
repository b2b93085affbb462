import { z } from 'zod';
import type { Instant } from '#common/kernel/instant.ts';

/** From the quietest to the most talkative. None of them tells of an applicant. */
export const LogLevel = z.enum(['error', 'warn', 'info', 'debug']);
export type LogLevel = z.infer<typeof LogLevel>;

export const USUAL_LEVEL: LogLevel = 'info';

/** Whether a line of one level is written where another was chosen. */
export function isWritten(line: LogLevel, chosen: LogLevel): boolean {
  return LogLevel.options.indexOf(line) <= LogLevel.options.indexOf(chosen);
}

/** A choice holds for a day: a log that was turned up for one fault does not fill the disk of a year. */
export type LogChoice = { level: LogLevel; until: Instant | null };
