import { z } from 'zod';
import { UserId } from '#common/kernel/ids.ts';
import { localDate } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { Period } from './period.ts';
import type { Step } from './walk.ts';

const Count = z.int().min(0);

/** What became of the books that one officer printed at one seat in one month. */
export const PrintRow = z.strictObject({
  month: z.string().regex(/^\d{4}-\d{2}$/),
  desk: z.string(),
  by: UserId,
  printed: Count,
  /** Failed in the quality test, in the month in which that was said. */
  failed: Count,
  /** Spoiled before it became a book. */
  spoiled: Count,
});
export type PrintRow = z.infer<typeof PrintRow>;

type Seat = Pick<PrintRow, 'desk' | 'by'>;
export type PrintEvent = Seat & { day: PlainDate; what: 'printed' | 'failed' | 'spoiled' };

/** Follows one file: whoever has the blank, or printed it, answers for what is spoiled. Whoever tested it does not. */
export class PrintWatch {
  #seat: Seat | null = null;

  next({ action, before }: Step, offset: number): PrintEvent[] {
    const day = localDate(action.occurredAt, offset);
    switch (action.kind) {
      case 'production.allocateBlank/1':
        this.#seat = { desk: action.desk, by: action.actor };
        return [];
      case 'production.print/1':
      case 'production.print/2':
        this.#seat = { desk: action.desk, by: action.actor };
        return [{ ...this.#seat, day, what: 'printed' }];
      case 'production.qcFail/1':
      case 'production.qcFail/2':
        if (!this.#seat) return [];
        return [{ ...this.#seat, day, what: before?.state === 'PRINTED' ? 'failed' : 'spoiled' }];
      default:
        return [];
    }
  }
}

export class PrintTally {
  readonly #period: Period;
  readonly #rows = new Map<string, PrintRow>();

  constructor(period: Period) {
    this.#period = period;
  }

  add({ printing }: { printing: readonly PrintEvent[] }): void {
    const { from, to } = this.#period;
    for (const { day, desk, by, what } of printing) {
      if (day < from || to < day) continue;
      const month = day.slice(0, 7);
      const key = `${month} ${desk} ${by}`;
      const row = this.#rows.get(key) ?? { month, desk, by, printed: 0, failed: 0, spoiled: 0 };
      this.#rows.set(key, row);
      row[what] += 1;
    }
  }

  /** By month, then whoever spoiled most. */
  finish(): PrintRow[] {
    return [...this.#rows.values()].toSorted(
      (one, other) =>
        one.month.localeCompare(other.month) ||
        other.failed + other.spoiled - (one.failed + one.spoiled) ||
        other.printed - one.printed ||
        `${one.desk} ${one.by}`.localeCompare(`${other.desk} ${other.by}`),
    );
  }
}
