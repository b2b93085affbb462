import { CLASSES, type GlyphSet } from './glyph-set.ts';

const known = new WeakMap<GlyphSet, Float32Array>();

/** How alike two glyphs are at best when one is shifted by a pixel: what a perfect `a` would give `b`. */
export function likeness(set: GlyphSet, a: number, b: number): number {
  const table = known.get(set) ?? new Float32Array(CLASSES * CLASSES).fill(-2);
  known.set(set, table);
  const found = table[a * CLASSES + b] ?? -2;
  if (found > -2) return found;
  const value = shifted(set, a, b);
  table[a * CLASSES + b] = value;
  table[b * CLASSES + a] = value;
  return value;
}

function shifted({ cell, glyphs }: GlyphSet, a: number, b: number): number {
  const one = glyphs[a] ?? new Float32Array();
  const other = glyphs[b] ?? new Float32Array();
  let best = -1;
  for (let down = -1; down <= 1; down += 1) {
    for (let right = -1; right <= 1; right += 1) {
      let product = 0;
      for (let y = Math.max(0, down); y < Math.min(cell.height, cell.height + down); y += 1) {
        for (let x = Math.max(0, right); x < Math.min(cell.width, cell.width + right); x += 1) {
          product += (one[y * cell.width + x] ?? 0) * (other[(y - down) * cell.width + x - right] ?? 0);
        }
      }
      best = Math.max(best, product);
    }
  }
  return best;
}
