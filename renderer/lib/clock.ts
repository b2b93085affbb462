import { toInstant, type Instant } from '#common/kernel/instant.ts';

let offsetMs = 0;
const listeners = new Set<() => void>();

/** Sets the page's clock by the desk's. Called with every session status. */
export function syncClock(deskNow: Instant): void {
  offsetMs = Date.parse(deskNow) - Date.now();
  for (const listener of listeners) listener();
}

/** The moment by the desk's clock: what an entry made now should carry. */
export function deskNow(): Instant {
  return toInstant(new Date(Date.now() + offsetMs));
}

/** For clocks on the screen: the desk's clock was set. */
export function onClockSync(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
