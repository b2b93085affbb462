import type { Split } from './bands.ts';

/** Symmetric filters of odd length, from their middle outwards. */
export type Filters = { low: readonly number[]; high: readonly number[] };

/**
 * Puts the four quarters of a part together again. Low and high halves are laid in turn and each value of the line is the
 * weighted sum around it; beyond its ends a line goes on as its mirror.
 */
export function joinQuarters(data: Float32Array, stride: number, split: Split, filters: Filters): void {
  const { x, y, width, height, isTurnedX, isTurnedY } = split;
  const line = new Line(Math.max(width, height), filters);
  for (let column = 0; column < width; column += 1) {
    line.join(data, { start: y * stride + x + column, step: stride, length: height, isTurned: isTurnedY });
  }
  for (let row = 0; row < height; row += 1) {
    line.join(data, { start: (y + row) * stride + x, step: 1, length: width, isTurned: isTurnedX });
  }
}

type Run = { start: number; step: number; length: number; isTurned: boolean };

class Line {
  readonly #mixed: Float64Array;
  readonly #reach: number;
  /** Weights by distance for a value at an even and at an odd place. */
  readonly #even: Float64Array;
  readonly #odd: Float64Array;

  constructor(longest: number, { low, high }: Filters) {
    this.#reach = Math.max(low.length, high.length) - 1;
    this.#mixed = new Float64Array(longest + 2 * this.#reach);
    // At an even distance lies the own half of the line, at an odd one the other.
    const weights = (own: readonly number[], other: readonly number[]) =>
      Float64Array.from({ length: this.#reach + 1 }, (_none, d) => (d % 2 === 0 ? own[d] : other[d]) ?? 0);
    this.#even = weights(low, high);
    this.#odd = weights(high, low);
  }

  join(data: Float32Array, { start, step, length, isTurned }: Run): void {
    if (length === 0) return;
    const mixed = this.#mixed;
    const reach = this.#reach;
    const lows = (length + 1) >> 1;
    const lowStart = isTurned ? length - lows : 0;
    const highStart = isTurned ? 0 : lows;
    for (let place = 0; place < length; place += 1) {
      const from = (place % 2 === 0 ? lowStart : highStart) + (place >> 1);
      mixed[reach + place] = data[start + from * step] ?? 0;
    }
    for (let out = 1; out <= reach; out += 1) {
      mixed[reach - out] = mixed[reach + mirrored(-out, length)] ?? 0;
      mixed[reach + length - 1 + out] = mixed[reach + mirrored(length - 1 + out, length)] ?? 0;
    }
    for (let place = 0; place < length; place += 1) {
      const weights = place % 2 === 0 ? this.#even : this.#odd;
      const middle = reach + place;
      let sum = (weights[0] ?? 0) * (mixed[middle] ?? 0);
      for (let d = 1; d <= reach; d += 1) {
        sum += (weights[d] ?? 0) * ((mixed[middle - d] ?? 0) + (mixed[middle + d] ?? 0));
      }
      data[start + place * step] = sum;
    }
  }
}

/** The place that a place beyond the ends mirrors; short lines mirror more than once. */
export function mirrored(place: number, length: number): number {
  if (length === 1) return 0;
  const period = 2 * (length - 1);
  const within = ((place % period) + period) % period;
  return within < length ? within : period - within;
}
