import type { FileReport } from './file-report.ts';
import type { Period } from './period.ts';
import type { ProcedureSheet } from './period-report.ts';
import { ProcedureStep } from './procedure-steps.ts';

const NONE = { files: 0, repeated: 0, outOfOrder: 0 };
type Figures = typeof NONE;

/** How many files did each step in the period, how many did it again, and how many did it after one that comes later. */
export class StepTally {
  readonly #period: Period;
  readonly #steps = new Map<ProcedureStep, Figures>();
  readonly #all: Figures = { ...NONE };

  constructor(period: Period) {
    this.#period = period;
  }

  add({ steps }: Pick<FileReport, 'steps'>): void {
    const found = { ...NONE };
    for (const { step, days, isInOrder } of steps) {
      const [isFirst = false, ...again] = days.map((day) => this.#isIn(day));
      const isRepeated = again.some(Boolean);
      if (!isFirst && !isRepeated) continue;
      const own = this.#steps.get(step) ?? { ...NONE };
      this.#steps.set(step, own);
      const told = {
        files: true,
        repeated: isRepeated,
        // Told on the day on which it was done out of its place, not again with each repetition.
        outOfOrder: isFirst && !isInOrder,
      };
      for (const key of KEYS) {
        own[key] += Number(told[key]);
        found[key] += Number(told[key]);
      }
    }
    for (const key of KEYS) this.#all[key] += Math.min(1, found[key]);
  }

  finish(): ProcedureSheet {
    const steps = ProcedureStep.options.flatMap((step) => {
      const figures = this.#steps.get(step);
      return figures ? [{ step, ...figures }] : [];
    });
    return { ...this.#all, steps };
  }

  #isIn(day: string): boolean {
    return this.#period.from <= day && day <= this.#period.to;
  }
}

const KEYS = ['files', 'repeated', 'outOfOrder'] as const;
