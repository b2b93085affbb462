import type { Language } from '#common/i18n/index.ts';
import { localDate, localTime, type Instant } from '#common/kernel/instant.ts';
import {
  dayOf,
  monthOf,
  weekdayOf,
  yearOf,
  makePlainDate,
  type PlainDate,
} from '#common/kernel/plain-date.ts';

/** Written out here rather than taken from the system, so that every desk and every printout shows the same. */
const WEEKDAYS = {
  id: ['Min', 'Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const satisfies Record<Language, readonly string[]>;

const MONTHS = {
  id: ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
} as const satisfies Record<Language, readonly string[]>;

/** `Sel 24 Nov 2026`. */
export function formatDate(date: PlainDate, language: Language): string {
  return `${WEEKDAYS[language][weekdayOf(date)]} ${formatDay(date, language)}`;
}

const LONG_WEEKDAYS = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'] as const;
const LONG_MONTHS = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
] as const;

/** `24 November 2026`, as a letter writes it. Letters are Indonesian. */
export function formatLetterDay(date: PlainDate): string {
  return `${dayOf(date)} ${LONG_MONTHS[monthOf(date) - 1]} ${yearOf(date)}`;
}

/** `Selasa, 24 November 2026`. */
export function formatLetterDate(date: PlainDate): string {
  return `${LONG_WEEKDAYS[weekdayOf(date)]}, ${formatLetterDay(date)}`;
}

/** `24 Nov 2026`, for dates whose weekday says nothing (birth, expiry). */
export function formatDay(date: PlainDate, language: Language): string {
  return `${dayOf(date)} ${MONTHS[language][monthOf(date) - 1]} ${yearOf(date)}`;
}

/** `24 Nov`, for columns in which the year is plain from the context. */
export function formatShortDay(date: PlainDate, language: Language): string {
  return `${dayOf(date)} ${MONTHS[language][monthOf(date) - 1]}`;
}

/** `09:41` on the office's wall. */
export function formatTime(instant: Instant, utcOffsetMinutes: number): string {
  return localTime(instant, utcOffsetMinutes);
}

/** `Sel 24 Nov 2026 09:41`. */
export function formatMoment(instant: Instant, utcOffsetMinutes: number, language: Language): string {
  return `${formatDate(localDate(instant, utcOffsetMinutes), language)} ${localTime(instant, utcOffsetMinutes)}`;
}

/** `Rp650.000`, in both languages: the rupiah is written the Indonesian way. */
export function formatMoney(rupiah: number): string {
  const digits = String(Math.abs(Math.trunc(rupiah))).replaceAll(/\B(?=(\d{3})+$)/g, '.');
  return `${rupiah < 0 ? '-' : ''}Rp${digits}`;
}

/** `1371 9900 0000 0001`: sixteen digits are compared in fours. A masked number is grouped as well. */
export function formatNik(nik: string): string {
  return nik.replaceAll(/(.{4})(?=.)/g, '$1 ');
}

/** `12.345` and `0,5`: the Indonesian way, in both languages. */
export function formatCount(count: number): string {
  const [whole = '', part] = String(count).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, '.');
  return part === undefined ? grouped : `${grouped},${part}`;
}

export function minutesBetween(from: Instant, to: Instant): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000));
}

/**
 * What a person types as a date: `24-11-2026`, `24/11/2026`, `24.11.2026`, `24112026` or `2026-11-24`. Null when it is no day of the
 * calendar.
 */
export function parseTypedDate(text: string): PlainDate | null {
  const trimmed = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(trimmed);
  const local =
    /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(trimmed) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(trimmed);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : [];
  if (!year || !month || !day) return null;
  try {
    return makePlainDate(Number(year), Number(month), Number(day));
  } catch {
    return null;
  }
}

/** `24-11-2026`, as it is typed. */
export function toTypedDate(date: PlainDate): string {
  return `${date.slice(8, 10)}-${date.slice(5, 7)}-${date.slice(0, 4)}`;
}

/** What a person types as a time of the day: `08:00`, `8.00`, `0800` or `8`. As `HH:MM` of 24 hours; null when it is none. */
export function parseTypedTime(text: string): string | null {
  const [, hour, minute = '00'] = /^(\d{1,2})(?:[:. ]?(\d{2}))?$/.exec(text.trim()) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute}`;
}
