import { z } from 'zod';
import { refuse } from '#common/domain/applications/refusal.ts';
import type { UserId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { goesOnWith, opensWith, type EntryMeta, type Register } from './register.ts';

/** A word to the applicants: on the wall of the hall, and as a picture for the office's social media. */
const NoticeText = z.strictObject({
  title: z.string().trim().min(3).max(80),
  text: z.string().trim().min(3).max(400),
  /** First and last day on the wall. */
  from: PlainDate,
  to: PlainDate,
  isUrgent: z.boolean(),
});
const InOrder = NoticeText.refine(({ from, to }) => from <= to, { message: 'DAYS_BACKWARDS', path: ['to'] });

export type Announcement = z.infer<typeof NoticeText> & {
  id: string;
  state: 'DRAFT' | 'PUBLISHED' | 'WITHDRAWN';
  writtenBy: UserId | null;
  writtenAt: Instant;
  publishedBy: UserId | null;
  publishedAt: Instant | null;
};

export const HEADS = ['SUBSECTION_HEAD', 'SECTION_HEAD', 'OFFICE_HEAD'] as const;
/** Who writes; heads alone publish and withdraw. */
export const NOTICE_WRITERS = [...HEADS, 'COMPLAINT'] as const;
const Nothing = z.strictObject({});

export const ANNOUNCEMENTS: Register<Announcement> = {
  name: 'announcements',
  readers: 'ANYBODY',
  rules: {
    'write/1': opensWith<Announcement, typeof InOrder>(InOrder, {
      roles: NOTICE_WRITERS,
      open: (payload, meta) => ({
        ...payload,
        id: meta.subject,
        state: 'DRAFT',
        publishedBy: null,
        publishedAt: null,
        ...writtenBy(meta),
      }),
    }),
    'rewrite/1': goesOnWith<Announcement, typeof InOrder>(InOrder, {
      roles: NOTICE_WRITERS,
      refuses: ({ state }) => (state === 'DRAFT' ? null : refuse('ANNOUNCEMENT_PUBLISHED')),
      apply: (item, payload, meta) => ({ ...item, ...payload, ...writtenBy(meta) }),
    }),
    'publish/1': goesOnWith<Announcement, typeof Nothing>(Nothing, {
      roles: HEADS,
      refuses: ({ state }) => (state === 'DRAFT' ? null : refuse('ANNOUNCEMENT_PUBLISHED')),
      apply: (item, _payload, { actor, at }) => ({
        ...item,
        state: 'PUBLISHED',
        publishedBy: actor,
        publishedAt: at,
      }),
    }),
    'withdraw/1': goesOnWith<Announcement, typeof Nothing>(Nothing, {
      roles: HEADS,
      refuses: ({ state }) => (state === 'WITHDRAWN' ? refuse('ANNOUNCEMENT_WITHDRAWN') : null),
      apply: (item) => ({ ...item, state: 'WITHDRAWN' }),
    }),
  },
};

/** What anybody may read of one that is published: who wrote it is not part of it. */
export const PublishedNotice = z.strictObject({ ...NoticeText.shape, publishedAt: Instant });
export type PublishedNotice = z.infer<typeof PublishedNotice>;

/** What of the book is to be read on this day or later. */
export function publishedFrom(book: readonly { item: Announcement }[], day: PlainDate): PublishedNotice[] {
  return book.flatMap(({ item: { state, publishedAt, title, text, from, to, isUrgent } }) =>
    state === 'PUBLISHED' && publishedAt !== null && day <= to
      ? [{ title, text, from, to, isUrgent, publishedAt }]
      : [],
  );
}

/** What hangs on the wall on a day, what is urgent first, then the newest. */
export function onTheWall(notices: readonly PublishedNotice[], day: PlainDate): PublishedNotice[] {
  return notices
    .filter(({ from, to }) => from <= day && day <= to)
    .toSorted(
      (one, other) =>
        Number(other.isUrgent) - Number(one.isUrgent) || other.publishedAt.localeCompare(one.publishedAt),
    );
}

function writtenBy({ actor, at }: EntryMeta) {
  return { writtenBy: actor, writtenAt: at };
}
