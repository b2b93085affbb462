import type { DeviationKind } from './deviation.ts';
import type { DeviationReason, ProcedureSheet } from './period-report.ts';
import type { ReportWords } from './report-words.ts';
import { number, word, type Lines } from './table-column.ts';

/** The steps in the procedure's order; the last line counts each file once. */
export function stepLines({ steps, ...all }: ProcedureSheet, words: ReportWords): Lines {
  const counted = ['files', 'repeated', 'outOfOrder'] as const;
  const rows = steps.map(({ step, ...figures }) => ({ label: words.step(step), figures }));
  const whole = steps.length > 0 ? [{ label: words.whole('files'), figures: all }] : [];
  return {
    columns: [word(words.column('step')), ...counted.map((key) => number(words.column(key)))],
    rows: [...rows, ...whole].map(({ label, figures }) => [label, ...counted.map((key) => figures[key])]),
  };
}

export function deviationReasonLines(reasons: readonly DeviationReason[], words: ReportWords): Lines {
  return {
    columns: [word(words.column('deviation')), word(words.column('reason')), number(words.column('count'))],
    rows: reasons.map((row) => [words.deviation(row.kind), reasonText(row, words), row.count]),
  };
}

function reasonText({ kind, as, reason }: DeviationReason, words: ReportWords): string {
  if (as === 'OTHER') return words.whole('otherWords');
  return as === 'WORDS' ? `“${reason}”` : codeText(kind, reason, words);
}

/** Each list of the procedure has its own words. */
function codeText(kind: DeviationKind, code: string, words: ReportWords): string {
  if (kind === 'CORRECTED') return words.correctionStep(code);
  if (kind === 'MOVED_BY_OFFICE') return words.specialReschedule(code);
  return kind === 'FEE_WAIVED' ? words.waiver(code) : words.reason(code);
}
