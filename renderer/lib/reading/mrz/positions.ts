import { CHARACTERS } from './glyph-set.ts';

/** The places of a line. */
export const COLUMNS = 44;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const FILLER = '<';

/** What may stand at one place, as indices into {@link CHARACTERS}. */
export type Allowed = readonly number[];

const classes = (text: string): Allowed => [...text].map((character) => CHARACTERS.indexOf(character));
const NAME = classes(LETTERS + FILLER);
const CODE = classes(LETTERS + FILLER);
const ANY = classes(CHARACTERS);
export const DIGITS = classes('0123456789');
const NUMBER_OR_FILLER = classes(`0123456789${FILLER}`);
const SEX = classes(`MF${FILLER}`);
const PASSPORT = classes('P');
const LETTER = classes(LETTERS);
const ONLY_FILLER = classes(FILLER);

const times = (count: number, allowed: Allowed): Allowed[] => Array.from({ length: count }, () => allowed);

/** Of any passport (ICAO 9303-4 §4.2.2): document code, issuer, name. */
export const UPPER: readonly Allowed[] = [PASSPORT, NAME, ...times(3, CODE), ...times(39, NAME)];

/** Number, nationality, birth, sex, expiry, optional field, each with its check digit. */
export const LOWER: readonly Allowed[] = [
  ...times(9, ANY),
  DIGITS,
  ...times(3, CODE),
  ...times(6, DIGITS),
  DIGITS,
  SEX,
  ...times(6, DIGITS),
  DIGITS,
  ...times(14, ANY),
  NUMBER_OR_FILLER,
  DIGITS,
];

/** An Indonesian book: a letter and seven digits, and digits of the NIK or nothing in the optional field. */
export const LOWER_INDONESIA: readonly Allowed[] = LOWER.map((allowed, place) => {
  if (place === 0) return LETTER;
  if (place <= 7) return DIGITS;
  if (place === 8) return ONLY_FILLER;
  return place >= 28 && place <= 41 ? NUMBER_OR_FILLER : allowed;
});
