import { CHIP } from './align.ts';
import type { Mask } from './mask.ts';
import { cut, type Area, type Pixels, type Plane } from './pixels.ts';

/** How the face is lit; all of the aligned face, luminance in linear light. */
export type Exposure = {
  /** Mean luminance 0–1. */
  brightness: number;
  overexposed: number;
  underexposed: number;
  /** Darker half of the face against the brighter, 0–1. */
  sideLight: number;
  /** Share where no channel has anything left to tell. */
  hotSpot: number;
};

const OVER = 247;
const UNDER = 25;
const HOT = 230;

export function measureExposure(chip: Pixels, light: Plane, face: Mask): Exposure {
  let [count, sum, over, under, hot] = [0, 0, 0, 0, 0];
  for (let at = 0; at < face.data.length; at += 1) {
    if (!face.data[at]) continue;
    const value = light.data[at] ?? 0;
    count += 1;
    sum += value;
    if (value >= OVER) over += 1;
    if (value <= UNDER) under += 1;
    const from = at * 4;
    const least = Math.min(chip.data[from] ?? 0, chip.data[from + 1] ?? 0, chip.data[from + 2] ?? 0);
    if (least >= HOT) hot += 1;
  }
  const all = Math.max(1, count);
  return {
    brightness: sum / all / 255,
    overexposed: over / all,
    underexposed: under / all,
    sideLight: sideLight(light),
    hotSpot: hot / all,
  };
}

/** Squares that have a counterpart on the other side: cheeks below the eyes, forehead, beside the chin. */
const PAIRS = [
  { x: 118, y: 140, size: 60 },
  { x: 128, y: 25, size: 30 },
  { x: 122, y: 230, size: 30 },
] as const;

/** The middle one of three pairs: hair on the forehead, a beard or a pair of glasses changes one of them. */
function sideLight(light: Plane): number {
  const steps = PAIRS.map(({ x, y, size }) => {
    const left = meanOf(light, { x: x - size / 2, y: y - size / 2, width: size, height: size });
    const right = meanOf(light, {
      x: CHIP.width - 1 - x - size / 2,
      y: y - size / 2,
      width: size,
      height: size,
    });
    return Math.log2((right + DARK) / (left + DARK));
  });
  return 2 ** -Math.abs(steps.toSorted((one, other) => one - other)[1] ?? 0);
}

/** So that noise in black is no light. */
const DARK = 0.5;

function meanOf(light: Plane, area: Area): number {
  const part = cut(light, area).data;
  return part.reduce((sum, value) => sum + value, 0) / Math.max(1, part.length);
}
