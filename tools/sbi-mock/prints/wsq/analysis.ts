import type { Split } from '#renderer/lib/prints/wsq/bands.ts';
import { mirrored } from '#renderer/lib/prints/wsq/wavelet.ts';

/** The filters of IAFIS-IC-0110, from their middle outwards. */
export const LOW = [
  0.85269867900940344, 0.3774028556126538, -0.11062440441842342, -0.02384946501938, 0.03782845550699546,
];
export const HIGH = [0.78848561640566439, -0.41809227322221221, -0.04068941760955844, 0.06453888262893845];

/** Divides one part into its four quarters, rows first: the reverse of what the decoder does. */
export function splitQuarters(data: Float64Array, stride: number, split: Split): void {
  const { x, y, width, height, isTurnedX, isTurnedY } = split;
  for (let row = 0; row < height; row += 1) {
    divide(data, { start: (y + row) * stride + x, step: 1, length: width, isTurned: isTurnedX });
  }
  for (let column = 0; column < width; column += 1) {
    divide(data, { start: y * stride + x + column, step: stride, length: height, isTurned: isTurnedY });
  }
}

type Run = { start: number; step: number; length: number; isTurned: boolean };

function divide(data: Float64Array, { start, step, length, isTurned }: Run): void {
  const line = Float64Array.from({ length }, (_none, place) => data[start + place * step] ?? 0);
  const at = (place: number) => line[mirrored(place, length)] ?? 0;
  const lows = (length + 1) >> 1;
  for (let place = 0; place < length; place += 1) {
    const isLow = place % 2 === 0;
    const weights = isLow ? LOW : HIGH;
    let sum = (weights[0] ?? 0) * at(place);
    for (let d = 1; d < weights.length; d += 1) sum += (weights[d] ?? 0) * (at(place - d) + at(place + d));
    const half = isLow === isTurned ? (isTurned ? length - lows : lows) : 0;
    data[start + (half + (place >> 1)) * step] = sum;
  }
}
