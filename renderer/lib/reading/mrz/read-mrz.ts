import type { MrzData } from '#common/domain/identity/mrz.ts';
import { judgeMrz, type MrzVerdictIssue } from '#common/domain/identity/mrz-verdict.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { pyramid, type GreyImage } from '../image/grey-image.ts';
import { chooseLines, countFulfilled, STRANGER } from './choose-lines.ts';
import { allPlaces } from './all-places.ts';
import { readFinely, type FineRead } from './fine-read.ts';
import { linePairs, printLines, turnedAround, type LinePair } from './line-pairs.ts';
import { locate, quickFit, regularityOf, type QuickFit, type Zone } from './locate.ts';
import { COLUMNS } from './positions.ts';
import { cellFrame, PLAIN } from './zone-cells.ts';

export type MrzReadingIssue = { code: MrzVerdictIssue['code'] | 'UNSURE'; level: 'error' | 'warning' };

/** A zone as read from a page. `valid` only when the verdict is and the print settles every single character. */
export type MrzReading = {
  valid: boolean;
  lines: [string, string];
  fields: MrzData | null;
  issues: MrzReadingIssue[];
  /** Places (0–43 upper line, 44–87 lower line) that a person should look at. */
  unsure: number[];
  /** The zone's corners on the page, clockwise from the start of the upper line. */
  corners: { x: number; y: number }[];
  /** Mean correlation of the 88 characters. */
  fit: number;
};

/** Below this the print is something else than a zone. */
const LEAST_FIT = 0.5;
const LEAST_FINE_FIT = 0.65;
const MOST_PAIRS = 12;
const MOST_TRIES = 4;
/** Two lines with more characters than this where they do not belong are some other print. */
const MOST_STRANGERS = 6;
/** With more unsure places or a worse fit, at least two check digits must say that it is a zone at all. */
const MOST_UNSURE = 8;
const GOOD_FIT = 0.86;
const LEAST_QUICK_FIT = 0.4;
/** Other print seldom fits so well at first sight; what fits less waits until the whole page was looked at. */
const LIKELY_QUICK_FIT = 0.68;
const MOST_DOUBTFUL = 3;
const LEAST_REGULARITY = 1.8;
const MOST_LOCATED = 3;
/** Longest side of the level where lines are looked for first. */
const SEARCH_SIZE = 1150;

/** Finds and reads the two-line zone of a passport anywhere on the page, at any quarter turn and a few degrees beside; null without one. */
export function readMrz(page: GreyImage, on: PlainDate, nik?: string): MrzReading | null {
  const levels = pyramid(page);
  let best: MrzReading | null = null;
  let tries = 0;
  for (const zone of zones(levels)) {
    const read = readFinely(levels, zone);
    const reading = readingOf(read, on, nik);
    tries += 1;
    if (reading && isClear(reading)) {
      return reading.valid ? reading : better(reading, again(levels, read, on, nik));
    }
    if (reading && reading.fit >= LEAST_FINE_FIT) best = better(reading, best);
    if (best?.valid || tries === MOST_TRIES) break;
  }
  return best;
}

/** From where the characters turned out to be: the cells are taken a little differently, which may settle the last place. */
function again(
  levels: readonly GreyImage[],
  { zone }: FineRead,
  on: PlainDate,
  nik: string | undefined,
): MrzReading | null {
  return readingOf(readFinely(levels, zone), on, nik);
}

function better(one: MrzReading, other: MrzReading | null): MrzReading {
  return other && rankOf(other) > rankOf(one) ? other : one;
}

/** The zone without doubt, even if the print leaves a place or two open: nothing else on the page needs to be looked at. */
function isClear({ fit, unsure, lines }: MrzReading): boolean {
  return fit >= GOOD_FIT && unsure.length <= 3 && countFulfilled(lines[1]) >= 3;
}

/** A settled reading before any other, then the better fit. */
function rankOf({ valid, fit, unsure }: MrzReading): number {
  return (valid ? 1 : 0) + fit - unsure.length / 100;
}

