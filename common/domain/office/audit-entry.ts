import { z } from 'zod';
import { Instant } from '#common/kernel/instant.ts';

export const AuditEvent = z.enum([
  'ACTION',
  'VIEW',
  'REVEAL',
  'SEARCH',
  'SIGN_IN',
  'SIGN_IN_FAILED',
  'SIGN_OUT',
  'LOCK',
  'UNLOCK',
  'ACCOUNT',
  'REFUSED',
  'STOCK',
  'OUTAGE',
  'SETTING',
  'IMPORT',
  // One decision that gave many files another day.
  'RESCHEDULE',
  'DOCUMENT',
  'DESK',
  // A day of service outside the office.
  'FIELD',
  // Something done with the chain itself: checked, exported, a day closed.
  'AUDIT',
  // The seed of a day's lots, told once.
  'SEED',
  // A line of a book that the office keeps beside its files.
  'REGISTER',
  // Pictures of bodies that went by a rule of the office.
  'ERASE',
  // Whole files whose years were over, by a decision of two.
  'DISPOSE',
]);
export type AuditEvent = z.infer<typeof AuditEvent>;

export const AuditEntry = z.strictObject({
  at: Instant,
  actor: z.string().max(60),
  desk: z.string().max(60),
  event: AuditEvent,
  /** Application, account or serial that it is about. */
  subject: z.string().max(80),
  /** Codes, ids and digests, and the reason that an officer gave; never a name or a number of a person from a file. */
  detail: z.string().max(400),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
