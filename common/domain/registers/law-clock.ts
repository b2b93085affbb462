import { addMinutes, type Instant } from '#common/kernel/instant.ts';

/** The 3×24 hours of UU 27/2022 for notices of a failure (art. 46) and for access to one's data (art. 32). */
const LAW_HOURS = 72;

export function dueByLaw(from: Instant): Instant {
  return addMinutes(from, LAW_HOURS * 60);
}

/** Whole hours until a moment; negative once it is past. */
export function hoursUntil(due: Instant, now: Instant): number {
  return Math.floor((Date.parse(due) - Date.parse(now)) / 3_600_000);
}
