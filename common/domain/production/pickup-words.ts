/** Days after which a holder who has not come is reminded. */
export const REMINDER_DAYS = [14, 21, 28] as const;
export type ReminderDay = (typeof REMINDER_DAYS)[number];

export const OLD_BOOK_OUTCOMES = ['REVOKED', 'CANCELLED', 'LOST'] as const;
export type OldBookOutcome = (typeof OLD_BOOK_OUTCOMES)[number];

/** By what right somebody collects a passport. */
export const COLLECTORS = ['SELF', 'FAMILY_SAME_KK', 'PARENT', 'PROXY', 'GUARDIAN'] as const;
export type CollectorKind = (typeof COLLECTORS)[number];
