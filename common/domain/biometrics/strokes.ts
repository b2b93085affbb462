import { z } from 'zod';

/** One sampled point: pixels of the pad, milliseconds since the first, pressure 0–1 (0 where the pen tells none). */
export const StrokePoint = z.tuple([
  z.number().min(-10_000).max(10_000),
  z.number().min(-10_000).max(10_000),
  z.int().min(0).max(3_600_000),
  z.number().min(0).max(1),
]);
export type StrokePoint = z.infer<typeof StrokePoint>;

/**
 * The strokes of a signature with their times: x, y, time and pressure are the channels of ISO/IEC 19794-7, in our own
 * JSON. The first key tells the vault what it is.
 */
export const Strokes = z.strictObject({
  loket: z.literal('strokes/1'),
  width: z.int().min(1).max(10_000),
  height: z.int().min(1).max(10_000),
  strokes: z.array(z.array(StrokePoint).min(1).max(20_000)).min(1).max(500),
});
export type Strokes = z.infer<typeof Strokes>;

export function writeStrokes(given: Omit<Strokes, 'loket'>): string {
  return JSON.stringify({ loket: 'strokes/1', ...given });
}

/** Null for anything else. */
export function readStrokes(text: string): Strokes | null {
  try {
    const parsed = Strokes.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
