import type { Area } from './pixels.ts';

/** A box by one of the counters. */
export type Found = Area & { score: number };

const SAME = 0.4;
const INSIDE = 0.6;

/** One box a person: several views see the same face, and one of them sometimes a face inside a face. Largest first. */
export function distinctFaces(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const box of found.toSorted((one, other) => areaOf(other) - areaOf(one))) {
    if (!kept.some((larger) => isSame(larger, box))) kept.push(box);
  }
  return kept;
}

function isSame(larger: Area, smaller: Area): boolean {
  const shared = overlap(larger, smaller);
  if (shared > SAME * (areaOf(larger) + areaOf(smaller) - shared)) return true;
  return shared > INSIDE * areaOf(smaller) && isInTheMiddle(larger, smaller);
}

const MIDDLE = 0.35;

/** A face inside a face lies in its middle; in a corner of a loose box begins somebody else. */
function isInTheMiddle(larger: Area, smaller: Area): boolean {
  const dx = smaller.x + smaller.width / 2 - (larger.x + larger.width / 2);
  const dy = smaller.y + smaller.height / 2 - (larger.y + larger.height / 2);
  return Math.abs(dx) < MIDDLE * larger.width && Math.abs(dy) < MIDDLE * larger.height;
}

export function areaOf({ width, height }: Area): number {
  return width * height;
}

export function overlap(one: Area, other: Area): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}
