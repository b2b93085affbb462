/** ICAO 9303-3 §4.9: weights 7-3-1, digits as they are, A–Z as 10–35, `<` as 0, sum modulo 10. */
export function mrzCheckDigit(field: string): string {
  const sum = [...field].reduce(
    (total, char, index) => total + mrzValue(char) * (WEIGHTS[index % 3] ?? 0),
    0,
  );
  return String(sum % 10);
}

/** Weight value of one character; throws on anything outside the MRZ's 37 characters. */
export function mrzValue(char: string): number {
  const value = ALPHABET.indexOf(char);
  if (value < 0 || char.length !== 1) throw new Error(`Not an MRZ character: ${JSON.stringify(char)}`);
  return value === FILLER_INDEX ? 0 : value;
}

const WEIGHTS = [7, 3, 1] as const;
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<';
const FILLER_INDEX = ALPHABET.length - 1;
