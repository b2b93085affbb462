import type { DeviationKind } from './deviation.ts';
import type { FileReport } from './file-report.ts';
import type { Period } from './period.ts';
import type { DeviationCount, DeviationReason } from './period-report.ts';
import { Tally } from './tally.ts';

/** Words that fewer files share may tell of one person; they are counted together. */
const FEWEST_FILES = 3;
/** The words most often written, of each kind. */
const MOST_WORDS = 5;

/** Where files left the plain road, and why: by code where the procedure has a list, else by the words that were written. */
export class DeviationTally {
  readonly #period: Period;
  readonly #kinds = new Tally<DeviationKind>();
  readonly #unexplained = new Tally<DeviationKind>();
  readonly #reasons = new Map<DeviationKind, Reasons>();

  constructor(period: Period) {
    this.#period = period;
  }

  add({ deviations }: Pick<FileReport, 'deviations'>): void {
    const { from, to } = this.#period;
    const said = new Set<string>();
    for (const { kind, day, reason, codes } of deviations) {
      if (day < from || to < day) continue;
      this.#kinds.add(kind);
      if (reason === '') this.#unexplained.add(kind);
      const own = this.#reasons.get(kind) ?? { codes: new Tally(), words: new Tally(), files: new Tally() };
      this.#reasons.set(kind, own);
      for (const code of codes) own.codes.add(code);
      const words = plain(reason);
      if (codes.length > 0 || words === '') continue;
      own.words.add(words);
      if (!said.has(`${kind} ${words}`)) own.files.add(words);
      said.add(`${kind} ${words}`);
    }
  }

  finish(): { deviations: DeviationCount[]; deviationReasons: DeviationReason[] } {
    const ranked = this.#kinds.ranked();
    return {
      deviations: ranked.map(([kind, count]) => ({
        kind,
        count,
        withoutReason: this.#unexplained.of(kind),
      })),
      deviationReasons: ranked.flatMap(([kind]) => reasonsOf(kind, this.#reasons.get(kind))),
    };
  }
}

type Reasons = { codes: Tally<string>; words: Tally<string>; files: Tally<string> };

function reasonsOf(kind: DeviationKind, own: Reasons | undefined): DeviationReason[] {
  if (!own) return [];
  const codes = own.codes.ranked().map(([reason, count]) => ({ kind, as: 'CODE' as const, reason, count }));
  const written = own.words.ranked();
  const shared = written.filter(([words]) => own.files.of(words) >= FEWEST_FILES).slice(0, MOST_WORDS);
  const words = shared.map(([reason, count]) => ({ kind, as: 'WORDS' as const, reason, count }));
  const told = new Set(shared.map(([reason]) => reason));
  const rest = written.reduce((sum, [reason, count]) => sum + (told.has(reason) ? 0 : count), 0);
  return [...codes, ...words, ...(rest > 0 ? [{ kind, as: 'OTHER' as const, reason: '', count: rest }] : [])];
}

/** The same words in another hand are the same reason. */
function plain(reason: string): string {
  return reason
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replace(/[.!]+$/, '')
    .trim();
}
