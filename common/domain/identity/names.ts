import type { TravelPurpose } from '#common/domain/applications/vocabulary.ts';

/** Capital letters, single spaces, composed accents: the form in which names on different papers are compared. */
export function normaliseName(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toUpperCase();
}

/** Words of a name, without titles. In hajj and umrah texts "suku kata" means word. */
export function nameWords(name: string): string[] {
  return withoutTitles(name).name.split(' ').filter(Boolean);
}

/**
 * Titles are not part of a name: they are taken off both ends and reported for the officer. A bare letter such as `H` is
 * kept, since it may be an initial; `H.` is a title.
 */
export function withoutTitles(name: string): { name: string; prefixes: string[]; suffixes: string[] } {
  const [main = '', ...afterComma] = normaliseName(name).split(/\s*,\s*/);
  const words = main.split(' ').filter(Boolean);
  const prefixes: string[] = [];
  while (words.length > 1 && PREFIXES.has(bare(words[0])) && !isInitial(words[0])) {
    prefixes.push(words.shift() ?? '');
  }
  const suffixes: string[] = [];
  while (words.length > 1 && SUFFIX.test(words.at(-1) ?? '')) suffixes.unshift(words.pop() ?? '');
  return { name: words.join(' '), prefixes, suffixes: [...suffixes, ...afterComma.filter(Boolean)] };
}

export function hasTitle(name: string): boolean {
  const { prefixes, suffixes } = withoutTitles(name);
  return prefixes.length + suffixes.length > 0;
}

export type NameRule = { umrahMinWords: number; hajjMinWords: number };

export type EndorsementSuggestion = {
  requiredWords: number;
  presentWords: number;
  missingWords: number;
  /** Whose names fill the gap, in order; the name goes on the endorsement page (4–5), not in the name field. */
  fillFrom: ('FATHER' | 'GRANDFATHER')[];
  /** The whole name as it would be endorsed, or null when the names given do not fill the gap. */
  proposed: string | null;
};

/**
 * Whether a name is too short for Saudi travel (hajj: Perdirjen IMI-1081.IZ.03.10/2011 Art. 10(1)), or null when no
 * endorsement is needed. One-word names are valid in the passport itself.
 */
export function suggestEndorsement(
  name: string,
  purpose: TravelPurpose | null,
  rule: NameRule,
  family: { father?: string | null; grandfather?: string | null } = {},
): EndorsementSuggestion | null {
  const requiredWords = minWords(purpose, rule);
  const words = nameWords(name);
  const missingWords = requiredWords - words.length;
  if (missingWords <= 0) return null;
  const filling = [...nameWords(family.father ?? ''), ...nameWords(family.grandfather ?? '')];
  const proposed =
    filling.length >= missingWords ? [...words, ...fill(family, missingWords)].join(' ') : null;
  const fillFrom: EndorsementSuggestion['fillFrom'] =
    missingWords === 1 ? ['FATHER'] : ['FATHER', 'GRANDFATHER'];
  return { requiredWords, presentWords: words.length, missingWords, fillFrom, proposed };
}

const PREFIXES = new Set([
  'H',
  'HJ',
  'KH',
  'DR',
  'DRS',
  'DRA',
  'DRG',
  'IR',
  'PROF',
  'TGK',
  'USTADZ',
  'NY',
  'TN',
]);
// Degrees are written with dots (S.H., M.SI, S.PD.I); a word without a dot may be a real name.
const SUFFIX = /^(?:[SMA]\.[A-Z]+\.?(?:[A-Z]+\.?)*|PH\.D\.?)$/;

function bare(word: string | undefined): string {
  return (word ?? '').replace(/\./g, '');
}

function isInitial(word: string | undefined): boolean {
  return word?.length === 1;
}

function minWords(purpose: TravelPurpose | null, rule: NameRule): number {
  if (purpose === 'HAJJ') return rule.hajjMinWords;
  return purpose === 'UMRAH' ? rule.umrahMinWords : 0;
}

/** One word from the father and then the grandfather; the father's other words only when that is not enough. */
function fill(family: { father?: string | null; grandfather?: string | null }, count: number): string[] {
  const [father, ...fatherRest] = nameWords(family.father ?? '');
  const [grandfather, ...grandfatherRest] = nameWords(family.grandfather ?? '');
  const first = [father, grandfather].filter((word) => word !== undefined);
  return [...first, ...fatherRest, ...grandfatherRest].slice(0, count);
}
