import { addMinutes, localDate, type Instant } from '#common/kernel/instant.ts';
import { addDays } from '#common/kernel/plain-date.ts';
import type { OfficeRules } from '#hub/features/office/hub-office.ts';
import type { Store } from '#hub/store/database.ts';
import type { OfficePlace } from '#hub/store/feed.ts';
import type { Window } from '#hub/store/pull-reads.ts';
import { moveWindow } from '#hub/store/window.ts';

const DAY_MINUTES = 24 * 60;

/** What a desk holds, so that a stolen disk never holds the whole office. */
export function windowAt({ windowUntil }: OfficePlace, rules: OfficeRules, now: Instant): Window {
  return { bookedUntil: windowUntil, closedSince: closedSince(rules, now) };
}

export function closedSince({ deskPolicy }: OfficeRules, now: Instant): Instant {
  return addMinutes(now, -deskPolicy.closedDays * DAY_MINUTES);
}

/** Every day the bookings of one more day belong on the desks. The caller holds the office's lock. */
export function advanceWindow(
  trx: Store,
  officeId: string,
  { place, rules, now }: { place: OfficePlace; rules: OfficeRules; now: Instant },
): Promise<OfficePlace> {
  const today = localDate(now, rules.policy().utcOffsetMinutes);
  return moveWindow(trx, officeId, { place, until: addDays(today, rules.deskPolicy.bookingDays) });
}
