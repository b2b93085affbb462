import { z } from 'zod';
import { Entry, RegisterName, SubjectId } from '#common/domain/registers/register.ts';
import { PublishedNotice } from '#common/domain/registers/announcements.ts';
import { Instant } from '#common/kernel/instant.ts';

/** A line that a person writes into a book of the office. The same id again is the same line. */
export const AppendEntry = z.strictObject({
  ...Entry.pick({ id: true, register: true, subject: true, kind: true, payload: true }).shape,
  basedOn: z.int().min(0).max(100_000),
});
export type AppendEntry = z.infer<typeof AppendEntry>;

/** Whole subjects: one, or all that something was written about since; all where neither is named. */
export const ReadEntries = z.strictObject({
  register: RegisterName,
  subject: SubjectId.nullable(),
  since: Instant.nullable(),
});
export type ReadEntries = z.infer<typeof ReadEntries>;

export const EntriesReply = z.strictObject({ entries: z.array(Entry) });
export type EntriesReply = z.infer<typeof EntriesReply>;

/** For the wall of the hall, where nobody is signed in. */
export const PublishedNotices = z.strictObject({ notices: z.array(PublishedNotice) });
export type PublishedNotices = z.infer<typeof PublishedNotices>;
