import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom } from '#common/kernel/random.ts';
import {
  cellOf,
  CHARACTERS,
  glyphOf,
  unit,
  type Cut,
  type Warp,
} from '#renderer/lib/reading/mrz/glyph-set.ts';
import { choleskySolver } from './linear-algebra.ts';

/**
 * Makes `resources/reading/ocr-b-discriminants.json` from `ocr-b.json`: for each class the linear discriminant that tells it from the
 * others in spite of what differs between fonts, printers and scanners. Each glyph is drawn many times, bent, stretched, slanted,
 * shifted, heavier, lighter, blurred and noisy; directions in which a class varies by itself count little, the others much (Fisher).
 */
const { values } = parseArgs({
  options: {
    out: {
      type: 'string',
      default: path.resolve(import.meta.dirname, '../../resources/reading/ocr-b-discriminants.json'),
    },
    samples: { type: 'string', default: '500' },
  },
});

const CELL = cellOf(16);
const COUNT = CELL.width * CELL.height;
/** Variance of the scanner's noise in a patch of length 1; also keeps directions that were never seen from counting too much. */
const NOISE = 2e-4;

const random = seededRandom(19_990_412);
const normal = () => Math.sqrt(-2 * Math.log(random() || 1e-12)) * Math.cos(2 * Math.PI * random());
const between = (least: number, most: number) => least + random() * (most - least);

const means: Float64Array[] = [];
const within = new Float64Array(COUNT * COUNT);
const samples = Number(values.samples);
for (const character of CHARACTERS) {
  const drawn = Array.from({ length: samples }, (_, turn) =>
    sample(character, turn % 2 === 0 ? 'round' : 'square'),
  );
  const mean = new Float64Array(COUNT);
  for (const glyph of drawn) glyph.forEach((value, at) => (mean[at] = (mean[at] ?? 0) + value / samples));
  for (const glyph of drawn) addDeviation(glyph, mean);
  means.push(mean);
}
const total = samples * CHARACTERS.length;
for (let at = 0; at < within.length; at += 1) within[at] = (within[at] ?? 0) / total;
for (let at = 0; at < COUNT; at += 1) within[at * COUNT + at] = (within[at * COUNT + at] ?? 0) + NOISE;

const solve = choleskySolver(within, COUNT);
const discriminants = means.map((mean) => {
  const weights = solve(mean);
  const size = mean.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
  const largest = weights.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const steps = Int16Array.from(weights, (value) => Math.round((value / largest) * 32_767));
  return { scale: largest / 32_767, bias: -size / 2, weights: Buffer.from(steps.buffer).toString('base64') };
});
const distances = means.map((mean) => discriminants.map((_, other) => separation(mean, other)));
writeFileSync(
  values.out,
  `${JSON.stringify({ pitch: CELL.pitch, classes: discriminants, distances }, null, 1)}\n`,
);

/** Squared Mahalanobis distance between two class means. */
function separation(mean: Float64Array, other: number): number {
  const difference = mean.map((value, at) => value - (means[other]?.[at] ?? 0));
  const solved = solve(difference);
  return Math.round(difference.reduce((sum, value, at) => sum + value * (solved[at] ?? 0), 0) * 100) / 100;
}

function addDeviation(glyph: Float32Array, mean: Float64Array): void {
  const deviation = Float64Array.from(glyph, (value, at) => value - (mean[at] ?? 0));
  for (let row = 0; row < COUNT; row += 1) {
    const value = deviation[row] ?? 0;
    const from = row * COUNT;
    for (let column = 0; column < COUNT; column += 1) {
      within[from + column] = (within[from + column] ?? 0) + value * (deviation[column] ?? 0);
    }
  }
}

function sample(character: string, cut: Cut): Float32Array {
  const look = { weight: between(-0.04, 0.055), blur: between(0.03, 0.19) };
  return unit(glyphOf(character, { cell: CELL, look, cut, warp: bent() }));
}

/** A random affine change and a soft bend of the whole cell; lengths are in columns of the field, 24 a pitch. */
function bent(): Warp {
  const wide = 1 + 0.075 * normal();
  const high = 1 + 0.06 * normal();
  const slant = 0.04 * normal();
  const shiftX = 0.8 * normal();
  const shiftY = 0.7 * normal();
  const waves = Array.from({ length: 4 }, () => ({
    x: 0.7 * normal(),
    y: 0.7 * normal(),
    across: between(-0.28, 0.28),
    down: between(-0.28, 0.28),
    phase: between(0, 2 * Math.PI),
  }));
  return (column, row) => {
    const right = column - 12;
    const down = row - 16;
    let x = 12 + right / wide + slant * down + shiftX;
    let y = 16 + down / high + shiftY;
    for (const wave of waves) {
      const at = Math.sin(right * wave.across + down * wave.down + wave.phase);
      x += wave.x * at;
      y += wave.y * at;
    }
    return [x, y];
  };
}
