import type { Application } from '#common/domain/applications/application.ts';
import { REMINDER_DAYS, type OldBookOutcome, type ReminderDay } from './pickup-words.ts';
import { localDate, type Instant } from '#common/kernel/instant.ts';
import { daysBetween } from '#common/kernel/plain-date.ts';

/** What says whether a book is replaced at all. */
export type ReplacedBook = Pick<Application, 'type' | 'endorsement'>;

/**
 * What may become of the book that a new one replaces: expired, full and damaged ones are revoked, one damaged in issuance is
 * cancelled, a lost one stays lost with the police report or the BAP (Permenkumham 8/2014). Changed data in a new book replace the
 * old one, which is revoked like a full one; written into the old book as an endorsement they leave it what it is. (The regulation does not
 * name that case: nobody holds two valid books.)
 */
export function oldBookOutcomes({ type, endorsement }: ReplacedBook): readonly OldBookOutcome[] {
  switch (type) {
    case 'REPLACE_EXPIRED':
    case 'REPLACE_FULL':
      return ['REVOKED'];
    case 'REPLACE_DAMAGED':
      return ['REVOKED', 'CANCELLED'];
    case 'REPLACE_LOST':
      return ['LOST'];
    case 'DATA_CHANGE':
      return endorsement ? [] : ['REVOKED'];
    case 'NEW':
      return [];
  }
}

/** The old book is still to be recorded before the new one goes out. */
export function owesOldBook(file: Application): boolean {
  return oldBookOutcomes(file).length > 0 && (file.oldBook ?? null) === null;
}

/**
 * The reminders whose day has come and that nobody has recorded, oldest first. Counted from the day of issue, as the end of
 * the collection is; a book that became ready later is not told of days before it was.
 */
export function remindersDue(
  { state, readyAt, issuedOn, reminders = [] }: Application,
  now: Instant,
  utcOffsetMinutes: number,
): readonly ReminderDay[] {
  if (state !== 'READY_FOR_PICKUP' || readyAt === null) return [];
  const readyOn = localDate(readyAt, utcOffsetMinutes);
  const start = issuedOn ?? readyOn;
  const ready = daysBetween(start, readyOn);
  const waited = daysBetween(start, localDate(now, utcOffsetMinutes));
  return REMINDER_DAYS.filter(
    (day) => day > ready && day <= waited && !reminders.some((sent) => sent.day === day),
  );
}
