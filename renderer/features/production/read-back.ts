export const MRZ_LENGTH = 44;

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
