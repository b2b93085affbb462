import type { Point } from './pixels.ts';

/** 1 inside, 0 outside. */
export type Mask = { width: number; height: number; data: Uint8Array };

/** A convex outline, filled row by row. */
export function filled(outline: readonly Point[], width: number, height: number): Mask {
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const crossings = rowCrossings(outline, y + 0.5);
    const [first, last] = [Math.min(...crossings), Math.max(...crossings)];
    if (crossings.length < 2) continue;
    const from = Math.max(0, Math.ceil(first - 0.5));
    const to = Math.min(width - 1, Math.floor(last - 0.5));
    if (to >= from) data.fill(1, y * width + from, y * width + to + 1);
  }
  return { width, height, data };
}

function rowCrossings(outline: readonly Point[], y: number): number[] {
  const crossings: number[] = [];
  for (const [index, [ax, ay]] of outline.entries()) {
    const [bx, by] = outline[(index + 1) % outline.length] ?? [ax, ay];
    if (ay <= y === by <= y) continue;
    crossings.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
  }
  return crossings;
}

/** Takes away what lies within `by` pixels of something outside; beyond the picture counts as inside. */
export function eroded({ width, height, data }: Mask, by: number): Mask {
  const across = shrink(data, { count: height, length: width, step: 1, next: width }, by);
  return { width, height, data: shrink(across, { count: width, length: height, step: width, next: 1 }, by) };
}

function shrink(
  data: Uint8Array,
  { count, length, step, next }: { count: number; length: number; step: number; next: number },
  by: number,
): Uint8Array {
  const kept = new Uint8Array(data.length);
  for (let line = 0; line < count; line += 1) {
    let gap = -1 - by;
    for (let at = 0; at < length; at += 1) {
      const index = line * next + at * step;
      if (!data[index]) gap = at;
      if (at - gap > by) kept[index] = 1;
    }
    gap = length + by;
    for (let at = length - 1; at >= 0; at -= 1) {
      const index = line * next + at * step;
      if (!data[index]) gap = at;
      if (gap - at <= by) kept[index] = 0;
    }
  }
  return kept;
}
