import { z } from 'zod';
import type { Sex } from '#common/domain/applications/vocabulary.ts';
import { isPlainDate, plainDate, type PlainDate, yearOf } from '#common/kernel/plain-date.ts';
import { err, ok, type Result } from '#common/kernel/result.ts';
import { mrzCheckDigit } from './mrz-check-digit.ts';
import {
  formatMrzName,
  type MrzName,
  type MrzNameError,
  parseMrzName,
  splitIndonesianName,
} from './mrz-name.ts';

export const MrzIssueCode = z.enum([
  'LENGTH',
  'CHARSET',
  'DOCUMENT_CODE',
  'COUNTRY',
  'NAME_EMPTY',
  'PASSPORT_NUMBER',
  'SEX',
  'DATE_BIRTH',
  'DATE_EXPIRY',
  'CHECK_DOC',
  'CHECK_BIRTH',
  'CHECK_EXPIRY',
  'CHECK_OPTIONAL',
  'CHECK_COMPOSITE',
  'OPTIONAL_EMPTY',
  'OPTIONAL_FORMAT',
]);
export type MrzIssueCode = z.infer<typeof MrzIssueCode>;

/** `warn`: a foreign or older book may look like this. `line` is 1 or 2. */
export type MrzIssue = { code: MrzIssueCode; severity: 'block' | 'warn'; line: 1 | 2 };

/** What a TD3 book says. Dates and sex are null when the field is unreadable; `X` (`<` in the book) is a null sex. */
export type MrzData = MrzName & {
  documentCode: string;
  issuer: string;
  nationality: string;
  /** The name in natural order, for a person to read: accents, apostrophes and hyphens are lost. */
  fullName: string;
  nameTruncated: boolean;
  passportNumber: string;
  birthDate: PlainDate | null;
  sex: Sex | null;
  expiresOn: PlainDate | null;
  /** The 14 characters without trailing fillers; in Indonesian books the NIK without its year digits. */
  optional: string;
};

export type MrzInput = {
  fullName: string;
  passportNumber: string;
  birthDate: PlainDate;
  sex: Sex;
  expiresOn: PlainDate;
  nik: string;
};

export type MrzLines = readonly [string, string];
export type MrzGenerateError = MrzNameError | 'PASSPORT_NUMBER' | 'NIK';

/** The two 44-character lines of an Indonesian book (ICAO 9303-4 §4.2.2). See {@link splitIndonesianName} for the name. */
export function generateMrz(input: MrzInput, lastWordIsPrimary = true): Result<MrzLines, MrzGenerateError> {
  if (!/^[A-Z]\d{7}$/.test(input.passportNumber)) return err('PASSPORT_NUMBER');
  if (!/^\d{16}$/.test(input.nik)) return err('NIK');
  const name = splitIndonesianName(input.fullName, lastWordIsPrimary);
  if (!name.ok) return name;
  const number = withCheck(input.passportNumber.padEnd(9, '<'));
  const birth = withCheck(shortDate(input.birthDate));
  const expiry = withCheck(shortDate(input.expiresOn));
  const optional = withCheck(optionalFromNik(input.nik));
  const composite = mrzCheckDigit(number + birth + expiry + optional);
  const sex = input.sex === 'MALE' ? 'M' : 'F';
  return ok([
    `P<IDN${formatMrzName(name.value)}`,
    `${number}IDN${birth}${sex}${expiry}${optional}${composite}`,
  ]);
}

/**
 * Reads two lines as typed or scanned. `on` (today) settles the century: a birth date is never in the future, an expiry
 * date lies within 50 years. Data is null only when the lines cannot be cut into fields.
 */
export function parseMrz(
  lines: readonly string[],
  on: PlainDate,
): { data: MrzData | null; issues: MrzIssue[] } {
  const [line1 = '', line2 = ''] = lines.map((line) => line.trim().toUpperCase());
  const lengthIssues = [
    issueIf(line1.length !== 44, 'LENGTH', 1),
    issueIf(line2.length !== 44, 'LENGTH', 2),
  ].flat();
  if (lengthIssues.length > 0 || lines.length !== 2) {
    return { data: null, issues: lengthIssues.length > 0 ? lengthIssues : issueIf(true, 'LENGTH', 2) };
  }
  const charset = [
    issueIf(!MRZ_LINE.test(line1), 'CHARSET', 1),
    issueIf(!MRZ_LINE.test(line2), 'CHARSET', 2),
  ].flat();
  if (charset.length > 0) return { data: null, issues: charset };
  const data = readFields(line1, line2, on);
  return { data, issues: [...firstLineIssues(data), ...secondLineIssues(line2, data)] };
}

/** `PPKKCC DDMM SSSS`: what the book's optional field holds of a NIK. Not found in an official text, see issued books. */
export function optionalFromNik(nik: string): string {
  return nik.slice(0, 10) + nik.slice(12);
}

export type NikComparison =
  | { result: 'EQUAL' | 'OPTIONAL_EMPTY' | 'NOT_COMPARABLE' }
  | { result: 'DIFFERENT'; parts: ('REGION' | 'BIRTH' | 'SERIAL')[] };

