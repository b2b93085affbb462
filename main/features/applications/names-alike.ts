import { distance } from 'fastest-levenshtein';
import { nameWords } from '#common/domain/identity/likeness.ts';

/** Letters that may differ for each ten of the longer name. */
const SLIPS_PER_TEN = 1.5;

/**
 * Two spellings of what may be one name: a few letters apart whatever the order of the words, or one with words left out
 * (`SULASTRI` and `SULASTRI BINTI AHMAD`).
 */
export function areNamesAlike(one: string, other: string): boolean {
  const a = nameWords(one);
  const b = nameWords(other);
  if (a.length === 0 || b.length === 0) return false;
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  if (shorter.every((word) => longer.includes(word))) return true;
  const left = a.toSorted().join(' ');
  const right = b.toSorted().join(' ');
  return distance(left, right) <= Math.ceil((Math.max(left.length, right.length) / 10) * SLIPS_PER_TEN);
}
