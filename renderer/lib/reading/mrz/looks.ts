import { glyphSet, type GlyphSet, type Look } from './glyph-set.ts';
import { FINE } from './zone-cells.ts';

const WEIGHTS = [-0.03, -0.01, 0.015, 0.04];
const BLURS = [0.035, 0.07, 0.115, 0.17];

/** Every way a page may have been printed and taken that is told apart. */
export const LOOKS: readonly Look[] = WEIGHTS.flatMap((weight) => BLURS.map((blur) => ({ weight, blur })));

/** The first guess. */
export const MIDDLING: Look = { weight: 0, blur: 0.07 };

const drawn = new Map<Look, GlyphSet>();

/** All classes at a look, drawn when first asked for. */
export function setOf(look: Look): GlyphSet {
  const set = drawn.get(look) ?? glyphSet(FINE, look);
  drawn.set(look, set);
  return set;
}