/** Compares the card's NIK with an old book. A difference is a question for the applicant, never a ground to refuse. */
export function compareNikWithOptional(nik: string, optional: string): NikComparison {
  const field = optional.replace(/<+$/, '');
  if (field === '') return { result: 'OPTIONAL_EMPTY' };
  if (!/^\d{16}$/.test(nik) || !/^\d{14}$/.test(field)) return { result: 'NOT_COMPARABLE' };
  const expected = optionalFromNik(nik);
  const ranges = [
    ['REGION', 0, 6],
    ['BIRTH', 6, 10],
    ['SERIAL', 10, 14],
  ] as const;
  const parts = ranges
    .filter(([, from, to]) => expected.slice(from, to) !== field.slice(from, to))
    .map(([part]) => part);
  return parts.length === 0 ? { result: 'EQUAL' } : { result: 'DIFFERENT', parts };
}

const MRZ_LINE = /^[A-Z0-9<]{44}$/;
const WARNINGS: readonly MrzIssueCode[] = ['OPTIONAL_EMPTY', 'OPTIONAL_FORMAT', 'PASSPORT_NUMBER'];

function withCheck(field: string): string {
  return field + mrzCheckDigit(field);
}

function shortDate(date: PlainDate): string {
  return date.slice(2).replaceAll('-', '');
}

function readFields(line1: string, line2: string, on: PlainDate): MrzData {
  const name = parseMrzName(line1.slice(5));
  const sexes: Readonly<Record<string, Sex>> = { M: 'MALE', F: 'FEMALE' };
  return {
    documentCode: line1.slice(0, 2).replace('<', ''),
    issuer: line1.slice(2, 5).replaceAll('<', ''),
    primary: name.primary,
    secondary: name.secondary,
    fullName: name.fullName,
    nameTruncated: name.truncated,
    passportNumber: line2.slice(0, 9).replace(/<+$/, ''),
    nationality: line2.slice(10, 13).replaceAll('<', ''),
    birthDate: longDate(line2.slice(13, 19), (date) => date <= on, on),
    sex: sexes[line2.charAt(20)] ?? null,
    expiresOn: longDate(line2.slice(21, 27), (date) => yearOf(date) - yearOf(on) <= 50, on),
    optional: line2.slice(28, 42).replace(/<+$/, ''),
  };
}

/** The latest century in which the day exists and is allowed; centuries are tried around that of `on`. */
function longDate(field: string, allowed: (date: PlainDate) => boolean, on: PlainDate): PlainDate | null {
  if (!/^\d{6}$/.test(field)) return null;
  const century = Math.floor(yearOf(on) / 100);
  const texts = [century + 1, century, century - 1].map(
    (hundred) => `${hundred}${field.slice(0, 2)}-${field.slice(2, 4)}-${field.slice(4)}`,
  );
  const days = texts.filter(isPlainDate).map(plainDate);
  return days.find(allowed) ?? null;
}

function firstLineIssues(data: MrzData): MrzIssue[] {
  return [
    issueIf(!data.documentCode.startsWith('P'), 'DOCUMENT_CODE', 1),
    issueIf(data.issuer !== 'IDN', 'COUNTRY', 1),
    issueIf(data.primary === '', 'NAME_EMPTY', 1),
  ].flat();
}

function secondLineIssues(line: string, data: MrzData): MrzIssue[] {
  const composite = line.slice(0, 10) + line.slice(13, 20) + line.slice(21, 43);
  return [
    issueIf(data.nationality !== 'IDN', 'COUNTRY', 2),
    issueIf(!/^[A-Z]\d{7}$/.test(data.passportNumber), 'PASSPORT_NUMBER', 2),
    issueIf(!/[MF<]/.test(line.charAt(20)), 'SEX', 2),
    issueIf(data.birthDate === null, 'DATE_BIRTH', 2),
    issueIf(data.expiresOn === null, 'DATE_EXPIRY', 2),
    issueIf(fails(line.slice(0, 9), line.charAt(9)), 'CHECK_DOC', 2),
    issueIf(fails(line.slice(13, 19), line.charAt(19)), 'CHECK_BIRTH', 2),
    issueIf(fails(line.slice(21, 27), line.charAt(27)), 'CHECK_EXPIRY', 2),
    issueIf(failsOptional(line.slice(28, 42), line.charAt(42)), 'CHECK_OPTIONAL', 2),
    issueIf(fails(composite, line.charAt(43)), 'CHECK_COMPOSITE', 2),
    issueIf(data.optional === '', 'OPTIONAL_EMPTY', 2),
    issueIf(data.optional !== '' && !/^\d{14}$/.test(data.optional), 'OPTIONAL_FORMAT', 2),
  ].flat();
}

function fails(field: string, digit: string): boolean {
  return mrzCheckDigit(field) !== digit;
}

/** An unused optional field may carry `0` or `<` as its check digit (ICAO 9303-4). */
function failsOptional(field: string, digit: string): boolean {
  return fails(field, digit) && !(digit === '<' && /^<+$/.test(field));
}

function issueIf(condition: boolean, code: MrzIssueCode, line: 1 | 2): MrzIssue[] {
  return condition ? [{ code, severity: WARNINGS.includes(code) ? 'warn' : 'block', line }] : [];
}
