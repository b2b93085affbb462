import type { HallCall } from './hall-call.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** Numbers that have a file of their own; greater ones are read digit by digit. */
const MOST_NUMBER = 20;
/** What desks are called, beside their number. */
const PLACES = ['loket', 'meja', 'ruang', 'foto', 'wawancara', 'penyerahan'] as const;

/** Every file of `resources/audio` with what is said in it. */
export const SPOKEN: Readonly<Record<string, string>> = {
  'nomor-antrean': 'Nomor antrean',
  silakan: 'silakan ke',
  ...Object.fromEntries(PLACES.map((place) => [place, place])),
  ...Object.fromEntries([...LETTERS].map((letter) => [letter, letter.toUpperCase()])),
  ...Object.fromEntries(Array.from({ length: MOST_NUMBER + 1 }, (_, number) => [`n${number}`, `${number}`])),
};

/**
 * The files that call a number to a desk, in order: "Nomor antrean A 0 0 1, silakan ke loket 2". A word that nobody has
 * spoken is left out; the wall shows it.
 */
export function spokenCall({ ticket, desk }: Pick<HallCall, 'ticket' | 'desk'>): string[] {
  const number = [...ticket.toLowerCase()].flatMap((sign) => (isDigit(sign) ? `n${sign}` : sign));
  const place = desk
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .flatMap(wordsOf);
  return ['nomor-antrean', ...number, 'silakan', ...place].filter((word) => Object.hasOwn(SPOKEN, word));
}

function wordsOf(word: string): string[] {
  if (!/^\d+$/.test(word)) return [word];
  return Number(word) <= MOST_NUMBER ? [`n${Number(word)}`] : [...word].map((digit) => `n${digit}`);
}

function isDigit(sign: string): boolean {
  return sign >= '0' && sign <= '9';
}
