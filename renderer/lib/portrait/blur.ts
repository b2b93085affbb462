import { detailRatio } from './detail.ts';
import type { Plane } from './pixels.ts';

/** Half of the box of nine. */
const REACH = 4;

/** Crete's no-reference blur, 0 sharp – 1 blurred: how little another blur takes from the differences of neighbours. */
export function creteBlur(plane: Plane): number {
  const { width, height } = plane;
  return Math.max(
    along(plane, { count: height, length: width, step: 1, next: width }),
    along(plane, { count: width, length: height, step: width, next: 1 }),
  );
}

function along(
  { data }: Plane,
  { count, length, step, next }: { count: number; length: number; step: number; next: number },
): number {
  let [all, lost] = [0, 0];
  const line = new Float32Array(length);
  const soft = new Float32Array(length);
  for (let row = 0; row < count; row += 1) {
    for (let at = 0; at < length; at += 1) line[at] = data[row * next + at * step] ?? 0;
    boxed(line, soft);
    for (let at = 1; at < length; at += 1) {
      const before = Math.abs((line[at] ?? 0) - (line[at - 1] ?? 0));
      const after = Math.abs((soft[at] ?? 0) - (soft[at - 1] ?? 0));
      all += before;
      lost += Math.max(0, before - after);
    }
  }
  return all > 0 ? (all - lost) / all : 1;
}

function boxed(line: Float32Array, into: Float32Array): void {
  const { length } = line;
  const value = (at: number): number => line[Math.min(length - 1, Math.max(0, at))] ?? 0;
  let sum = 0;
  for (let at = -REACH; at <= REACH; at += 1) sum += value(at);
  for (let at = 0; at < length; at += 1) {
    into[at] = sum / (2 * REACH + 1);
    sum += value(at + REACH + 1) - value(at - REACH);
  }
}

/**
 * Blur of a face, 0 sharp – 1 blurred. Crete's measure depends on who it is: smooth skin looks blurred. How much of the fine detail is
 * left beside the coarser takes part of that away.
 */
export function faceBlur(face: Plane): number {
  return creteBlur(face) - WEIGHT * (detailRatio(face) - USUAL);
}

const WEIGHT = 0.5;
const USUAL = 0.45;
