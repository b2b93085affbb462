import type { z } from 'zod';
import type { ImportRowError, MappingProfile } from '#common/contract/ipc/appointments.ts';
import { ownValue } from '#common/kernel/own-value.ts';
import { isPlainDate } from '#common/kernel/plain-date.ts';
import { ImportBooking } from '#common/domain/appointments/actions.ts';
import { KNOWN_WORDS, REQUIRED_FIELDS, type ImportField } from './fields.ts';

export type ConvertedRow = { ok: true; booking: ImportBooking } | { ok: false; errors: ImportRowError[] };

/**
 * One row of a foreign file as a booking, or every field that is wrong in it. `row` is the number that a person sees:
 * 1 is the first line under the headings. `fee` answers what such an application costs, where the file does not say.
 */
export function convertRow(
  source: Readonly<Record<string, string>>,
  row: number,
  profile: MappingProfile,
  context: {
    sopId: string;
    fee(booking: Pick<ImportBooking, 'type' | 'lane' | 'kind' | 'validityYears'>): number;
  },
): ConvertedRow {
  const get = (field: ImportField) => valueOf(source, field, profile);
  const missing = REQUIRED_FIELDS.filter((field) => get(field) === '');
  if (missing.length > 0) {
    return { ok: false, errors: missing.map((field) => ({ row, field, code: 'VALUE_MISSING', value: '' })) };
  }
  const draft = draftOf(get, profile, context.sopId);
  const parsed = ImportBooking.safeParse(draft);
  if (!parsed.success) {
    return { ok: false, errors: parsed.error.issues.map((issue) => toRowError(issue, row, get)) };
  }
  const booking = parsed.data;
  const amount = get('amount') === '' ? context.fee(booking) : booking.payment.amount;
  return { ok: true, booking: { ...booking, payment: { ...booking.payment, amount } } };
}

function draftOf(get: (field: ImportField) => string, profile: MappingProfile, sopId: string): unknown {
  const date = (field: ImportField) => toDate(get(field), profile.dateFormat);
  const optionalDate = (field: ImportField) => (get(field) === '' ? null : date(field));
  const optional = (field: ImportField) => get(field) || null;
  const lane = get('lane');
  return {
    number: get('number')
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, ''),
    sopId,
    type: get('type'),
    lane,
    priorityReason: lane === 'PRIORITY' ? optional('priorityReason') : null,
    kind: get('kind'),
    validityYears: Number(get('validityYears').replace(/\D/g, '')),
    pages: Number(get('pages').replace(/\D/g, '')),
    appointment: { date: date('appointmentDate'), time: toTime(get('appointmentTime')) },
    payment: {
      status: get('paymentStatus'),
      billingCode: optional('billingCode'),
      ntpn: optional('ntpn')?.toUpperCase() ?? null,
      amount: Number(get('amount').replace(/\D/g, '')),
      paidOn: optionalDate('paidOn'),
    },
    uploaded: get('uploaded')
      .toUpperCase()
      .split(/[\s,;|]+/)
      .filter((code) => code !== ''),
    applicant: {
      fullName: get('fullName').toUpperCase().replace(/\s+/g, ' ').trim(),
      nik: get('nik').replace(/\s/g, ''),
      kkNumber: optional('kkNumber')?.replace(/\s/g, '') ?? null,
      sex: get('sex'),
      birthPlace: get('birthPlace'),
      birthDate: date('birthDate'),
      married: toBoolean(get('married')),
      occupation: optional('occupation'),
      address: get('address'),
      phone: optional('phone'),
      email: optional('email'),
      fatherName: optional('fatherName'),
      motherName: optional('motherName'),
      purpose: optional('purpose'),
      isDualCitizen: toBoolean(get('isDualCitizen')),
      childSituation: optional('childSituation'),
      nameChanged: false,
      naturalised: false,
      oldPassport: oldPassportOf(get, optionalDate),
      assistedBy: null,
    },
  };
}

function oldPassportOf(
  get: (field: ImportField) => string,
  optionalDate: (field: ImportField) => string | null,
) {
  if (get('oldPassportNumber') === '') return null;
  return {
    number: get('oldPassportNumber').toUpperCase(),
    issuedOn: optionalDate('oldPassportIssuedOn'),
    expiresOn: optionalDate('oldPassportExpiresOn'),
    issuedAbroad: toBoolean(get('oldPassportIssuedAbroad')),
    dataEqualsKtp: null,
  };
}

/** The file's text for a field after the profile's column, constant and word list; '' when there is none. */
function valueOf(
  source: Readonly<Record<string, string>>,
  field: ImportField,
  profile: MappingProfile,
): string {
  const column = profile.columns[field];
  const text = column === undefined ? profile.constants[field] : ownValue(source, column);
  const raw = (text ?? '').trim();
  return ownValue(profile.values[field], raw) ?? ownValue(KNOWN_WORDS[field], raw.toLowerCase()) ?? raw;
}

/** Anything that is no date of the format stays as it was, so that the schema refuses it by its own name. */
function toDate(text: string, format: MappingProfile['dateFormat']): string {
  if (isPlainDate(text.slice(0, 10))) return text.slice(0, 10);
  const [first, second, third] = text.split(/[-/. ]/);
  if (!first || !second || !third) return text;
  const pad = (part: string) => part.padStart(2, '0');
  const iso =
    format === 'MM/DD/YYYY'
      ? `${third}-${pad(first)}-${pad(second)}`
      : `${third}-${pad(second)}-${pad(first)}`;
  return isPlainDate(iso) ? iso : text;
}

/** `9.00`, `09:00:00`, the time behind a date, or a workbook's part of a day (0.375). */
function toTime(text: string): string {
  if (/^0?[.,]\d+$/.test(text)) {
    const minutes = Math.round(Number(text.replace(',', '.')) * 24 * 60);
    return clock(Math.floor(minutes / 60), minutes % 60);
  }
  const match = /(?:^|[ T])(\d{1,2})[.:](\d{2})(?!\d)/.exec(text);
  return match ? clock(Number(match[1]), Number(match[2])) : text;
}

function clock(hours: number, minutes: number): string {
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

function toBoolean(text: string): boolean {
  return ['true', 'ya', 'y', '1', 'yes'].includes(text.toLowerCase());
}

/** Schema path → the field that the person knows from the mapping page. */
const FIELD_OF_PATH: Readonly<Record<string, ImportField>> = {
  'appointment.date': 'appointmentDate',
  'appointment.time': 'appointmentTime',
  'payment.status': 'paymentStatus',
  'payment.billingCode': 'billingCode',
  'payment.ntpn': 'ntpn',
  'payment.amount': 'amount',
  'payment.paidOn': 'paidOn',
  'applicant.oldPassport.number': 'oldPassportNumber',
  'applicant.oldPassport.issuedOn': 'oldPassportIssuedOn',
  'applicant.oldPassport.expiresOn': 'oldPassportExpiresOn',
};

function toRowError(
  issue: z.core.$ZodIssue,
  row: number,
  get: (field: ImportField) => string,
): ImportRowError {
  const path = issue.path.map(String).join('.');
  const field =
    FIELD_OF_PATH[path] ?? (path.replace(/^applicant\./, '').replace(/\.\d+$/, '') as ImportField);
  const code = /^[A-Z_]+$/.test(issue.message) ? issue.message : 'VALUE_NOT_ALLOWED';
  return { row, field, code, value: get(field).slice(0, 60) };
}
