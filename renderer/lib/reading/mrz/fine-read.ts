import type { GreyImage } from '../image/grey-image.ts';
import { alikeCells, type Alike } from './alike-cells.ts';
import { matchCell, patchAt, refineMatch, type CellMatch } from './cell-match.ts';
import { discriminate } from './discriminants.ts';
import { CHARACTERS, type GlyphSet, type Look } from './glyph-set.ts';
import { fitCurve, type CurvePoint } from './line-curve.ts';
import type { Zone } from './locate.ts';
import { LOOKS, MIDDLING, setOf } from './looks.ts';
import { COLUMNS, DIGITS, LOWER, UPPER, type Allowed } from './positions.ts';
import { cellData, cellFrame, FINE, PLAIN, sampleCells, type Shape, type ZoneCells } from './zone-cells.ts';

/** A cell's correlations, what it looks like where its likeliest class fits, and the discriminants there. */
export type ReadCell = CellMatch & { patch: Float32Array; discriminants: Float32Array };

/** All 88 cells matched with every class, with glyphs that look as this page does. */
export type FineRead = {
  zone: Zone;
  shape: Shape;
  look: Look;
  cells: readonly ReadCell[];
  /** For each cell the ones that look like it. */
  alike: readonly (readonly Alike[])[];
};

const EVERY: Allowed = Array.from(CHARACTERS, (_, index) => index);
/** How many of the likeliest classes of a cell are worked out to the half pixel. */
const REFINED = 3;
const HALF_PIXELS = 2 * FINE.width;

/** First where the characters are, then how they are shaped and printed, then what they are. */
export function readFinely(levels: readonly GreyImage[], located: Zone): FineRead {
  let zone = located;
  let first: CellMatch[] = [];
  // Twice: the ends of a line that was taken at a slant come into reach only when its middle is in place.
  for (const reach of [4, 2]) {
    first = matchAll(sampleCells(levels, zone, PLAIN), setOf(MIDDLING), { step: 2, reach });
    zone = { ...zone, ...moved(zone, first, PLAIN) };
  }
  const shape = bestShape(levels, zone, first);
  const cells = sampleCells(levels, zone, shape);
  const look = bestLook(cells, first);
  const matched = matchEvery(cells, look);
  const patches = matched.map(({ patch }) => patch);
  return { zone, shape, look, cells: matched, alike: alikeCells(cells, setOf(look), patches) };
}

function matchAll(cells: ZoneCells, set: GlyphSet, grid: { step: number; reach: number }): CellMatch[] {
  return Array.from({ length: 2 * COLUMNS }, (_, index) =>
    matchCell(cellData(cells, index), set, allowedAt(index), grid),
  );
}

/** Every class, so that a character that does not belong at its place shows as one. */
function matchEvery(cells: ZoneCells, look: Look): ReadCell[] {
  const set = setOf(look);
  return Array.from({ length: 2 * COLUMNS }, (_, index) => {
    const cell = cellData(cells, index);
    const match = matchCell(cell, set, EVERY, { step: 2, reach: 2 });
    const ranked = (classes: Allowed) =>
      classes.toSorted((a, b) => scoreOf(match, b) - scoreOf(match, a)).slice(0, REFINED);
    refineMatch(cell, set, match, [
      ...new Set([...ranked(EVERY), ...ranked(DIGITS), ...ranked(allowedAt(index))]),
    ]);
    const patch = patchAt(cell, match, bestClass(match, allowedAt(index)));
    return { ...match, patch, discriminants: discriminate(patch) };
  });
}

export function allowedAt(index: number): Allowed {
  return (index < COLUMNS ? UPPER[index] : LOWER[index - COLUMNS]) ?? EVERY;
}

export function bestClass(match: CellMatch, allowed: Allowed): number {
  return allowed.reduce((best, index) => (scoreOf(match, index) > scoreOf(match, best) ? index : best));
}

export function scoreOf(match: CellMatch, index: number): number {
  return match.scores[index] ?? -1;
}

/** Both curves through where the characters were found. */
function moved(zone: Zone, matches: readonly CellMatch[], shape: Shape): Pick<Zone, 'upper' | 'lower'> {
  const points = matches.map((match, index): CurvePoint => {
    const { x, y, right, down } = cellFrame(zone, index, shape);
    const best = bestClass(match, allowedAt(index));
    const across = (match.shiftX[best] ?? 0) / HALF_PIXELS;
    const below = (match.shiftY[best] ?? 0) / HALF_PIXELS;
    return {
      column: index % COLUMNS,
      x: x + right.x * across + down.x * below,
      y: y + right.y * across + down.y * below,
      weight: Math.max(0.01, scoreOf(match, best)) ** 2,
    };
  });
  const { right } = cellFrame(zone, 0, shape);
  const tolerance = 0.13 * Math.hypot(right.x, right.y);
  return {
    upper: fitCurve(points.slice(0, COLUMNS), tolerance),
    lower: fitCurve(points.slice(COLUMNS), tolerance),
  };
}

/** The surest cells say how the page is shaped and printed: at most one of a kind in three, so that fillers do not decide alone. */
function surest(matches: readonly CellMatch[], count: number): number[] {
  const kinds = new Map<number, number>();
  return matches
    .map((match, index) => ({ index, best: bestClass(match, allowedAt(index)), match }))
    .toSorted((a, b) => scoreOf(b.match, b.best) - scoreOf(a.match, a.best))
    .filter(({ best }) => {
      const seen = kinds.get(best) ?? 0;
      kinds.set(best, seen + 1);
      return seen < 3;
    })
    .slice(0, count)
    .map(({ index }) => index);
}

const STEPS: readonly { change: keyof Shape; by: readonly number[] }[] = [
  { change: 'high', by: [-0.12, -0.06, 0.06, 0.12] },
  { change: 'wide', by: [-0.1, -0.05, 0.05, 0.1] },
  { change: 'slant', by: [-0.08, -0.04, 0.04, 0.08] },
  { change: 'high', by: [-0.03, 0.03] },
  { change: 'wide', by: [-0.025, 0.025] },
];

/** One after another, each the best of a few. */
function bestShape(levels: readonly GreyImage[], zone: Zone, matches: readonly CellMatch[]): Shape {
  const set = setOf(MIDDLING);
  const chosen = surest(matches, 24);
  let best = { shape: PLAIN, fit: meanFit(sampleCells(levels, zone, PLAIN, chosen), set, matches, chosen) };
  for (const { change, by } of STEPS) {
    const from = best.shape;
    for (const step of by) {
      const shape = { ...from, [change]: from[change] + step };
      const fit = meanFit(sampleCells(levels, zone, shape, chosen), set, matches, chosen);
      if (fit > best.fit) best = { shape, fit };
    }
  }
  return best.shape;
}

function meanFit(
  cells: ZoneCells,
  set: GlyphSet,
  matches: readonly CellMatch[],
  chosen: readonly number[],
): number {
  const total = chosen.reduce((sum, index) => {
    const match = matches[index];
    if (!match) return sum;
    const best = bestClass(match, allowedAt(index));
    return sum + scoreOf(matchCell(cellData(cells, index), set, [best], { step: 2, reach: 2 }), best);
  }, 0);
  return total / Math.max(1, chosen.length);
}

function bestLook(cells: ZoneCells, matches: readonly CellMatch[]): Look {
  const chosen = surest(matches, 24);
  return LOOKS.reduce(
    (best, look) => {
      const fit = meanFit(cells, setOf(look), matches, chosen);
      return fit > best.fit ? { look, fit } : best;
    },
    { look: MIDDLING, fit: -1 },
  ).look;
}
