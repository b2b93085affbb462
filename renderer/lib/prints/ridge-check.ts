import { z } from 'zod';
import type { RidgeFault } from '#common/domain/biometrics/finger.ts';
import settings from '#resources/fingers/ridge-check.json' with { type: 'json' };
import type { GreyPrint } from './grey-print.ts';

/** Limits as versioned data: what a print was judged by is said with it. */
const Limits = z.strictObject({
  version: z.string().min(1),
  blockPixels: z.int().min(4),
  /** Spread of grey below which a block is no ridges but background. */
  blockMinSpread: z.number(),
  minCertainty: z.number(),
  minSpread: z.number(),
  minBlocks: z.int(),
});
const LIMITS = Limits.parse(settings);
export const RIDGE_LIMITS_VERSION = LIMITS.version;

export type RidgeCheck = {
  /** Version of the limits. */
  version: string;
  /** How sure the direction of the ridges is, 0–1, the mean over blocks with ridges (after ISO/IEC 29794-4, orientation certainty). */
  certainty: number;
  /** Spread of grey in these blocks. */
  spread: number;
  blocks: number;
  faults: readonly RidgeFault[];
};

/**
 * A coarse look at whether there are ridges at all: it catches a wiped, faint, grainy or half print at once. It is no
 * quality score, which stays the device's, and does not see blur.
 */
export function checkRidges(print: GreyPrint): RidgeCheck {
  const { blockPixels, blockMinSpread, version } = LIMITS;
  let blocks = 0;
  let certainty = 0;
  let spread = 0;
  for (let y = 1; y + blockPixels < print.height; y += blockPixels) {
    for (let x = 1; x + blockPixels < print.width; x += blockPixels) {
      const own = spreadOf(print, x, y);
      if (own < blockMinSpread) continue;
      blocks += 1;
      spread += own;
      certainty += certaintyOf(print, x, y);
    }
  }
  const mean = (sum: number) => (blocks === 0 ? 0 : sum / blocks);
  const found = { certainty: mean(certainty), spread: mean(spread), blocks };
  return { version, ...found, faults: faultsOf(found) };
}

function faultsOf({
  certainty,
  spread,
  blocks,
}: Pick<RidgeCheck, 'certainty' | 'spread' | 'blocks'>): RidgeFault[] {
  return [
    ...(blocks < LIMITS.minBlocks ? (['FEW_RIDGES'] as const) : []),
    ...(spread < LIMITS.minSpread ? (['LOW_CONTRAST'] as const) : []),
    ...(certainty < LIMITS.minCertainty ? (['NO_FLOW'] as const) : []),
  ];
}

function spreadOf({ data, width }: GreyPrint, x: number, y: number): number {
  const { blockPixels } = LIMITS;
  const count = blockPixels * blockPixels;
  let sum = 0;
  let squares = 0;
  for (let row = y; row < y + blockPixels; row += 1) {
    for (let column = x; column < x + blockPixels; column += 1) {
      const grey = data[row * width + column] ?? 0;
      sum += grey;
      squares += grey * grey;
    }
  }
  return Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
}

/** From the slopes of grey: one direction alone gives 1, all alike give 0. */
function certaintyOf({ data, width }: GreyPrint, x: number, y: number): number {
  const { blockPixels } = LIMITS;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let row = y; row < y + blockPixels; row += 1) {
    for (let column = x; column < x + blockPixels; column += 1) {
      const at = row * width + column;
      const dx = (data[at + 1] ?? 0) - (data[at - 1] ?? 0);
      const dy = (data[at + width] ?? 0) - (data[at - width] ?? 0);
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
  }
  const half = (xx + yy) / 2;
  const root = Math.hypot((xx - yy) / 2, xy);
  return half + root === 0 ? 0 : 1 - (half - root) / (half + root);
}
