import type { Application, ShelfCount } from '#common/domain/applications/application.ts';
import { addMinutes, localDate, type Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';

/** A shelf is counted once in so many working days. */
export const SHELF_COUNT_DAYS = 5;
/** So long the second person has; afterwards the next look is a first one again. */
const ROUND_MINUTES = 7 * 24 * 60;

/** Counted by one, and the second person is still awaited. */
export function isHalfCounted({ shelfCount }: Application, now: Instant): boolean {
  if (!shelfCount || shelfCount.second) return false;
  return addMinutes(shelfCount.first.stamp.at, ROUND_MINUTES) > now;
}

/** Both have looked, and at least one did not find the book where it should lie. */
export function isMissingOnShelf({ shelfCount }: Application): boolean {
  return shelfCount?.second != null && !(shelfCount.first.found && shelfCount.second.found);
}

/** The book should have been counted by now: neither placed nor counted by two within the last working days. */
export function isShelfCountDue(
  file: Application,
  today: PlainDate,
  by: {
    utcOffsetMinutes: number;
    addWorkingDays: (day: PlainDate, count: number) => PlainDate;
  },
): boolean {
  if (file.state !== 'READY_FOR_PICKUP' || !file.shelf) return false;
  const since = [file.shelf.stamp.at, lastWhole(file.shelfCount)]
    .filter((at) => at !== null)
    .toSorted()
    .at(-1);
  if (since === undefined) return false;
  return by.addWorkingDays(localDate(since, by.utcOffsetMinutes), SHELF_COUNT_DAYS) <= today;
}

function lastWhole(count: ShelfCount | null | undefined): Instant | null {
  return count?.second?.stamp.at ?? null;
}
