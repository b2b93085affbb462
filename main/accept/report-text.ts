import type { AcceptanceReport, AcceptanceResult } from '#common/domain/station/acceptance.ts';
import { CATALOGUES, type Language } from '#common/i18n/index.ts';
import { filled } from './filled.ts';

/** The report as IT reads it, in the PC's language. */
export function reportText(report: AcceptanceReport, language: Language): string {
  const words = CATALOGUES[language].accept;
  const { made, program, desk, system, engine, results, passed, failed, notAssessed } = report;
  const width = Math.max(...Object.values(words.outcome).map((word) => word.length));
  const lines = results.flatMap((result) => {
    const { id, outcome } = result;
    const said = saidOf(result, language);
    const line = `${words.outcome[outcome].padEnd(width)}  ${words.check[id]}${said === '' ? '' : `: ${said}`}`;
    return [line.trimEnd(), ...stepsOf(result, language).map((step) => `${' '.repeat(width)}  ${step}`)];
  });
  return [
    words.title,
    `${made}  ${desk}  Loket ${program}  ${system}`,
    `Electron ${engine.electron}  Chromium ${engine.chrome}  Node ${engine.node}`,
    ...(engine.isStandIn ? [words.standIn] : []),
    '',
    ...lines,
    '',
    `${words.outcome.PASS}: ${passed}  ${words.outcome.FAIL}: ${failed}  ${words.outcome.NOT_ASSESSED}: ${notAssessed}`,
    words.verdict[failed === 0 ? 'PASS' : 'FAIL'],
    '',
  ].join('\n');
}

function saidOf({ detail, note }: AcceptanceResult, language: Language): string {
  return note ? filled(CATALOGUES[language].accept.note[note.id], note.values) : detail;
}

/** What each refusal means and what to do about it, as the program itself says it. */
function stepsOf({ problems }: AcceptanceResult, language: Language): string[] {
  const errors: Record<string, { what: string; next: string } | undefined> = CATALOGUES[language].errors;
  return problems.flatMap(({ code, of, details }) => {
    const words = errors[code];
    if (!words) return [];
    const said = filled(`${words.what} ${words.next}`, details);
    return [of === '' ? said : `${of}: ${said}`];
  });
}
