import { z } from 'zod';
import { UserId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import { AuditEntry, AuditEvent } from '#common/domain/office/audit-entry.ts';
import { SignedHead } from './audit.ts';

/** Entries in one page of a search. */
const PAGE_OF_ENTRIES = 500;

/** What an auditor asks of the chain; null leaves a question open. Newest first, so `before` is where the last page ended. */
export const AuditSearch = z.strictObject({
  from: Instant.nullable(),
  until: Instant.nullable(),
  actor: UserId.nullable(),
  events: z.array(AuditEvent).max(AuditEvent.options.length),
  desk: z.string().trim().max(60).nullable(),
  /** Number or id of a file, user name or id of a person, or whatever else stands as subject. */
  subject: z.string().trim().max(80).nullable(),
  text: z.string().trim().max(100).nullable(),
  before: z.int().min(1).nullable(),
  limit: z.int().min(1).max(PAGE_OF_ENTRIES),
});
export type AuditSearch = z.infer<typeof AuditSearch>;

/** Who wrote an entry: the hub, a desk, or a desk about somebody who by what the hub knows was not signed in there. */
export const AuditOrigin = z.enum(['HUB', 'DESK', 'UNCONFIRMED']);
export type AuditOrigin = z.infer<typeof AuditOrigin>;

/** An entry with the words for its ids. */
export const FoundEntry = z.strictObject({
  ...AuditEntry.shape,
  origin: AuditOrigin,
  seq: z.int().min(1),
  hash: z.string(),
  actorName: z.string().nullable(),
  /** Number of the file or name of the person that it is about. */
  subjectName: z.string().nullable(),
});
export type FoundEntry = z.infer<typeof FoundEntry>;

export const AuditPage = z.strictObject({
  entries: z.array(FoundEntry),
  /** Asked as `before` for what is older; null at the end. */
  next: z.int().min(1).nullable(),
});
export type AuditPage = z.infer<typeof AuditPage>;

/** What came of a walk through the whole chain. */
export const ChainCheck = z.strictObject({
  at: Instant,
  entries: z.int().min(0),
  files: z.int().min(0),
  problem: z.string().nullable(),
  /** The entry or the file at which it was found. */
  where: z.string().nullable(),
});
export type ChainCheck = z.infer<typeof ChainCheck>;

export const ChainState = z.strictObject({
  head: SignedHead,
  /** The newest check that is on record, and who asked for it. */
  checked: z.strictObject({ ...ChainCheck.shape, byName: z.string().nullable() }).nullable(),
  people: z.array(z.strictObject({ id: UserId, name: z.string() })),
  desks: z.array(z.string()),
});
export type ChainState = z.infer<typeof ChainState>;

/** Said before anything is written: the entry of the export stands below the head that goes with it. */
export const ExportNote = z.strictObject({ format: z.enum(['CSV', 'JSONL']) });
export type ExportNote = z.infer<typeof ExportNote>;