/** Where a zone may be, the likeliest first, each worked out only when the one before did not satisfy. */
function* zones(levels: readonly GreyImage[]): Generator<Zone> {
  const doubtful: Fitted[] = [];
  for (const fitted of candidates(levels)) {
    if (fitted.quick.fit < LIKELY_QUICK_FIT) {
      doubtful.push(fitted);
      continue;
    }
    const zone = locate(levels, fitted.pair, fitted.quick);
    if (zone.fit >= LEAST_FIT) yield zone;
  }
  for (const { pair, quick } of doubtful
    .toSorted((a, b) => b.quick.fit - a.quick.fit)
    .slice(0, MOST_DOUBTFUL)) {
    const zone = locate(levels, pair, quick);
    if (zone.fit >= LEAST_FIT) yield zone;
  }
}

type Fitted = { pair: LinePair; quick: QuickFit };

function* candidates(levels: readonly GreyImage[]): Generator<Fitted> {
  for (const scale of searchScales(levels)) {
    const level = levels[Math.log2(scale)];
    if (!level) continue;
    for (const lines of printLines(level, scale)) {
      yield* bestPairs(levels, linePairs(lines).slice(0, MOST_PAIRS));
    }
  }
}

/** The right way up; only regular print, the most regular first. */
function bestPairs(levels: readonly GreyImage[], pairs: readonly LinePair[]): Fitted[] {
  return pairs
    .map((pair) => ({ pair, regularity: regularityOf(levels, pair) }))
    .filter(({ regularity }) => regularity >= LEAST_REGULARITY)
    .toSorted((a, b) => b.regularity - a.regularity)
    .slice(0, MOST_LOCATED)
    .map(({ pair }) => {
      const ahead = { pair, quick: quickFit(levels, pair) };
      const back = turnedAround(pair);
      const around = { pair: back, quick: quickFit(levels, back) };
      return around.quick.fit > ahead.quick.fit ? around : ahead;
    })
    .filter(({ quick }) => quick.fit >= LEAST_QUICK_FIT);
}

/** The zone may fill the page or be a small part of it: the middle level first, then finer, then coarser. */
function searchScales(levels: readonly GreyImage[]): number[] {
  const [page] = levels;
  if (!page) return [];
  const size = Math.max(page.width, page.height);
  const middle = levels.findIndex((_, index) => size / 2 ** index <= SEARCH_SIZE);
  const start = middle === -1 ? levels.length - 1 : middle;
  return [start, start - 1, start + 1]
    .filter((index) => index >= 0 && index < levels.length)
    .map((index) => 2 ** index);
}

function readingOf(read: FineRead, on: PlainDate, nik: string | undefined): MrzReading | null {
  const places = allPlaces(read);
  const strangers = places.filter(({ belongs }) => belongs < STRANGER).length;
  if (strangers > MOST_STRANGERS) return null;
  const { lines, unsure } = chooseLines(places);
  const verdict = judgeMrz(lines, on, nik);
  const fits = places.map(({ candidates }) => candidates[0]?.score ?? 0);
  const fit = fits.reduce((sum, score) => sum + score, 0) / fits.length;
  if (countFulfilled(lines[1]) < 2 && (unsure.length > MOST_UNSURE || fit < GOOD_FIT)) return null;
  const hasName = NAME_FIELD.test(lines[0].slice(5));
  const isSure = unsure.length === 0 && hasName;
  return {
    valid: verdict.valid && isSure,
    lines,
    fields: verdict.fields,
    issues: [...verdict.issues, ...(isSure ? [] : [{ code: 'UNSURE', level: 'error' } as const])],
    unsure,
    corners: cornersOf(read.zone),
    fit,
  };
}

/** Words, at most once a double filler, and fillers to the end. */
const NAME_FIELD = /^[A-Z]+(?:<[A-Z]+)*(?:<<[A-Z]+(?:<[A-Z]+)*)?<*$/;

function cornersOf(zone: Zone): { x: number; y: number }[] {
  const corner = (index: number, right: number, down: number) => {
    const frame = cellFrame(zone, index, PLAIN);
    return {
      x: frame.x + right * frame.right.x + down * frame.down.x,
      y: frame.y + right * frame.right.y + down * frame.down.y,
    };
  };
  return [
    corner(0, -0.5, -0.75),
    corner(COLUMNS - 1, 0.5, -0.75),
    corner(2 * COLUMNS - 1, 0.5, 0.75),
    corner(COLUMNS, -0.5, 0.75),
  ];
}
