import type { Patch } from '../image/sampling.ts';
import type { GlyphSet } from './glyph-set.ts';
import { COLUMNS, type Allowed } from './positions.ts';

/** How well each class fits at each place of a strip, and how far down it fits best. */
export type FitMap = {
  /** Places along the strip at which a cell may begin. */
  places: number;
  /** `class * places + place`. */
  score: Float32Array;
  drop: Int8Array;
};

/** Ink that varies less than this many grey levels is paper. */
const NOISE_FLOOR = 6;

/** What is tried: which drops, every how many places, which classes. */
export type FitGrid = { drops: readonly number[]; step: number; classes: Allowed };

/** Correlation of classes with places of a strip, the best of the drops. Ink is dark on the page: the sign turns. */
export function fitMap(strip: Patch, set: GlyphSet, { drops, step, classes }: FitGrid): FitMap {
  const { cell, glyphs } = set;
  const places = strip.width - cell.width + 1;
  const score = new Float32Array(glyphs.length * places).fill(-1);
  const drop = new Int8Array(glyphs.length * places);
  const count = cell.width * cell.height;
  const patch = new Float32Array(count);
  for (let place = 0; place < places; place += step) {
    for (const down of drops) {
      const spread = takePatch(patch, strip, cell, { place, down });
      const scale = -1 / Math.sqrt(spread + count * NOISE_FLOOR ** 2);
      for (const index of classes) {
        const found = product(glyphs[index] ?? patch, patch) * scale;
        const to = index * places + place;
        if (found <= (score[to] ?? 0)) continue;
        for (let next = 0; next < step && place + next < places; next += 1) {
          score[to + next] = found;
          drop[to + next] = down;
        }
      }
    }
  }
  return { places, score, drop };
}

/** Four sums side by side: the engine can work on them at once. */
export function product(a: Float32Array, b: Float32Array): number {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  const whole = b.length - (b.length % 4);
  for (let at = 0; at < whole; at += 4) {
    first += (a[at] ?? 0) * (b[at] ?? 0);
    second += (a[at + 1] ?? 0) * (b[at + 1] ?? 0);
    third += (a[at + 2] ?? 0) * (b[at + 2] ?? 0);
    fourth += (a[at + 3] ?? 0) * (b[at + 3] ?? 0);
  }
  for (let at = whole; at < b.length; at += 1) first += (a[at] ?? 0) * (b[at] ?? 0);
  return first + second + third + fourth;
}

/** Copies one cell and returns its sum of squared deviations. */
function takePatch(
  patch: Float32Array,
  strip: Patch,
  cell: { width: number; height: number },
  { place, down }: { place: number; down: number },
): number {
  let sum = 0;
  let squares = 0;
  let at = 0;
  // Drops count from the middle of the strip.
  const middle = (strip.height - cell.height) >> 1;
  for (let row = 0; row < cell.height; row += 1) {
    let from = (row + down + middle) * strip.width + place;
    for (let column = 0; column < cell.width; column += 1, at += 1, from += 1) {
      const value = strip.data[from] ?? 0;
      patch[at] = value;
      sum += value;
      squares += value * value;
    }
  }
  return Math.max(0, squares - (sum * sum) / at);
}

export type ColumnPath = { total: number; places: number[]; classes: number[]; drops: number[] };

/** How much a column may be narrower or wider than the pitch. */
const SLACK = 0.14;

/** The 44 places, a pitch apart give or take, whose allowed classes fit best in sum. */
export function bestPath(
  map: FitMap,
  pitch: number,
  line: readonly Allowed[],
  starts: { from: number; to: number } = { from: 0, to: Infinity },
): ColumnPath {
  const { places } = map;
  const least = Math.ceil(pitch * (1 - SLACK));
  const most = Math.floor(pitch * (1 + SLACK));
  const best = line.map((allowed) => bestOf(map, allowed));
  const sums: Float32Array[] = [];
  const steps: Int16Array[] = [];
  best.forEach(({ score }, column) => {
    const before = sums[column - 1];
    const sum = new Float32Array(places).fill(-Infinity);
    const step = new Int16Array(places);
    for (let place = 0; place < places; place += 1) {
      if (!before) {
        if (place >= starts.from && place <= starts.to) sum[place] = score[place] ?? 0;
        continue;
      }
      for (let back = least; back <= most && back <= place; back += 1) {
        const value = (before[place - back] ?? -Infinity) - 0.004 * Math.abs(back - pitch);
        if (value <= (sum[place] ?? -Infinity)) continue;
        sum[place] = value;
        step[place] = back;
      }
      sum[place] = (sum[place] ?? 0) + (score[place] ?? 0);
    }
    sums.push(sum);
    steps.push(step);
  });
  const last = sums.at(-1) ?? new Float32Array();
  let place = last.reduce((found, value, at) => (value > (last[found] ?? -Infinity) ? at : found), 0);
  const path: ColumnPath = { total: (last[place] ?? 0) / COLUMNS, places: [], classes: [], drops: [] };
  for (let column = COLUMNS - 1; column >= 0; column -= 1) {
    const chosen = best[column]?.chosen[place] ?? 0;
    path.places.unshift(place);
    path.classes.unshift(chosen);
    path.drops.unshift(map.drop[chosen * places + place] ?? 0);
    place -= steps[column]?.[place] ?? 0;
  }
  return path;
}

const bestCache = new WeakMap<FitMap, Map<Allowed, { score: Float32Array; chosen: Uint8Array }>>();

/** The best allowed class at each place; lists of allowed classes are shared by many columns. */
function bestOf(map: FitMap, allowed: Allowed): { score: Float32Array; chosen: Uint8Array } {
  const known = bestCache.get(map) ?? new Map<Allowed, { score: Float32Array; chosen: Uint8Array }>();
  bestCache.set(map, known);
  const found = known.get(allowed);
  if (found) return found;
  const score = new Float32Array(map.places).fill(-1);
  const chosen = new Uint8Array(map.places);
  for (const index of allowed) {
    for (let place = 0; place < map.places; place += 1) {
      const value = map.score[index * map.places + place] ?? -1;
      if (value <= (score[place] ?? 0)) continue;
      score[place] = value;
      chosen[place] = index;
    }
  }
  const made = { score, chosen };
  known.set(allowed, made);
  return made;
}
