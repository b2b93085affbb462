import { product } from './column-path.ts';
import type { GlyphSet } from './glyph-set.ts';
import type { Allowed } from './positions.ts';
import { FINE, REACH, SAMPLED } from './zone-cells.ts';

/** What one cell looks like: the correlation with every class that was tried, and the shift at which it was found. */
export type CellMatch = {
  /** -1 for a class that was not tried. */
  scores: Float32Array;
  shiftX: Int8Array;
  shiftY: Int8Array;
  /** Spread of the cell's brightness, in grey levels: paper has next to none. */
  contrast: number;
};

const COUNT = FINE.width * FINE.height;
const NOISE_FLOOR = 5;
const patch = new Float32Array(COUNT);

/** Tries all shifts of a grid of `step` half pixels up to `reach` each way. */
export function matchCell(
  cell: Float32Array,
  set: GlyphSet,
  classes: Allowed,
  { step, reach }: { step: number; reach: number },
): CellMatch {
  const match: CellMatch = {
    scores: new Float32Array(set.glyphs.length).fill(-1),
    shiftX: new Int8Array(set.glyphs.length),
    shiftY: new Int8Array(set.glyphs.length),
    contrast: 0,
  };
  for (let down = -reach; down <= reach; down += step) {
    for (let right = -reach; right <= reach; right += step) {
      const spread = takeShifted(cell, right, down);
      match.contrast = Math.max(match.contrast, Math.sqrt(spread / COUNT));
      for (const index of classes) keepBest(match, set, { index, right, down, spread });
    }
  }
  return match;
}

/** Moves some classes by half pixels until nothing gets better. */
export function refineMatch(cell: Float32Array, set: GlyphSet, match: CellMatch, classes: Allowed): void {
  for (const index of classes) {
    for (let round = 0; round < 3; round += 1) {
      const centreX = match.shiftX[index] ?? 0;
      const centreY = match.shiftY[index] ?? 0;
      for (const [x, y] of NEIGHBOURS) {
        const right = centreX + x;
        const down = centreY + y;
        if (Math.abs(right) > REACH || Math.abs(down) > REACH) continue;
        keepBest(match, set, { index, right, down, spread: takeShifted(cell, right, down) });
      }
      if (centreX === match.shiftX[index] && centreY === match.shiftY[index]) break;
    }
  }
}

/** The cell where `index` fits best, with mean 0 and length 1, ink positive. */
export function patchAt(cell: Float32Array, match: CellMatch, index: number): Float32Array {
  const spread = takeShifted(cell, match.shiftX[index] ?? 0, match.shiftY[index] ?? 0);
  const mean = patch.reduce((sum, value) => sum + value, 0) / COUNT;
  const size = -Math.sqrt(spread + COUNT * NOISE_FLOOR ** 2);
  return patch.map((value) => (value - mean) / size);
}

const NEIGHBOURS = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
] as const;

function keepBest(
  match: CellMatch,
  set: GlyphSet,
  { index, right, down, spread }: { index: number; right: number; down: number; spread: number },
): void {
  const glyph = set.glyphs[index];
  if (!glyph) return;
  const score = -product(glyph, patch) / Math.sqrt(spread + COUNT * NOISE_FLOOR ** 2);
  if (score <= (match.scores[index] ?? 0)) return;
  match.scores[index] = score;
  match.shiftX[index] = right;
  match.shiftY[index] = down;
}

/** Copies the cell's window at a shift, every second place, and returns its sum of squared deviations. */
function takeShifted(cell: Float32Array, right: number, down: number): number {
  let sum = 0;
  let squares = 0;
  let at = 0;
  for (let row = 0; row < FINE.height; row += 1) {
    let from = (row * 2 + REACH + down) * SAMPLED.width + REACH + right;
    for (let column = 0; column < FINE.width; column += 1, at += 1, from += 2) {
      const value = cell[from] ?? 0;
      patch[at] = value;
      sum += value;
      squares += value * value;
    }
  }
  return Math.max(0, squares - (sum * sum) / COUNT);
}
