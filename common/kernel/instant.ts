import { z } from 'zod';
import type { Brand } from './brand.ts';
import type { PlainDate } from './plain-date.ts';

/** A moment, ISO 8601 in UTC with milliseconds (`2026-11-24T01:02:03.004Z`), so that text order is time order. */
export type Instant = Brand<string, 'Instant'>;

export const Instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, 'INSTANT')
  .transform((text) => text as Instant);

export function toInstant(date: Date): Instant {
  return date.toISOString() as Instant;
}

/** The calendar day that the office's wall shows at `instant`. Offset in minutes; WIB is 420 and knows no summer time. */
export function localDate(instant: Instant, utcOffsetMinutes: number): PlainDate {
  return shifted(instant, utcOffsetMinutes).slice(0, 10) as PlainDate;
}

/** `HH:MM` on the office's wall. */
export function localTime(instant: Instant, utcOffsetMinutes: number): string {
  return shifted(instant, utcOffsetMinutes).slice(11, 16);
}

/** The moment at which the office's wall shows `time` (`HH:MM`) on `date`. */
export function instantAt(date: PlainDate, time: string, utcOffsetMinutes: number): Instant {
  return toInstant(new Date(Date.parse(`${date}T${time}:00.000Z`) - utcOffsetMinutes * 60_000));
}

export function addMinutes(instant: Instant, minutes: number): Instant {
  return toInstant(new Date(Date.parse(instant) + minutes * 60_000));
}

/** Days of 24 hours, whatever the calendar calls them. */
export function addFullDays(instant: Instant, days: number): Instant {
  return addMinutes(instant, days * 24 * 60);
}

/** Minutes from one moment to another, parts of one included; negative when `to` is earlier. */
export function minutesBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / 60_000;
}

function shifted(instant: Instant, utcOffsetMinutes: number): string {
  return new Date(Date.parse(instant) + utcOffsetMinutes * 60_000).toISOString();
}
