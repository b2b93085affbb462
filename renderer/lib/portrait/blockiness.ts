import type { Plane } from './pixels.ts';

const BLOCK = 8;

/**
 * How much stronger the steps between neighbours are on a grid of eight than elsewhere, 1 = no grid. The grid may begin anywhere:
 * a picture can have been cut after it was packed. Both directions must show it.
 */
export function blockiness(plane: Plane): number {
  return Math.min(strongest(stepsAcross(plane)), strongest(stepsDown(plane)));
}

function strongest(steps: Float64Array): number {
  const sums = new Float64Array(BLOCK);
  const counts = new Float64Array(BLOCK);
  for (let at = 0; at < steps.length; at += 1) {
    sums[at % BLOCK] = (sums[at % BLOCK] ?? 0) + (steps[at] ?? 0);
    counts[at % BLOCK] = (counts[at % BLOCK] ?? 0) + 1;
  }
  const means = [...sums].map((sum, phase) => sum / Math.max(1, counts[phase] ?? 1));
  const most = Math.max(...means);
  const rest = (means.reduce((sum, mean) => sum + mean, 0) - most) / (BLOCK - 1);
  return most / Math.max(0.05, rest);
}

/** A step counts by how far it stands out from those beside it, so that a slope is no step and an edge counts once. */
const MOST = 12;

function stepsAcross({ data, width, height }: Plane): Float64Array {
  const steps = new Float64Array(Math.max(0, width - 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 1; x < width - 2; x += 1) {
      const at = y * width + x;
      steps[x - 1] = (steps[x - 1] ?? 0) + standsOut(data, at, 1);
    }
  }
  return steps;
}

function stepsDown({ data, width, height }: Plane): Float64Array {
  const steps = new Float64Array(Math.max(0, height - 3));
  for (let y = 1; y < height - 2; y += 1) {
    for (let x = 0; x < width; x += 1) {
      steps[y - 1] = (steps[y - 1] ?? 0) + standsOut(data, y * width + x, width);
    }
  }
  return steps;
}

function standsOut(data: Float32Array, at: number, step: number): number {
  const before = Math.abs((data[at] ?? 0) - (data[at - step] ?? 0));
  const here = Math.abs((data[at + step] ?? 0) - (data[at] ?? 0));
  const after = Math.abs((data[at + 2 * step] ?? 0) - (data[at + step] ?? 0));
  return Math.min(MOST, Math.max(0, here - (before + after) / 2));
}
