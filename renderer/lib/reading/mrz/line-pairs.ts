import { bars, type Bar } from '../image/components.ts';
import type { GreyImage } from '../image/grey-image.ts';
import { inkMask, smeared } from '../image/ink-mask.ts';

/** A line of print: its middle, its direction (a unit vector), how far it reaches. In pixels of the page. */
export type PrintLine = { x: number; y: number; dx: number; dy: number; length: number; thickness: number };

/** Two lines that may be a zone, read in the direction of `upper`. */
export type LinePair = { upper: PrintLine; lower: PrintLine; isGuess: boolean };

/**
 * Smearing by these many pixels joins the characters of a line and keeps the lines apart: the first at a pitch of 11 to 21 pixels, the
 * second at 7 to 13.
 */
export const SMEARS = [6, 4] as const;
const INK_SHARE = 0.17;
const CONTRAST_RADIUS = 16;
const LEAST_LENGTH = 200;
const LEAST_RATIO = 9;

/** Lines of a zone are 44 pitches long and 2.5 apart. */
const GAP_OF_LENGTH = 2.5 / 44;

/** Long thin lines of print on one level of the page's pyramid, whose pixels are `scale` pixels of the page; one list for each smear. */
export function* printLines(level: GreyImage, scale: number): Generator<PrintLine[]> {
  const mask = inkMask(level, CONTRAST_RADIUS);
  for (const smear of SMEARS) {
    const patches = bars(smeared(mask, level, smear, INK_SHARE), level.width, level.height, 60);
    const thin = patches.filter(
      ({ length, thickness }) => length > 2.5 * thickness && thickness < 10 * smear,
    );
    yield chained(thin)
      .filter(({ length, thickness }) => length >= LEAST_LENGTH && length / thickness >= LEAST_RATIO)
      .map((bar) => ({
        x: (bar.x + 0.5) * scale,
        y: (bar.y + 0.5) * scale,
        dx: bar.dx,
        dy: bar.dy,
        length: (bar.length - 2 * smear) * scale,
        thickness: bar.thickness * scale,
      }));
  }
}

/** Patches that lie on one line, a few characters apart, are one line: print that was too faint in between. */
function chained(patches: readonly Bar[]): Bar[] {
  const rest = patches.toSorted((a, b) => b.length - a.length);
  const whole: Bar[] = [];
  for (;;) {
    let line = rest.shift();
    if (!line) return whole;
    if (line.length < 5 * line.thickness) {
      whole.push(line);
      continue;
    }
    for (;;) {
      const current: Bar = line;
      const next = rest.findIndex((other) => continues(current, other));
      if (next === -1) break;
      const [other] = rest.splice(next, 1);
      if (other) line = joined(current, other);
    }
    whole.push(line);
  }
}

function continues(line: Bar, other: Bar): boolean {
  const along = (other.x - line.x) * line.dx + (other.y - line.y) * line.dy;
  const aside = (other.y - line.y) * line.dx - (other.x - line.x) * line.dy;
  const gap = Math.abs(along) - (line.length + other.length) / 2;
  const size = Math.min(line.thickness, 24);
  const isSameSize = other.thickness < 1.7 * line.thickness && other.thickness > 0.5 * line.thickness;
  return isSameSize && Math.abs(aside) < 0.5 * size && gap < 3.5 * size && gap > -size;
}

function joined(a: Bar, b: Bar): Bar {
  const ends = [a, b].flatMap(({ x, y, dx, dy, length }) => [
    { x: x - (dx * length) / 2, y: y - (dy * length) / 2 },
    { x: x + (dx * length) / 2, y: y + (dy * length) / 2 },
  ]);
  const along = (point: { x: number; y: number }) => point.x * a.dx + point.y * a.dy;
  const sorted = ends.toSorted((p, q) => along(p) - along(q));
  const first = sorted[0] ?? a;
  const last = sorted.at(-1) ?? a;
  const length = Math.hypot(last.x - first.x, last.y - first.y);
  return {
    x: (first.x + last.x) / 2,
    y: (first.y + last.y) / 2,
    dx: (last.x - first.x) / length,
    dy: (last.y - first.y) / length,
    length,
    thickness: Math.max(a.thickness, b.thickness),
    area: a.area + b.area,
  };
}

/** Pairs that look like a zone, the likeliest first; then long lines whose neighbour was not found. Both ways up. */
export function linePairs(lines: readonly PrintLine[]): LinePair[] {
  const found = lines.flatMap((upper, index) =>
    lines.slice(index + 1).flatMap((lower) => {
      const fit = pairFit(upper, lower);
      return fit === null ? [] : [{ pair: ordered(upper, lower), fit }];
    }),
  );
  const pairs = found.toSorted((a, b) => a.fit - b.fit).map(({ pair }) => pair);
  const alone = lines
    .filter((line) => !pairs.some(({ upper, lower }) => upper === line || lower === line))
    .filter(({ length, thickness }) => length / thickness > 14)
    .toSorted((a, b) => b.length - a.length)
    .slice(0, 4)
    .flatMap((line) => [besideOf(line, 1), besideOf(line, -1)]);
  return [...pairs, ...alone];
}

export function turnedAround({ upper, lower, isGuess }: LinePair): LinePair {
  const back = (line: PrintLine) => ({ ...line, dx: -line.dx, dy: -line.dy });
  return { upper: back(lower), lower: back(upper), isGuess };
}

/** How far two lines are from a perfect zone, or null. */
function pairFit(a: PrintLine, b: PrintLine): number | null {
  const length = Math.max(a.length, b.length);
  const cross = Math.abs(a.dx * b.dy - a.dy * b.dx);
  const aside = Math.abs((b.y - a.y) * a.dx - (b.x - a.x) * a.dy);
  const along = Math.abs((b.x - a.x) * a.dx + (b.y - a.y) * a.dy);
  const gap = aside / length / GAP_OF_LENGTH;
  const short = Math.min(a.length, b.length) / length;
  if (cross > 0.06 || gap < 0.55 || gap > 1.9 || short < 0.7 || along > 0.2 * length) return null;
  return Math.abs(Math.log(gap)) + (1 - short) * 2 + along / length + cross;
}

function ordered(a: PrintLine, b: PrintLine): LinePair {
  const aside = (b.y - a.y) * a.dx - (b.x - a.x) * a.dy;
  const [upper, lower] = aside >= 0 ? [a, b] : [b, a];
  const isSameWay = upper.dx * lower.dx + upper.dy * lower.dy > 0;
  return {
    upper,
    lower: isSameWay ? lower : { ...lower, dx: -lower.dx, dy: -lower.dy },
    isGuess: false,
  };
}

function besideOf(line: PrintLine, side: 1 | -1): LinePair {
  const gap = GAP_OF_LENGTH * line.length * side;
  const other = { ...line, x: line.x - line.dy * gap, y: line.y + line.dx * gap };
  return side === 1
    ? { upper: line, lower: other, isGuess: true }
    : { upper: other, lower: line, isGuess: true };
}
