import { z } from 'zod';
import type { Sex } from '#common/domain/applications/vocabulary.ts';
import type { Brand } from '#common/kernel/brand.ts';
import { dayOf, isPlainDate, monthOf, type PlainDate, yearOf } from '#common/kernel/plain-date.ts';
import { PROVINCE_CODES } from './provinces.ts';

/** Population number: 16 digits, for life, not changed to fit a corrected birth date. Shape only; see {@link checkNik}. */
export type Nik = Brand<string, 'Nik'>;
export const Nik = z
  .string()
  .regex(/^\d{16}$/, 'NIK')
  .transform((text) => text as Nik);

export const NikIssueCode = z.enum([
  'LENGTH',
  'NON_DIGIT',
  'PROVINCE',
  'REGENCY',
  'DAY',
  'MONTH',
  'DATE',
  'SERIAL',
  'DOB_MISMATCH',
  'SEX_MISMATCH',
  'DISTRICT_UNKNOWN',
]);
export type NikIssueCode = z.infer<typeof NikIssueCode>;

/** `block` is a typing error for certain; `warn` needs an officer's look and a note, never a silent refusal. */
export type NikIssue = { code: NikIssueCode; severity: 'block' | 'warn' };

/** `PPKKCC DDMMYY SSSS` taken apart. The century is not in the number, so `yearOfCentury` stays two digits. */
export type NikParts = {
  province: string;
  /** Two digits after the province: 01–69 a regency, 71–99 a city. */
  regency: string;
  district: string;
  day: number;
  month: number;
  yearOfCentury: number;
  sex: Sex;
  serial: string;
};

export type NikCheck = { parts: NikParts | null; issues: NikIssue[] };

/**
 * Checks structure (there is no check digit) and, when given, what the applicant declares. `districts` holds known
 * six-digit district codes; a code outside it only warns, since districts are abolished and renewed.
 */
export function checkNik(
  nik: string,
  declared: { birthDate?: PlainDate | undefined; sex?: Sex | undefined } = {},
  districts?: ReadonlySet<string>,
  provinces: ReadonlySet<string> = PROVINCE_CODES,
): NikCheck {
  const shape = shapeCodes(nik);
  if (shape.length > 0) return { parts: null, issues: shape.map(withSeverity) };
  const parts = splitNik(nik);
  const codes = [
    ...structureCodes(parts, provinces),
    ...declarationCodes(parts, declared),
    ...districtCodes(parts, districts),
  ];
  return { parts, issues: codes.map(withSeverity) };
}

/** The codes that stop the desk, for rules that only ask whether the number may be used. */
export function blockingNikIssues(
  nik: string,
  provinces: ReadonlySet<string> = PROVINCE_CODES,
): NikIssueCode[] {
  return checkNik(nik, {}, undefined, provinces)
    .issues.filter((issue) => issue.severity === 'block')
    .map((issue) => issue.code);
}

/** `137199******0001`: region and serial stay readable. Text that is no NIK is hidden altogether. */
export function maskNik(nik: string): string {
  if (!/^\d{16}$/.test(nik)) return '*'.repeat(nik.length);
  return `${nik.slice(0, 6)}******${nik.slice(12)}`;
}

/** In free text: whatever looks like a NIK or a family card number, however it is grouped. A digest is left alone. */
export function maskNumbers(text: string): string {
  return text.replaceAll(/(?<![\da-f])(?:\d[ .-]?){15}\d(?![\da-f])/gi, (found) =>
    maskNik(found.replaceAll(/\D/g, '')),
  );
}

/** What the desk shows beside a number: where it was first registered (not the present address), the day and the sex. */
export function explainNik(
  parts: NikParts,
  provinceNames: ReadonlyMap<string, string>,
): { provinceName: string | null; isCity: boolean; dayMonthYear: string; sex: Sex; serial: string } {
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    provinceName: provinceNames.get(parts.province) ?? null,
    isCity: Number(parts.regency) >= 71,
    dayMonthYear: `${two(parts.day)}-${two(parts.month)}-${two(parts.yearOfCentury)}`,
    sex: parts.sex,
    serial: parts.serial,
  };
}

const BLOCKING: readonly NikIssueCode[] = [
  'LENGTH',
  'NON_DIGIT',
  'PROVINCE',
  'DAY',
  'MONTH',
  'DATE',
  'SERIAL',
];
const WOMEN_DAY_OFFSET = 40;

function withSeverity(code: NikIssueCode): NikIssue {
  return { code, severity: BLOCKING.includes(code) ? 'block' : 'warn' };
}

function shapeCodes(nik: string): NikIssueCode[] {
  const codes: NikIssueCode[] = [];
  if (nik.length !== 16) codes.push('LENGTH');
  if (!/^\d*$/.test(nik)) codes.push('NON_DIGIT');
  return codes;
}

function splitNik(nik: string): NikParts {
  const dayCode = Number(nik.slice(6, 8));
  const isWoman = dayCode > WOMEN_DAY_OFFSET;
  return {
    province: nik.slice(0, 2),
    regency: nik.slice(2, 4),
    district: nik.slice(4, 6),
    day: isWoman ? dayCode - WOMEN_DAY_OFFSET : dayCode,
    month: Number(nik.slice(8, 10)),
    yearOfCentury: Number(nik.slice(10, 12)),
    sex: isWoman ? 'FEMALE' : 'MALE',
    serial: nik.slice(12),
  };
}

function structureCodes(parts: NikParts, provinces: ReadonlySet<string>): NikIssueCode[] {
  const codes: NikIssueCode[] = [];
  const regency = Number(parts.regency);
  if (!provinces.has(parts.province)) codes.push('PROVINCE');
  if (regency === 0 || regency === 70) codes.push('REGENCY');
  const dayOk = parts.day >= 1 && parts.day <= 31;
  const monthOk = parts.month >= 1 && parts.month <= 12;
  if (!dayOk) codes.push('DAY');
  if (!monthOk) codes.push('MONTH');
  if (dayOk && monthOk && !existsInSomeCentury(parts)) codes.push('DATE');
  if (parts.serial === '0000') codes.push('SERIAL');
  return codes;
}

function existsInSomeCentury({ yearOfCentury, month, day }: NikParts): boolean {
  const rest = [yearOfCentury, month, day].map((value) => String(value).padStart(2, '0'));
  return ['19', '20'].some((century) => isPlainDate(`${century}${rest.join('-')}`));
}

function declarationCodes(
  parts: NikParts,
  { birthDate, sex }: { birthDate?: PlainDate | undefined; sex?: Sex | undefined },
): NikIssueCode[] {
  const codes: NikIssueCode[] = [];
  if (birthDate !== undefined && !sameBirthDay(parts, birthDate)) codes.push('DOB_MISMATCH');
  if (sex !== undefined && sex !== parts.sex) codes.push('SEX_MISMATCH');
  return codes;
}

/** Compares the two year digits only: the number does not say in which century the person was born. */
function sameBirthDay(parts: NikParts, birthDate: PlainDate): boolean {
  return (
    parts.day === dayOf(birthDate) &&
    parts.month === monthOf(birthDate) &&
    parts.yearOfCentury === yearOf(birthDate) % 100
  );
}

function districtCodes(parts: NikParts, districts: ReadonlySet<string> | undefined): NikIssueCode[] {
  const code = `${parts.province}${parts.regency}${parts.district}`;
  const unknown = parts.district === '00' || (districts !== undefined && !districts.has(code));
  return unknown ? ['DISTRICT_UNKNOWN'] : [];
}
