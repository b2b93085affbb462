import { z } from 'zod';
import { addFullDays, type Instant } from '#common/kernel/instant.ts';

/** Who gets a new version when, from the few who try it to everybody. The order counts: a wider ring holds the narrower ones. */
export const Ring = z.enum(['TRIAL', 'EARLY', 'ALL']);
export type Ring = z.infer<typeof Ring>;

/** Rings that may follow the trial by themselves, and after how many days; null: only by somebody's word. */
export const RingDays = z.strictObject({
  EARLY: z.int().min(1).max(60).nullable(),
  ALL: z.int().min(1).max(60).nullable(),
});
export type RingDays = z.infer<typeof RingDays>;

export const NO_RING_DAYS: RingDays = { EARLY: null, ALL: null };

export type RingOpening = { ring: Ring; at: Instant };

/**
 * From when a ring sees a version, null when nothing says so. A version that is open for a wider ring is open for a narrower one too;
 * the days count from the opening of the trial, so that nothing is ever seen by an office in which nobody tried it.
 */
export function openFrom(ring: Ring, openings: readonly RingOpening[], days: RingDays): Instant | null {
  const holding = Ring.options.slice(Ring.options.indexOf(ring));
  const trial = openings.find((opening) => opening.ring === 'TRIAL');
  const moments = holding.flatMap((one) => {
    const opened = openings.filter((opening) => opening.ring === one).map(({ at }) => at);
    const after = one === 'TRIAL' ? null : days[one];
    return trial && after !== null ? [...opened, addFullDays(trial.at, after)] : opened;
  });
  return moments.toSorted()[0] ?? null;
}

export function isOpenFor(
  ring: Ring,
  { openings, days, now }: { openings: readonly RingOpening[]; days: RingDays; now: Instant },
): boolean {
  const from = openFrom(ring, openings, days);
  return from !== null && from <= now;
}
