import { z } from 'zod';
import { UserId } from '#common/kernel/ids.ts';
import type { FileReport } from './file-report.ts';
import type { Period } from './period.ts';

/** Two officers on the same files: who took the photo, and who approved. `expected`: how often chance would bring them together. */
export const PairRow = z.strictObject({
  capturer: UserId,
  approver: UserId,
  files: z.int().min(1),
  expected: z.number().min(0),
});
export type PairRow = z.infer<typeof PairRow>;

/** Fewer say nothing. */
const FEWEST = 5;
/** So many standard deviations above what chance brings: about one pair in a thousand by chance alone. */
const DEVIATIONS = 3;

/** Pairs that meet far more often than chance would have it. A question for the auditor, never an answer. */
export class PairTally {
  readonly #period: Period;
  readonly #pairs: { capturer: UserId; approver: UserId }[] = [];

  constructor(period: Period) {
    this.#period = period;
  }

  add({ events, file }: FileReport): void {
    const { from, to } = this.#period;
    const approved = events.findLast(({ what }) => what === 'APPROVED');
    const capturer = file.photo?.stamp.by;
    if (!approved || !capturer || approved.day < from || to < approved.day) return;
    this.#pairs.push({ capturer, approver: approved.by });
  }

  finish(): PairRow[] {
    const total = this.#pairs.length;
    const capturers = Map.groupBy(this.#pairs, ({ capturer }) => capturer);
    const approvers = Map.groupBy(this.#pairs, ({ approver }) => approver);
    return [...Map.groupBy(this.#pairs, ({ capturer, approver }) => `${capturer} ${approver}`).values()]
      .flatMap(([pair, ...others]) => {
        if (!pair) return [];
        const files = others.length + 1;
        const share =
          ((capturers.get(pair.capturer)?.length ?? 0) / total) *
          ((approvers.get(pair.approver)?.length ?? 0) / total);
        const expected = share * total;
        const isUnusual =
          files >= FEWEST && files > expected + DEVIATIONS * Math.sqrt(expected * (1 - share));
        return isUnusual ? [{ ...pair, files, expected: Math.round(expected * 10) / 10 }] : [];
      })
      .toSorted((one, other) => other.files - other.expected - (one.files - one.expected));
  }
}
