import { z } from 'zod';
import type { Action } from '#common/domain/applications/rules.ts';
import { UserId } from '#common/kernel/ids.ts';
import { localDate } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { Period } from './period.ts';
import { Spread, spreadOf } from './spread.ts';

const Count = z.int().min(0);

/** Fingerprints taken at one seat by one officer: a device that wears out and a hand that hurries both show here. */
export const SeatRow = z.strictObject({
  desk: z.string(),
  by: UserId,
  captures: Count,
  /** Prints that were kept, and their scores where the device gave one. */
  prints: Count,
  quality: Spread,
  /** Kept although their score was below what the procedure asks for. */
  low: Count,
  /** Tries beyond the first. */
  retakes: Count,
  /** Whole captures that were done again. */
  again: Count,
  exceptions: Count,
  /** Taken in the place of an asked finger. */
  fallbacks: Count,
  /** Their ridges were in doubt. */
  doubtful: Count,
});
export type SeatRow = z.infer<typeof SeatRow>;

/** What one capture tells. */
export type PrintCapture = Omit<SeatRow, 'captures' | 'quality' | 'low' | 'again'> & {
  day: PlainDate;
  isAgain: boolean;
  scores: readonly number[];
};

export function capturesOf(action: Action, offset: number): PrintCapture[] {
  if (action.kind !== 'biometrics.captureFingerprints/1') return [];
  const { fingers, exceptions, retakeReason } = action.payload;
  const taken = fingers.filter(({ attachmentId }) => attachmentId !== null);
  return [
    {
      day: localDate(action.occurredAt, offset),
      desk: action.desk,
      by: action.actor,
      prints: taken.length,
      scores: taken.flatMap(({ quality }) => (quality === null ? [] : [quality])),
      retakes: taken.reduce((sum, { attempts = 1 }) => sum + attempts - 1, 0),
      isAgain: retakeReason !== null,
      exceptions: exceptions.length,
      fallbacks: taken.filter(({ replaces }) => replaces !== undefined).length,
      doubtful: taken.filter(({ ridges }) => (ridges?.faults.length ?? 0) > 0).length,
    },
  ];
}

export class SeatTally {
  readonly #period: Period;
  readonly #seats = new Map<string, { captures: PrintCapture[]; low: number }>();

  constructor(period: Period) {
    this.#period = period;
  }

  add({ prints }: { prints: readonly PrintCapture[] }, minQuality: number): void {
    const { from, to } = this.#period;
    for (const capture of prints) {
      if (capture.day < from || to < capture.day) continue;
      const key = `${capture.desk} ${capture.by}`;
      const seat = this.#seats.get(key) ?? { captures: [], low: 0 };
      this.#seats.set(key, seat);
      seat.captures.push(capture);
      seat.low += capture.scores.filter((score) => score < minQuality).length;
    }
  }

  finish(): SeatRow[] {
    return [...this.#seats.values()]
      .flatMap(({ captures, low }) => (captures[0] ? [rowOf(captures[0], captures, low)] : []))
      .toSorted((one, other) => one.desk.localeCompare(other.desk) || other.captures - one.captures);
  }
}

function rowOf({ desk, by }: PrintCapture, captures: readonly PrintCapture[], low: number): SeatRow {
  const sum = (count: (capture: PrintCapture) => number) =>
    captures.reduce((total, capture) => total + count(capture), 0);
  return {
    desk,
    by,
    captures: captures.length,
    prints: sum(({ prints }) => prints),
    quality: spreadOf(captures.flatMap(({ scores }) => scores)),
    low,
    retakes: sum(({ retakes }) => retakes),
    again: sum(({ isAgain }) => Number(isAgain)),
    exceptions: sum(({ exceptions }) => exceptions),
    fallbacks: sum(({ fallbacks }) => fallbacks),
    doubtful: sum(({ doubtful }) => doubtful),
  };
}
