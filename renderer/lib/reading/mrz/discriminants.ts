import trained from '#resources/reading/ocr-b-discriminants.json' with { type: 'json' };
import { CLASSES } from './glyph-set.ts';

type Discriminant = { weights: Float32Array; bias: number };
let decoded: readonly Discriminant[] | null = null;

function discriminants(): readonly Discriminant[] {
  decoded ??= trained.classes.map(({ weights, scale, bias }) => {
    const bytes = Uint8Array.from(atob(weights), (byte) => byte.charCodeAt(0));
    return { weights: Float32Array.from(new Int16Array(bytes.buffer), (step) => step * scale), bias };
  });
  return decoded;
}

/** How likely each class is, as a logarithm up to what all have in common; `patch` has mean 0 and length 1, ink positive. */
export function discriminate(patch: Float32Array): Float32Array {
  const found = new Float32Array(CLASSES);
  discriminants().forEach(({ weights, bias }, index) => {
    let product = bias;
    for (let at = 0; at < patch.length; at += 1) product += (weights[at] ?? 0) * (patch[at] ?? 0);
    found[index] = product;
  });
  return found;
}

/**
 * What speaks for `real` against `rival`: 1 when the print looks as `real` on average does, 0 at a tie, -1 when it looks like the rival.
 */
export function supportFor(found: Float32Array, real: number, rival: number): number {
  const apart = trained.distances[real]?.[rival] ?? 1;
  return (2 * ((found[real] ?? 0) - (found[rival] ?? 0))) / Math.max(1, apart);
}
