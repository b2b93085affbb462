import { err, ok, type Result } from '#common/kernel/result.ts';

/** Length of the name field of a TD3 book. */
export const MRZ_NAME_LENGTH = 39;

/** `primary` is the surname or, for a one-word name, the whole name; both in MRZ letters with `<` between words. */
export type MrzName = { primary: string; secondary: string };

export type MrzNameError = 'NAME_EMPTY' | 'NAME_CHARSET';

/** A name in MRZ letters (ICAO 9303-3 §4.6 and §6): words joined by `<`, apostrophes dropped, accents per table. */
export function transliterateName(name: string): Result<string, MrzNameError> {
  const letters = [...name.normalize('NFC').toUpperCase()].map(letterFor).join('');
  const words = letters.replace(/[^A-Z<]+/g, (other) => (other.includes(UNKNOWN) ? UNKNOWN : ''));
  if (words.includes(UNKNOWN)) return err('NAME_CHARSET');
  const field = words.replace(/<+/g, '<').replace(/^<|<$/g, '');
  return field === '' ? err('NAME_EMPTY') : ok(field);
}

/**
 * Splits a full name as Indonesian books do: the last word is the primary identifier, the others are secondary; a
 * one-word name is primary alone. Seen in issued books, not found in an official text; without `lastWordIsPrimary` the
 * whole name is primary.
 */
export function splitIndonesianName(
  fullName: string,
  lastWordIsPrimary = true,
): Result<MrzName, MrzNameError> {
  const transliterated = transliterateName(fullName);
  if (!transliterated.ok) return transliterated;
  if (!lastWordIsPrimary) return ok({ primary: transliterated.value, secondary: '' });
  const words = transliterated.value.split('<');
  const primary = words.pop() ?? '';
  return ok({ primary, secondary: words.join('<') });
}

/**
 * The 39 characters of the name field. A name that does not fit is cut per ICAO 9303-4 §4.2.3: at least one letter of
 * the secondary identifier stays, and the last character is a letter, which is the sign that something may be missing.
 */
export function formatMrzName({ primary, secondary }: MrzName): string {
  if (secondary === '') return cutToLetter(primary, MRZ_NAME_LENGTH).padEnd(MRZ_NAME_LENGTH, '<');
  const whole = `${primary}<<${secondary}`;
  if (whole.length <= MRZ_NAME_LENGTH) return whole.padEnd(MRZ_NAME_LENGTH, '<');
  const first = primary.slice(0, MRZ_NAME_LENGTH - SEPARATOR_AND_ONE_LETTER).replace(/<$/, '');
  return `${first}<<${cutToLetter(secondary, MRZ_NAME_LENGTH - first.length - 2)}`;
}

/** Reads a name field. `truncated` says that the last place holds a letter, so the name may go on. */
export function parseMrzName(field: string): MrzName & { truncated: boolean; fullName: string } {
  const truncated = field.length === MRZ_NAME_LENGTH && !field.endsWith('<');
  const [primary = '', secondary = ''] = field.replace(/<+$/, '').split(/<<(.*)/s);
  const fullName = [secondary, primary].filter(Boolean).join('<').replace(/<+/g, ' ');
  return { primary, secondary, truncated, fullName };
}

const SEPARATOR_AND_ONE_LETTER = 3;
const UNKNOWN = '?';

/** Letters that do not decompose, or that the table of ICAO 9303-3 §6 writes as two letters. Keys are capitals. */
const TABLE: Readonly<Record<string, string>> = {
  Ä: 'AE',
  Å: 'AA',
  Æ: 'AE',
  Ð: 'D',
  Đ: 'D',
  Ħ: 'H',
  İ: 'I',
  Ĳ: 'IJ',
  Ŀ: 'L',
  Ł: 'L',
  Ŋ: 'N',
  Ö: 'OE',
  Ø: 'OE',
  Œ: 'OE',
  Þ: 'TH',
  Ŧ: 'T',
  Ü: 'UE',
  ẞ: 'SS',
};

function letterFor(char: string): string {
  if (/[\s\-‐‑–]/.test(char)) return '<';
  if (/['’‘ʼ`´.,]/.test(char)) return '';
  const listed = TABLE[char];
  if (listed !== undefined) return listed;
  const plain = char.normalize('NFD').replace(/\p{Mark}/gu, '');
  return /^[A-Z]*$/.test(plain) ? plain : UNKNOWN;
}

/** At most `length` characters that end in a letter; when the cut falls on a filler, the longest word gives one letter. */
function cutToLetter(words: string, length: number): string {
  if (words.length <= length) return words;
  const cut = words.slice(0, length);
  if (!cut.endsWith('<')) return cut;
  const kept = cut.slice(0, -1).split('<');
  const longest = kept.reduce(
    (best, word, index) => (word.length > (kept[best] ?? '').length ? index : best),
    0,
  );
  const shortened = kept.map((word, index) => (index === longest ? word.slice(0, -1) : word)).filter(Boolean);
  return `${shortened.join('<')}<${words.slice(length)}`.slice(0, length);
}
