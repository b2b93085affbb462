import type { ReadManner } from '#common/domain/production/read-manner.ts';

export const MRZ_LENGTH = 44;

type Lines = readonly [string, string];
/** Both lines, and for each how it came in; null while it is empty. */
export type ReadBackEntry = { lines: Lines; manners: readonly [ReadManner | null, ReadManner | null] };

export const NOTHING_READ: ReadBackEntry = { lines: ['', ''], manners: [null, null] };

/** A line as it stands in its field: whatever a reader did not send as a whole was typed. */
export function enterLine({ lines, manners }: ReadBackEntry, line: 0 | 1, text: string): ReadBackEntry {
  if (lines[line] === text) return { lines, manners };
  const manner = text === '' ? null : 'TYPED';
  return line === 0
    ? { lines: [text, lines[1]], manners: [manner, manners[1]] }
    : { lines: [lines[0], text], manners: [manners[0], manner] };
}

/** A burst of a reader; null where it is no MRZ. */
export function enterScan({ lines, manners }: ReadBackEntry, code: string): ReadBackEntry | null {
  const placed = placeScan(code, ['', '']);
  if (!placed) return null;
  const [first, second] = placed;
  return {
    lines: [first || lines[0], second || lines[1]],
    manners: [first ? 'SCANNED' : manners[0], second ? 'SCANNED' : manners[1]],
  };
}

/** One line by hand makes the whole a typed one. */
export function mannerOf({ manners }: ReadBackEntry): ReadManner {
  return manners.every((manner) => manner === 'SCANNED') ? 'SCANNED' : 'TYPED';
}

/** What a reader or a person gives: capitals, no spaces, the filler as it is. */
export function cleanMrz(text: string): string {
  return text
    .toUpperCase()
    .replaceAll(/[^A-Z0-9<]/g, '')
    .slice(0, MRZ_LENGTH);
}

/** Places (from 0) at which what was read differs from what the book must carry, as far as it was read. */
export function mismatches(read: string, expected: string): readonly number[] {
  return [...read].flatMap((letter, index) => (letter === expected[index] ? [] : [index]));
}

/**
 * A reader sends both lines at once, or one after the other; the first begins with the document code. Null where the code is no MRZ.
 */
export function placeScan(code: string, before: readonly [string, string]): readonly [string, string] | null {
  const text = code.toUpperCase().replaceAll(/[^A-Z0-9<]/g, '');
  if (text.length >= 2 * MRZ_LENGTH) {
    return [text.slice(0, MRZ_LENGTH), text.slice(MRZ_LENGTH, 2 * MRZ_LENGTH)];
  }
  if (text.length !== MRZ_LENGTH) return null;
  return text.startsWith('P') &&
    text[1] !== undefined &&
    /[A-Z<]/.test(text[1]) &&
    !/\d/.test(text.slice(0, 5))
    ? [text, before[1]]
    : [before[0], text];
}
