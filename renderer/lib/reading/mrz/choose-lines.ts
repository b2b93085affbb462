import { mrzCheckDigit } from '#common/domain/identity/mrz-check-digit.ts';
import type { Candidate, PlaceEvidence } from './evidence.ts';
import { COLUMNS } from './positions.ts';

/** The lines as read, and which places the print does not settle. */
export type ChosenLines = { lines: [string, string]; unsure: number[]; byCheckDigits: number[] };

/** A rival this close is a real alternative, which a check digit may prefer. */
const NEAR = 0.35;
/** What the print must say for a character that a check digit covers, and for one that nothing else covers. */
const COVERED = 0.2;
const UNCOVERED = 0.25;
/** A character from outside the place's own that fits so much better means that the place holds something else. */
export const STRANGER = -0.2;
const LEAST_SCORE = 0.45;
/** More than this many characters are never changed by what the check digits want. */
const MOST_CHANGES = 2;
const MOST_DOUBTS = 8;

/** From, to (exclusive) and check digit's place of each field in the lower line (ICAO 9303-4 §4.2.2). */
const GROUPS = [
  [0, 9],
  [13, 19],
  [21, 27],
  [28, 42],
] as const;
const LAST = COLUMNS - 1;

/**
 * The likeliest characters. Where the print leaves near ties, the only reading of the tied places that fulfils all check digits is taken:
 * a single other digit fails its check digit for certain, as 7, 3 and 1 share no factor with 10. If there is none, or more than one, the
 * print's own order stays and the places are unsure.
 */
export function chooseLines(places: readonly PlaceEvidence[]): ChosenLines {
  const first = places.map(({ candidates }) => candidates[0]);
  const upper = first.slice(0, COLUMNS).map(characterOf).join('');
  const plain = first.slice(COLUMNS).map(characterOf).join('');
  const { lower, changed, isAmbiguous, isOnly } = settled(plain, places.slice(COLUMNS));
  const unsure = places.flatMap((place, index) => {
    const column = index - COLUMNS;
    if (changed.includes(column)) return [];
    const isProven = isOnly && isCovered(column) && isPrint(place);
    return isProven || isSettled(place, isCovered(column)) ? [] : [index];
  });
  if (isAmbiguous) unsure.push(...doubtful(places.slice(COLUMNS)).map((column) => column + COLUMNS));
  return {
    lines: [upper, lower],
    unsure: [...new Set(unsure)].toSorted((a, b) => a - b),
    byCheckDigits: changed.map((column) => column + COLUMNS),
  };
}

/** How many of the five check digits of a lower line hold. */
export function countFulfilled(lower: string): number {
  const optional = lower.slice(28, 42);
  const groups = GROUPS.filter(([from, to]) => {
    const digit = lower.charAt(to);
    const isUnused = from === 28 && digit === '<' && /^<+$/.test(optional);
    return isUnused || mrzCheckDigit(lower.slice(from, to)) === digit;
  });
  const composite = mrzCheckDigit(lower.slice(0, 10) + lower.slice(13, 20) + lower.slice(21, 43));
  return groups.length + (composite === lower.charAt(LAST) ? 1 : 0);
}

function fulfilsAll(lower: string): boolean {
  return countFulfilled(lower) === GROUPS.length + 1;
}

type Settled = {
  lower: string;
  changed: number[];
  isAmbiguous: boolean;
  /** No other reading of the near ties fulfils all check digits. */
  isOnly: boolean;
};

function settled(plain: string, places: readonly PlaceEvidence[]): Settled {
  const asPrinted = { lower: plain, changed: [], isAmbiguous: false, isOnly: false };
  const doubts = doubtful(places);
  if (doubts.length === 0 || doubts.length > MOST_DOUBTS) return asPrinted;
  const readings = variants(plain, places, doubts).filter(({ lower }) => fulfilsAll(lower));
  if (fulfilsAll(plain)) return { ...asPrinted, isOnly: readings.length === 1 };
  const [only, ...others] = readings;
  if (!only || others.length > 0) return { ...asPrinted, isAmbiguous: others.length > 0 };
  return { ...only, isAmbiguous: false, isOnly: false };
}

/** Covered places of the lower line where a rival is close behind. */
function doubtful(places: readonly PlaceEvidence[]): number[] {
  return places.flatMap(({ candidates }, column) =>
    isCovered(column) && rivals(candidates).length > 0 ? [column] : [],
  );
}

function rivals(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.slice(1).filter(({ support }) => support > -NEAR);
}

/** Every reading with one or two of the doubtful places changed to a rival. */
function variants(plain: string, places: readonly PlaceEvidence[], doubts: readonly number[]) {
  let readings: { lower: string; changed: number[] }[] = [{ lower: plain, changed: [] }];
  for (const column of doubts) {
    const changes = readings
      .filter(({ changed }) => changed.length < MOST_CHANGES)
      .flatMap(({ lower, changed }) =>
        rivals(places[column]?.candidates ?? []).map(({ character }) => ({
          lower: lower.slice(0, column) + character + lower.slice(column + 1),
          changed: [...changed, column],
        })),
      );
    readings = [...readings, ...changes];
  }
  return readings;
}

function isCovered(column: number): boolean {
  return column >= 0 && !(column >= 10 && column <= 12) && column !== 20;
}

function isSettled(place: PlaceEvidence, isCovered: boolean): boolean {
  return isPrint(place) && (place.candidates[0]?.support ?? -1) >= (isCovered ? COVERED : UNCOVERED);
}

/** Something that belongs here was printed, whichever of the candidates it is. */
function isPrint({ candidates, belongs }: PlaceEvidence): boolean {
  return (candidates[0]?.score ?? -1) >= LEAST_SCORE && belongs >= STRANGER;
}

function characterOf(candidate: Candidate | undefined): string {
  return candidate?.character ?? '<';
}
