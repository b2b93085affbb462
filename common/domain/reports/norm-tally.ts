import type { FileReport } from './file-report.ts';
import { CheckedNorm } from './norm-check.ts';
import type { Period } from './period.ts';
import type { NormCount } from './period-report.ts';

const PLACE = { MET: 'met', LATE: 'late', RUNNING: 'running', OVERDUE: 'overdue' } as const;

/** Norms that ended in the period, and those that are still owed. */
export class NormTally {
  readonly #period: Period;
  readonly #rows = new Map<CheckedNorm, NormCount>();

  constructor(period: Period) {
    this.#period = period;
  }

  add({ norms }: FileReport): void {
    const { from, to } = this.#period;
    for (const { norm, doneOn, verdict } of norms) {
      if (doneOn !== null && (doneOn < from || to < doneOn)) continue;
      const row = this.#rows.get(norm) ?? { norm, met: 0, late: 0, running: 0, overdue: 0 };
      row[PLACE[verdict]] += 1;
      this.#rows.set(norm, row);
    }
  }

  finish(): NormCount[] {
    return CheckedNorm.options.flatMap((norm) => this.#rows.get(norm) ?? []);
  }
}
