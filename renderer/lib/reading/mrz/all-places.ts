import { evidenceAt, pairSupport, type PlaceEvidence } from './evidence.ts';
import { allowedAt, type FineRead } from './fine-read.ts';
import { CHARACTERS } from './glyph-set.ts';
import { COLUMNS, LOWER_INDONESIA } from './positions.ts';

/** An Indonesian book allows fewer characters in its lower line than a foreign one. */
export function allPlaces(read: FineRead): PlaceEvidence[] {
  const places = read.cells.map((_, index) => evidenceAt(read, index, allowedAt(index)));
  const settled = withIssuers(places);
  if (!settled.includes(true)) return places;
  const known = settled.flatMap((isSettled, row) =>
    isSettled ? [pairSupport(read, KNOWN_D[row] ?? 3, D, O)] : [],
  );
  return places.map((place, index) => {
    const allowed = LOWER_INDONESIA[index - COLUMNS];
    if (allowed && allowed !== allowedAt(index)) return evidenceAt(read, index, allowed);
    return index >= NAME_FROM && index < COLUMNS
      ? asOnThisPage(place, pairSupport(read, index, D, O), known)
      : place;
  });
}

/**
 * Issuer and nationality are of a closed list: where the print allows IDN at all three places, a rival such as ION or 1DN is no state. What
 * one of them settles is likelier in the other. Says which of both are IDN; any other state must be printed beyond doubt.
 */
function withIssuers(places: PlaceEvidence[]): [boolean, boolean] {
  const issuer = settleIssuer(places, ISSUER_AT[0], NEAR);
  const nationality = settleIssuer(places, ISSUER_AT[1], issuer ? NEARER : NEAR);
  const both: [boolean, boolean] = [
    issuer || (nationality && settleIssuer(places, ISSUER_AT[0], NEARER)),
    nationality,
  ];
  both.forEach((isSettled, row) => {
    if (!isSettled) demandMore(places, ISSUER_AT[row] ?? 0);
  });
  return both;
}

function settleIssuer(places: PlaceEvidence[], from: number, near: number): boolean {
  const found = [...ISSUER].map((letter, at) =>
    places[from + at]?.candidates.find(({ character }) => character === letter),
  );
  if (!found.every((candidate) => candidate && candidate.support > -near)) return false;
  found.forEach((candidate, at) => {
    const place = places[from + at];
    if (!candidate || !place) return;
    const sure = { ...candidate, support: Math.max(candidate.support, SETTLED) };
    places[from + at] = {
      ...place,
      candidates: [sure, ...place.candidates.filter((other) => other !== candidate)],
    };
  });
  return true;
}

function demandMore(places: PlaceEvidence[], from: number): void {
  for (let index = from; index < from + ISSUER.length; index += 1) {
    const place = places[index];
    if (!place) continue;
    const candidates = place.candidates.map((one) => ({ ...one, support: one.support - FOREIGN }));
    places[index] = { ...place, candidates };
  }
}

const ISSUER_AT = [2, COLUMNS + 10] as const;
const ISSUER = 'IDN';
/** Where the D of the issuer stands in both lines. */
const KNOWN_D = [3, COLUMNS + 11];
const NAME_FROM = 5;
const D = CHARACTERS.indexOf('D');
const O = CHARACTERS.indexOf('O');
/** What an average O says for D. */
const TYPICAL_O = -0.8;

/**
 * D and O are the closest pair of a name, which has no check digit. The issuer shows what a D looks like on this page: a name's D is one
 * that looks like it, and the border to O is half way.
 */
function asOnThisPage(place: PlaceEvidence, forD: number, known: readonly number[]): PlaceEvidence {
  if (!'DO'.includes(place.candidates[0]?.character ?? '-')) return place;
  const least = Math.min(...known);
  const border = (least + TYPICAL_O) / 2;
  const towardsD = Math.max(-1, Math.min(1, (forD - border) / Math.max(0.1, least - border)));
  const others = place.candidates.filter(({ character }) => !'DO'.includes(character));
  const both = place.candidates.filter(({ character }) => 'DO'.includes(character));
  if (both.length < 2) return place;
  const adapted = both.map((candidate) => ({
    ...candidate,
    support: candidate.character === 'D' ? towardsD : -towardsD,
  }));
  return { ...place, candidates: [...adapted, ...others].toSorted((a, b) => b.support - a.support) };
}

/** Only a near tie may be settled by the list; more if the other line has settled it. */
const NEAR = 0.4;
const NEARER = 0.8;
const FOREIGN = 0.5;
const SETTLED = 0.3;
