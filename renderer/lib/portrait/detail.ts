import type { Plane } from './pixels.ts';

/** Widths of the blurs between which fine and coarse detail of a face of 113 pixels between the eyes lie. */
const WIDTHS = [0.7, 1.4, 2.8] as const;

/** How much fine detail there is beside the coarser: falls with blur, hardly with light or with who it is. */
export function detailRatio(plane: Plane): number {
  const [first, second, third] = WIDTHS.map((width) => softened(plane, width));
  if (!first || !second || !third) return 0;
  return meanDifference(first, second) / Math.max(1e-6, meanDifference(second, third));
}

const EDGE = 8;

function meanDifference(one: Plane, other: Plane): number {
  let [sum, count] = [0, 0];
  for (let y = EDGE; y < one.height - EDGE; y += 1) {
    for (let x = EDGE; x < one.width - EDGE; x += 1) {
      const at = y * one.width + x;
      sum += Math.abs((one.data[at] ?? 0) - (other.data[at] ?? 0));
      count += 1;
    }
  }
  return sum / Math.max(1, count);
}

/** Gaussian blur in both directions; the edge goes on as it ends. */
export function softened({ width, height, data }: Plane, sigma: number): Plane {
  const weights = gauss(sigma);
  const across = weighted(data, { count: height, length: width, step: 1, next: width }, weights);
  const both = weighted(across, { count: width, length: height, step: width, next: 1 }, weights);
  return { width, height, data: both };
}

function gauss(sigma: number): Float32Array {
  const reach = Math.ceil(sigma * 3);
  const weights = Float32Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * sigma * sigma)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Line by line over a copy with room on both sides, so that the innermost loop asks nothing. */
function weighted(
  data: Float32Array,
  { count, length, step, next }: { count: number; length: number; step: number; next: number },
  weights: Float32Array,
): Float32Array {
  const reach = (weights.length - 1) / 2;
  const result = new Float32Array(data.length);
  const line = new Float32Array(length + 2 * reach);
  for (let row = 0; row < count; row += 1) {
    for (let at = 0; at < length; at += 1) line[at + reach] = data[row * next + at * step] ?? 0;
    line.fill(line[reach] ?? 0, 0, reach);
    line.fill(line[reach + length - 1] ?? 0, reach + length);
    for (let at = 0; at < length; at += 1) {
      let sum = 0;
      for (let tap = 0; tap < weights.length; tap += 1) sum += (weights[tap] ?? 0) * (line[at + tap] ?? 0);
      result[row * next + at * step] = sum;
    }
  }
  return result;
}
