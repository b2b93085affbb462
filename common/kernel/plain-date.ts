import { z } from 'zod';
import type { Brand } from './brand.ts';

/** A calendar day `YYYY-MM-DD` without time or zone. Arithmetic is done in UTC so that no zone can shift a day. */
export type PlainDate = Brand<string, 'PlainDate'>;

export const PlainDate = z
  .string()
  .refine(isPlainDate, { message: 'PLAIN_DATE' })
  .transform((text) => text as PlainDate);

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

export function isPlainDate(text: string): boolean {
  const match = PATTERN.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** Throws on anything but a real day: use {@link PlainDate} to parse foreign input. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new Error(`Not a calendar day: ${text}`);
  return text as PlainDate;
}

export function makePlainDate(year: number, month: number, day: number): PlainDate {
  return plainDate(
    `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
  );
}

export function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4));
}

export function monthOf(date: PlainDate): number {
  return Number(date.slice(5, 7));
}

export function dayOf(date: PlainDate): number {
  return Number(date.slice(8, 10));
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(date: PlainDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as PlainDate;
}

/** 29 February moves to 28 February in a year that has none. */
export function addYears(date: PlainDate, years: number): PlainDate {
  return clampDay(yearOf(date) + years, monthOf(date), dayOf(date));
}

export function addMonths(date: PlainDate, months: number): PlainDate {
  const index = yearOf(date) * 12 + (monthOf(date) - 1) + months;
  return clampDay(Math.floor(index / 12), (index % 12) + 1, dayOf(date));
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** Completed years at `on`. */
export function ageAt(birth: PlainDate, on: PlainDate): number {
  const years = yearOf(on) - yearOf(birth);
  return on.slice(5) >= birth.slice(5) ? years : years - 1;
}

export function minDate(a: PlainDate, b: PlainDate): PlainDate {
  return a <= b ? a : b;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function clampDay(year: number, month: number, day: number): PlainDate {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return makePlainDate(year, month, Math.min(day, last));
}
