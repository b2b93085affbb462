import type { GreyImage } from '../image/grey-image.ts';
import { samplePatch, type Patch } from '../image/sampling.ts';
import { bestPath, fitMap, type ColumnPath, type FitGrid, type FitMap } from './column-path.ts';
import { cellOf, CHARACTERS, glyphSet, type GlyphSet } from './glyph-set.ts';
import { fitCurve, type LineCurve } from './line-curve.ts';
import type { LinePair, PrintLine } from './line-pairs.ts';
import { COLUMNS, LOWER, UPPER, type Allowed } from './positions.ts';

/** Where the columns of both lines are on the page, and how well a zone fits there: the mean correlation of 88 characters. */
export type Zone = { upper: LineCurve; lower: LineCurve; fit: number };

const PITCH = 10;
const CELL = cellOf(PITCH);
/** How far a line's characters may lie from the middle of its print, in strip pixels. */
const MOST_DROP = 4;
/** Places before the first and after the last character, in pitches. */
const MARGIN = 4;

let coarse: GlyphSet | null = null;

/** Soft and of middling weight: what every print of OCR-B resembles. */
function coarseSet(): GlyphSet {
  coarse ??= glyphSet(CELL, { weight: 0, blur: 0.09 });
  return coarse;
}

type Strip = { patch: Patch; line: PrintLine; step: number; startX: number; startY: number };

/** How regularly both lines repeat: 2 to 7 for characters at a pitch, next to nothing for other print. */
export function regularityOf(levels: readonly GreyImage[], pair: LinePair): number {
  return pitchOf(levels, pair).regularity;
}

export type QuickFit = { fit: number; drops: readonly [number, number] };

/** How well the pair fits when read this way, and about how far down: enough to tell a zone from other print, and up from down. */
export function quickFit(levels: readonly GreyImage[], pair: LinePair): QuickFit {
  const { upper, lower } = paths(levels, pair, QUICK);
  const drops = [...upper.path.drops, ...lower.path.drops].toSorted((a, b) => a - b);
  return {
    fit: (upper.path.total + lower.path.total) / 2,
    drops: [drops[Math.floor(drops.length * 0.1)] ?? 0, drops[Math.floor(drops.length * 0.9)] ?? 0],
  };
}

export function locate(levels: readonly GreyImage[], pair: LinePair, quick: QuickFit): Zone {
  const [least, most] = quick.drops;
  const drops = EVERY_DROP.filter((drop) => drop >= least - 1 && drop <= most + 1);
  const { upper, lower } = paths(levels, pair, { drops, step: 1, classes: EVERY });
  return {
    upper: curveOf(upper.strip, upper.path),
    lower: curveOf(lower.strip, lower.path),
    fit: (upper.path.total + lower.path.total) / 2,
  };
}

/** A few characters that stand for the shapes of all. */
const SOME: Allowed = [...'012578<AEIKMNPRU'].map((character) => CHARACTERS.indexOf(character));
const EVERY: Allowed = Array.from(CHARACTERS, (_, index) => index);
const QUICK: FitGrid = { drops: [-3, -1, 1, 3], step: 2, classes: SOME };
const EVERY_DROP = Array.from({ length: 2 * MOST_DROP + 1 }, (_, index) => index - MOST_DROP);

function paths(levels: readonly GreyImage[], found: LinePair, grid: FitGrid) {
  const pair = evened(found);
  const { pitch } = pitchOf(levels, found);
  const read = (line: PrintLine, allowed: readonly Allowed[]) => {
    const strip = stripOf(levels, line, pitch);
    const map = fitMap(strip.patch, coarseSet(), grid);
    return { strip, map, allowed, path: bestPath(map, PITCH, allowed) };
  };
  return together(read(pair.upper, UPPER), read(pair.lower, LOWER));
}

/** Both lines reach from the first beginning to the last end: of the one that was seen in part the rest is there, too. */
function evened({ upper, lower, isGuess }: LinePair): LinePair {
  const along = (line: PrintLine) => (line.x - upper.x) * upper.dx + (line.y - upper.y) * upper.dy;
  const ends = [upper, lower].map((line) => ({
    from: along(line) - line.length / 2,
    to: along(line) + line.length / 2,
  }));
  const from = Math.min(...ends.map((end) => end.from));
  const to = Math.max(...ends.map((end) => end.to));
  const reach = (line: PrintLine): PrintLine => {
    const shift = (from + to) / 2 - along(line);
    return { ...line, x: line.x + shift * line.dx, y: line.y + shift * line.dy, length: to - from };
  };
  return { upper: reach(upper), lower: reach(lower), isGuess };
}

type Read = { strip: Strip; map: FitMap; allowed: readonly Allowed[]; path: ColumnPath };

/** Both lines begin at the same place: where they seem not to, one of them is a column or two off. */
function together(upper: Read, lower: Read): { upper: Read; lower: Read } {
  if (Math.abs(startOf(upper) - startOf(lower)) < 0.5 * PITCH) return { upper, lower };
  const one = { upper, lower: follow(lower, startOf(upper)) };
  const other = { upper: follow(upper, startOf(lower)), lower };
  const total = (both: { upper: Read; lower: Read }) => both.upper.path.total + both.lower.path.total;
  return total(one) >= total(other) ? one : other;
}

