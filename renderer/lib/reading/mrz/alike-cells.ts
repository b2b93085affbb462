import { matchCell } from './cell-match.ts';
import type { GlyphSet } from './glyph-set.ts';
import { COLUMNS } from './positions.ts';
import { cellData, type ZoneCells } from './zone-cells.ts';

/** A place whose print looks the same, and how much it says: 1 for the place itself. */
export type Alike = { index: number; weight: number };

/** Prints of one character correlate so much with each other, and clearly less with their nearest rival. */
const SAME = 0.84;
const MOST_ALIKE = 4;
/** Places of the lower line without the letters of state and sex, whose D and a 0 look alike. */
const HOLD_DIGITS = Array.from({ length: COLUMNS }, (_, column) => column)
  .filter((column) => column > 0 && !(column >= 10 && column <= 12) && column !== 20)
  .map((column) => COLUMNS + column);

/**
 * For each of the 88 places those that look like it, itself first: a page prints one character alike everywhere, so that the clear ones help the
 * one that noise has hit. Only where
 * check digits would notice a wrong witness.
 * @param patches what each cell looks like, mean 0 and length 1
 */
export function alikeCells(
  cells: ZoneCells,
  set: GlyphSet,
  patches: readonly Float32Array[],
): readonly (readonly Alike[])[] {
  const prints: GlyphSet = { ...set, glyphs: patches };
  return patches.map((_, index) => {
    const itself = { index, weight: 1 };
    if (!HOLD_DIGITS.includes(index)) return [itself];
    const others = HOLD_DIGITS.filter((other) => other !== index);
    const { scores } = matchCell(cellData(cells, index), prints, others, { step: 2, reach: 2 });
    const alike = others
      .map((other) => ({ index: other, weight: ((scores[other] ?? 0) - SAME) / (1 - SAME) }))
      .filter(({ weight }) => weight > 0)
      .toSorted((a, b) => b.weight - a.weight)
      .slice(0, MOST_ALIKE);
    return [itself, ...alike];
  });
}
