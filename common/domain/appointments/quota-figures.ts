import { z } from 'zod';
import { PassportKind, ServiceLane } from '#common/domain/applications/vocabulary.ts';
import type { Period } from '#common/domain/reports/period.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import type { Visit } from './visits.ts';

const count = z.int().min(0);

/** What the files say of one day, lane and kind of book. */
export const QuotaFigure = z.strictObject({
  day: PlainDate,
  lane: ServiceLane,
  kind: PassportKind,
  /** Places that bookings hold or held: who waits for the day, came on it, or did not come. */
  booked: count,
  /** Who came without a booking; counts in `arrived` too. */
  walkIns: count,
  arrived: count,
  noShows: count,
  /** No-shows to whom the office has given another day. */
  rebooked: count,
});
export type QuotaFigure = z.infer<typeof QuotaFigure>;

const NONE = { booked: 0, walkIns: 0, arrived: 0, noShows: 0, rebooked: 0 };

/** Adds up file after file, so that a large office needs no more memory than its days. */
export class QuotaCount {
  readonly #period: Period;
  readonly #figures = new Map<string, QuotaFigure>();

  constructor(period: Period) {
    this.#period = period;
  }

  add(visits: readonly Visit[]): void {
    const { from, to } = this.#period;
    for (const visit of visits) if (from <= visit.day && visit.day <= to) this.#count(visit);
  }

  finish(): QuotaFigure[] {
    return [...this.#figures]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([, figure]) => figure);
  }

  #count({ day, lane, kind, outcome, isWalkIn, wasMissed }: Visit): void {
    const hasPlace = outcome === 'BOOKED' || outcome === 'ARRIVED' || wasMissed;
    if (!hasPlace) return;
    const key = `${day} ${lane} ${kind}`;
    const figure = this.#figures.get(key) ?? { day, lane, kind, ...NONE };
    this.#figures.set(key, figure);
    if (isWalkIn) figure.walkIns += 1;
    else figure.booked += 1;
    if (outcome === 'ARRIVED') figure.arrived += 1;
    if (wasMissed) figure.noShows += 1;
    if (wasMissed && outcome === 'MOVED') figure.rebooked += 1;
  }
}