function follow(read: Read, start: number): Read {
  const place = Math.round(start - offsetOf(read.strip));
  const starts = { from: place - 0.6 * PITCH, to: place + 0.6 * PITCH };
  return { ...read, path: bestPath(read.map, PITCH, read.allowed, starts) };
}

/** Where the first character is along the direction of the line, in strip pixels. */
function startOf({ strip, path }: Read): number {
  return offsetOf(strip) + (path.places[0] ?? 0);
}

function offsetOf({ line, startX, startY, step }: Strip): number {
  return (startX * line.dx + startY * line.dy) / step;
}

/** A strip along the line with ten pixels a pitch, its middle row on the line. */
function stripOf(levels: readonly GreyImage[], line: PrintLine, pitch: number): Strip {
  const step = pitch / PITCH;
  const width = Math.ceil(Math.max(line.length / step, COLUMNS * PITCH) + 2 * MARGIN * PITCH);
  const height = CELL.height + 2 * MOST_DROP;
  const along = ((width - 1) / 2) * step;
  const aside = ((height - 1) / 2) * step;
  const startX = line.x - line.dx * along + line.dy * aside;
  const startY = line.y - line.dy * along - line.dx * aside;
  const patch = samplePatch(levels, width, height, {
    x: startX,
    y: startY,
    rightX: line.dx * step,
    rightY: line.dy * step,
    downX: -line.dy * step,
    downY: line.dx * step,
  });
  return { patch, line, step, startX, startY };
}

type Pitch = { pitch: number; regularity: number };
/** Every step of the search asks for it. */
const pitches = new WeakMap<LinePair, Pitch>();

/** The period of the print along both lines, near to what their length says. */
function pitchOf(levels: readonly GreyImage[], found: LinePair): Pitch {
  const known = pitches.get(found);
  if (known) return known;
  const measured = measurePitch(levels, evened(found));
  pitches.set(found, measured);
  return measured;
}

function measurePitch(levels: readonly GreyImage[], { upper, lower }: LinePair): Pitch {
  const rough = upper.length / COLUMNS;
  const profiles = [upper, lower].map((line) => profileOf(stripOf(levels, line, rough).patch));
  let best = { lag: PITCH, value: -Infinity };
  for (let lag = PITCH * 0.7; lag <= PITCH * 1.4; lag += 0.1) {
    const value = profiles.reduce((sum, profile) => sum + periodicity(profile, lag), 0);
    if (value > best.value) best = { lag, value };
  }
  return { pitch: (rough * best.lag) / PITCH, regularity: best.value };
}

/** Ink of each column, without slow changes of the light. */
function profileOf(strip: Patch): Float32Array {
  const sums = new Float32Array(strip.width);
  const last = strip.width * (strip.height - 6);
  for (let at = strip.width * 6, column = 0; at < last; at += 1, column += 1) {
    if (column === strip.width) column = 0;
    sums[column] = (sums[column] ?? 0) - (strip.data[at] ?? 0);
  }
  const flat = lessSurroundings(sums, 15);
  const size = Math.sqrt(flat.reduce((sum, value) => sum + value * value, 0)) || 1;
  return flat.map((value) => value / size);
}

/** Each value without the mean of the ones up to `reach` beside it. */
function lessSurroundings(values: Float32Array, reach: number): Float32Array {
  const before = new Float64Array(values.length + 1);
  for (let at = 0; at < values.length; at += 1) before[at + 1] = (before[at] ?? 0) + (values[at] ?? 0);
  return values.map((value, at) => {
    const from = Math.max(0, at - reach);
    const to = Math.min(values.length, at + reach + 1);
    return value - ((before[to] ?? 0) - (before[from] ?? 0)) / (to - from);
  });
}

/** Likeness of the profile to itself one to six periods on. */
function periodicity(profile: Float32Array, lag: number): number {
  let total = 0;
  for (let times = 1; times <= 6; times += 1) {
    const shift = lag * times;
    const whole = Math.floor(shift);
    const part = shift - whole;
    for (let at = 0; at + whole + 1 < profile.length; at += 1) {
      const there = (profile[at + whole] ?? 0) * (1 - part) + (profile[at + whole + 1] ?? 0) * part;
      total += (profile[at] ?? 0) * there;
    }
  }
  return total;
}

/** The middles of the cells as a curve on the page. */
function curveOf({ line, step, startX, startY }: Strip, path: ColumnPath): LineCurve {
  const points = path.places.map((place, column) => {
    const right = (place + (CELL.width - 1) / 2) * step;
    const down = ((path.drops[column] ?? 0) + MOST_DROP + (CELL.height - 1) / 2) * step;
    return {
      column,
      x: startX + line.dx * right - line.dy * down,
      y: startY + line.dy * right + line.dx * down,
      weight: 1,
    };
  });
  return fitCurve(points, 0.3 * PITCH * step);
}
