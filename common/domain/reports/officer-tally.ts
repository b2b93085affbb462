import type { FileReport } from './file-report.ts';
import type { Period } from './period.ts';
import type { OfficerRow } from './period-report.ts';
import { spreadOf } from './spread.ts';
import type { WorkSpan } from './work-span.ts';

/** Each officer at each stage: how many files, how long, and what became of them. */
export class OfficerTally {
  readonly #period: Period;
  readonly #spans = new Map<string, WorkSpan[]>();

  constructor(period: Period) {
    this.#period = period;
  }

  add({ work }: FileReport): void {
    const { from, to } = this.#period;
    for (const span of work) {
      if (span.day < from || to < span.day) continue;
      const key = `${span.stage} ${span.by}`;
      const own = this.#spans.get(key);
      if (own) own.push(span);
      else this.#spans.set(key, [span]);
    }
  }

  finish(): OfficerRow[] {
    return [...this.#spans.values()]
      .flatMap((spans) => (spans[0] ? [rowOf(spans[0], spans)] : []))
      .toSorted((one, other) => one.stage.localeCompare(other.stage) || other.files - one.files);
  }
}

function rowOf({ by, stage }: WorkSpan, spans: readonly WorkSpan[]): OfficerRow {
  const ended = (end: WorkSpan['end']) => spans.filter((span) => span.end === end).length;
  const minutes = spreadOf(spans.flatMap((span) => span.minutes ?? []));
  return { by, stage, files: spans.length, minutes, returned: ended('RETURNED'), refused: ended('REFUSED') };
}
