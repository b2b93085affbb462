import { toInstant, type Instant } from '#common/kernel/instant.ts';

let offsetMs = 0;

/** Sets the page's clock by the desk's. Called with every session status. */
export function syncClock(deskNow: Instant): void {
  offsetMs = Date.parse(deskNow) - Date.now();
}

/** The moment by the desk's clock: what an entry made now should carry. */
export function deskNow(): Instant {
  return toInstant(new Date(Date.now() + offsetMs));
}
