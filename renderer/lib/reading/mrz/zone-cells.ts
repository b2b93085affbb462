import type { GreyImage } from '../image/grey-image.ts';
import { sampleInto } from '../image/sampling.ts';
import { cellOf } from './glyph-set.ts';
import { pointAt, stepAt, type LineCurve } from './line-curve.ts';
import { COLUMNS } from './positions.ts';
import type { Zone } from './locate.ts';

/** Fine cells have 16 pixels a pitch; they are taken with twice as many, so that a glyph can be shifted by half pixels. */
export const FINE = cellOf(16);
const HALVES = 2;
/** How many half pixels a glyph can be shifted each way. */
export const REACH = 6;
export const SAMPLED = { width: FINE.width * HALVES + 2 * REACH, height: FINE.height * HALVES + 2 * REACH };
const AREA = SAMPLED.width * SAMPLED.height;

/** How the characters differ from the nominal cell: a page taken at a slant, a font with other proportions. */
export type Shape = { wide: number; high: number; slant: number };
export const PLAIN: Shape = { wide: 1, high: 1, slant: 0 };

/** 88 cells, upper line first, one after another. */
export type ZoneCells = { data: Float32Array; shape: Shape };

export function cellData(cells: ZoneCells, index: number): Float32Array {
  return cells.data.subarray(index * AREA, (index + 1) * AREA);
}

export const ALL_CELLS: readonly number[] = Array.from({ length: 2 * COLUMNS }, (_, index) => index);

/** The other cells than `only` stay empty. */
export function sampleCells(
  levels: readonly GreyImage[],
  zone: Zone,
  shape: Shape,
  only: readonly number[] = ALL_CELLS,
): ZoneCells {
  const data = new Float32Array(2 * COLUMNS * AREA);
  for (const index of only) {
    const frame = cellFrame(zone, index, shape);
    const per = FINE.width * HALVES;
    const rightX = frame.right.x / per;
    const rightY = frame.right.y / per;
    const downX = frame.down.x / per;
    const downY = frame.down.y / per;
    const across = (SAMPLED.width - 1) / 2;
    const down = (SAMPLED.height - 1) / 2;
    sampleInto(data, { ...SAMPLED, offset: index * AREA }, levels, {
      x: frame.x - rightX * across - downX * down,
      y: frame.y - rightY * across - downY * down,
      rightX,
      rightY,
      downX,
      downY,
    });
  }
  return { data, shape };
}

/** The middle of a cell on the page and its axes, a pitch long each. */
export function cellFrame(zone: Zone, index: number, { wide, high, slant }: Shape) {
  const column = index % COLUMNS;
  const curve: LineCurve = index < COLUMNS ? zone.upper : zone.lower;
  const { x, y } = pointAt(curve, column);
  const step = stepAt(curve, column);
  const size = Math.hypot(step.x, step.y);
  const above = pointAt(zone.upper, column);
  const below = pointAt(zone.lower, column);
  const gap = Math.hypot(below.x - above.x, below.y - above.y) || 1;
  // Down is where the other line is; a gap that leans more than a little is a column miscounted, not a slant.
  const lean = ((below.x - above.x) * step.x + (below.y - above.y) * step.y) / (gap * size);
  const down =
    Math.abs(lean) < 0.12
      ? { x: (below.x - above.x) / gap, y: (below.y - above.y) / gap }
      : { x: -step.y / size, y: step.x / size };
  return {
    x,
    y,
    right: { x: step.x * wide, y: step.y * wide },
    down: { x: (down.x * size - step.x * slant) * high, y: (down.y * size - step.y * slant) * high },
  };
}
