import type { PlainDate } from '#common/kernel/plain-date.ts';
import { compareNikWithOptional, parseMrz, type MrzData, type MrzIssueCode } from './mrz.ts';

/** What makes two lines no machine readable zone; everything else a foreign or older book may show. */
const WRONG: ReadonlySet<MrzIssueCode> = new Set([
  'LENGTH',
  'CHARSET',
  'DATE_BIRTH',
  'DATE_EXPIRY',
  'CHECK_DOC',
  'CHECK_BIRTH',
  'CHECK_EXPIRY',
  'CHECK_OPTIONAL',
  'CHECK_COMPOSITE',
]);

const FOREIGN = /[^A-Z0-9<]/;

export type MrzVerdictIssue = {
  code: MrzIssueCode | 'EXPIRED' | 'NIK_DIFFERENT';
  level: 'error' | 'warning';
};

/** `valid`: twice 44 allowed characters, real dates, all five check digits (ICAO 9303-4). */
export type MrzVerdict = { valid: boolean; fields: MrzData | null; issues: MrzVerdictIssue[] };

/** `nik`: of the person at the desk; a difference is a question and never makes the lines invalid. */
export function judgeMrz(lines: readonly string[], on: PlainDate, nik?: string): MrzVerdict {
  const { data, issues } = parseMrz(lines, on);
  const found = issues.map(({ code }): MrzVerdictIssue => ({
    code,
    level: WRONG.has(code) ? 'error' : 'warning',
  }));
  // A person's small letters are read all the same; a zone they are not.
  if (data && lines.some((line) => FOREIGN.test(line))) found.push({ code: 'CHARSET', level: 'error' });
  if (data?.expiresOn && data.expiresOn < on) found.push({ code: 'EXPIRED', level: 'warning' });
  if (data && nik !== undefined && compareNikWithOptional(nik, data.optional).result === 'DIFFERENT') {
    found.push({ code: 'NIK_DIFFERENT', level: 'warning' });
  }
  return { valid: !found.some(({ level }) => level === 'error'), fields: data, issues: found };
}
