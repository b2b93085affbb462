import type { Band } from '#renderer/lib/prints/wsq/bands.ts';

export type Steps = { step: number; zero: number };

const LEAST_VARIANCE = 1.01;
/** Weights of the eight finest bands (IAFIS-IC-0110, annex A). */
const FINE_WEIGHTS = [1.32, 1.08, 1.42, 1.08, 1.32, 1.42, 1.08, 1.08];
const FIRST_FINE = 52;
/** A smooth picture would ask for bins so fine that a coefficient does not fit into 16 bits. */
const FINEST = 0.2;

/** The bin widths that bring a picture near `rate` bits a pixel. */
export function chooseSteps(
  data: Float64Array,
  stride: number,
  bands: readonly Band[],
  rate: number,
): Steps[] {
  const spreads = bands.map((band) => spreadOf(data, stride, band));
  const first = spreads.map((variance, index) => {
    if (variance < LEAST_VARIANCE) return 0;
    const weight = index < FIRST_FINE ? 1 : (FINE_WEIGHTS[index - FIRST_FINE] ?? 1);
    return index < 4 ? 1 : 10 / (weight * Math.log(variance));
  });
  const shares = bands.map((_band, index) => (index < 4 ? 1 / 1024 : index < 51 ? 1 / 256 : 1 / 16));
  let kept = first.flatMap((step, index) => (step > 0 ? [index] : []));
  for (;;) {
    const factor = factorOf(kept, { first, shares, spreads, rate });
    const fit = kept.filter((index) => (first[index] ?? 0) / factor < 5 * Math.sqrt(spreads[index] ?? 0));
    if (fit.length === kept.length) {
      return first.map((step) => {
        const width = step === 0 ? 0 : Math.max(FINEST, step / factor);
        return { step: width, zero: 1.2 * width };
      });
    }
    kept = fit;
  }
}

type Measured = { first: number[]; shares: number[]; spreads: number[]; rate: number };

function factorOf(kept: readonly number[], { first, shares, spreads, rate }: Measured): number {
  const share = kept.reduce((sum, index) => sum + (shares[index] ?? 0), 0);
  const logs = kept.reduce(
    (sum, index) =>
      sum + (shares[index] ?? 0) * Math.log(Math.sqrt(spreads[index] ?? 1) / (first[index] ?? 1)),
    0,
  );
  return 2 ** (rate / share - 1) / 2.5 / Math.exp(logs / share);
}

export function quantise(value: number, { step, zero }: Steps): number {
  const half = zero / 2;
  if (Math.abs(value) <= half) return 0;
  return value > 0 ? Math.trunc((value - half) / step + 1) : Math.trunc((value + half) / step - 1);
}

function spreadOf(data: Float64Array, stride: number, { x, y, width, height }: Band): number {
  let sum = 0;
  let squares = 0;
  for (let row = y; row < y + height; row += 1) {
    for (let column = x; column < x + width; column += 1) {
      const value = data[row * stride + column] ?? 0;
      sum += value;
      squares += value * value;
    }
  }
  const count = width * height;
  return count < 2 ? 0 : (squares - (sum * sum) / count) / (count - 1);
}
