import type {
  AcceptanceCheck,
  AcceptanceNote,
  AcceptanceProblem,
  AcceptanceReport,
  AcceptanceResult,
} from '#common/domain/station/acceptance.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { CATALOGUES } from '#common/i18n/index.ts';
import { redactAll } from '#runtime/logging/redact-all.ts';
import { filled } from './filled.ts';
import { redact } from '#runtime/logging/redact.ts';

export type Verdict = Omit<AcceptanceResult, 'id'>;
export type Check = { id: AcceptanceCheck; run: () => Promise<Verdict> };

type Note = NonNullable<AcceptanceResult['note']>;

export const note = (id: AcceptanceNote, values: Note['values'] = {}): Note => ({ id, values });
export const pass = (told: string | Note = ''): Verdict => verdict('PASS', told);
export const fail = (told: string | Note): Verdict => verdict('FAIL', told);
export const notAssessed = (told: string | Note): Verdict => verdict('NOT_ASSESSED', told);

/** Refusals of the program, each with what it is of. */
export function failBy(problems: readonly AcceptanceProblem[]): Verdict {
  const detail = problems.map(({ code, of }) => (of === '' ? code : `${of}: ${code}`)).join(', ');
  return { outcome: 'FAIL', detail, note: null, problems: [...problems] };
}

/** `detail` is English whatever the PC's language: the report as JSON is read by others. */
function verdict(outcome: Verdict['outcome'], told: string | Note): Verdict {
  if (typeof told === 'string') return { outcome, detail: told, note: null, problems: [] };
  return {
    outcome,
    detail: filled(CATALOGUES.en.accept.note[told.id], told.values),
    note: told,
    problems: [],
  };
}

/** A device or a server that never answers must not keep the report from being written. */
const PATIENCE_MS = 90_000;

/** One after the other; what throws has failed, by its code. */
export async function runChecks(
  checks: readonly Check[],
  patienceMs = PATIENCE_MS,
): Promise<AcceptanceResult[]> {
  const results: AcceptanceResult[] = [];
  for (const { id, run } of checks) {
    const { outcome, detail, note: said, problems } = await withPatience(run, patienceMs);
    results.push({
      id,
      outcome,
      detail: redact(detail),
      note: said && { ...said, values: redactAll(said.values) },
      problems: problems.map((one) => ({ ...one, of: redact(one.of), details: redactAll(one.details) })),
    });
  }
  return results;
}

async function withPatience(run: () => Promise<Verdict>, patienceMs: number): Promise<Verdict> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Verdict>((resolve) => {
    timer = setTimeout(() => resolve(fail(note('NO_ANSWER'))), patienceMs);
  });
  try {
    return await Promise.race([run(), late]);
  } catch (error) {
    if (!(error instanceof CodedError)) return broke(error);
    const { code, details = {} } = error;
    return { ...failBy([{ code, of: '', details }]), detail: told(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** A bug, or the system: its own words are English and stand in `detail` alone. */
function broke(error: unknown): Verdict {
  const { name, message } = error instanceof Error ? error : new Error('unknown');
  const reason = error instanceof Error && 'code' in error ? String(error.code) : name;
  return {
    ...failBy([{ code: 'INTERNAL', of: '', details: {} }]),
    note: note('CHECK_BROKE', { reason }),
    detail: message,
  };
}

function told({ code, details }: CodedError): string {
  return [code, ...Object.entries(details ?? {}).map(([key, value]) => `${key}=${String(value)}`)].join(' ');
}

type About = Omit<AcceptanceReport, 'format' | 'results' | 'passed' | 'failed' | 'notAssessed'>;

export function reportOf(about: About, results: AcceptanceResult[]): AcceptanceReport {
  const count = (outcome: AcceptanceResult['outcome']) =>
    results.filter((result) => result.outcome === outcome).length;
  return {
    format: 'loket-acceptance/1',
    ...about,
    results,
    passed: count('PASS'),
    failed: count('FAIL'),
    notAssessed: count('NOT_ASSESSED'),
  };
}
