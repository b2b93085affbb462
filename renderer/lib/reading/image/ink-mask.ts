import { areaSums, eachMean } from './area-sums.ts';
import type { GreyImage } from './grey-image.ts';

/** Fainter differences are paper, not print. */
const LEAST_CONTRAST = 12;
/** Share of the local spread by which ink is darker than its surroundings. */
const SPREAD_SHARE = 0.8;

/** 1 where a place is clearly darker than what is around it: shadows and gradients of the light do not matter. */
export function inkMask(image: GreyImage, radius: number): Uint8Array {
  const { width, height, data } = image;
  const threshold = new Float32Array(data.length);
  eachMean(areaSums(data, width, height), radius, (index, mean) => (threshold[index] = mean));
  const mask = new Uint8Array(data.length);
  eachMean(areaSums(data, width, height, true), radius, (index, meanOfSquares) => {
    const mean = threshold[index] ?? 0;
    const spread = Math.sqrt(Math.max(0, meanOfSquares - mean * mean));
    const limit = mean - Math.max(LEAST_CONTRAST, SPREAD_SHARE * spread);
    mask[index] = (data[index] ?? 255) < limit ? 1 : 0;
  });
  return mask;
}

/** 1 where at least `share` of the square around is ink: the characters of a line grow together, specks go. */
export function smeared(
  mask: Uint8Array,
  size: { width: number; height: number },
  radius: number,
  share: number,
): Uint8Array {
  const joined = new Uint8Array(mask.length);
  eachMean(areaSums(mask, size.width, size.height), radius, (index, mean) => {
    joined[index] = mean >= share ? 1 : 0;
  });
  return joined;
}
