import { z } from 'zod';
import { UserId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { AppState } from '#common/domain/applications/vocabulary.ts';
import { SignedHead } from './audit.ts';

/** Open files by their state. */
export const StateCounts = z.partialRecord(AppState, z.int().min(0));
export type StateCounts = z.infer<typeof StateCounts>;

/** A day that was closed: what stood in the chain and what was open. One a day, never changed. */
export const DailyClose = z.strictObject({
  day: PlainDate,
  at: Instant,
  actor: UserId,
  actorName: z.string().nullable(),
  desk: z.string(),
  head: SignedHead,
  counts: StateCounts,
  note: z.string(),
});
export type DailyClose = z.infer<typeof DailyClose>;

/** What whoever closes the day looks at first. */
export const DayState = z.strictObject({
  day: PlainDate,
  counts: StateCounts,
  /** Files that somebody still has in hand. */
  claims: z.array(z.strictObject({ number: z.string(), byName: z.string().nullable(), desk: z.string() })),
  /** Desks of the office from which nothing was heard on this day. */
  silentDesks: z.array(z.string()),
  isOutage: z.boolean(),
  /** Laptops that took files out today or before and were not counted home. */
  outside: z.array(z.strictObject({ place: z.string(), deskName: z.string(), files: z.int().min(1) })),
  /** Newest first; the day itself stands first once it is closed. */
  closes: z.array(DailyClose),
});
export type DayState = z.infer<typeof DayState>;

export const CloseDay = z.strictObject({ day: PlainDate, note: z.string().trim().max(300) });
export type CloseDay = z.infer<typeof CloseDay>;
