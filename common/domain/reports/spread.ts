import { z } from 'zod';

/** A middle and a tail that fit a sheet of paper; null values without a single measure. */
export const Spread = z.strictObject({
  count: z.int().min(0),
  p50: z.number().nullable(),
  p90: z.number().nullable(),
  longest: z.number().nullable(),
});
export type Spread = z.infer<typeof Spread>;

/** Nearest rank: every figure was really measured once. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
  return { count: sorted.length, p50: at(0.5), p90: at(0.9), longest: sorted.at(-1) ?? null };
}
