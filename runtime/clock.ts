import { toInstant, type Instant } from '#common/kernel/instant.ts';

/** The one place that reads the PC's clock, so that tests and the tour can stand on a day of their own. */
export type Clock = { now(): Instant };

export function systemClock(offsetMs = 0): Clock {
  return { now: () => toInstant(new Date(Date.now() + offsetMs)) };
}
