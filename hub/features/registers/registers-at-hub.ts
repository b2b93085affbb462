import type {
  AppendEntry,
  EntriesReply,
  PublishedNotices,
  ReadEntries,
} from '#common/contract/hub/registers.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { ActorRole } from '#common/domain/applications/vocabulary.ts';
import { ANNOUNCEMENTS, publishedFrom } from '#common/domain/registers/announcements.ts';
import { entriesFor, foldEntries, mayRead, type Entry } from '#common/domain/registers/register.ts';
import { REGISTERS } from '#common/domain/registers/registers.ts';
import type { UserId } from '#common/kernel/ids.ts';
import { localDate } from '#common/kernel/instant.ts';
import { appendEntry } from '#runtime/registers/append-entry.ts';
import { ZONE_MINUTES } from '#runtime/sop/sop-library.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { appendNote } from '#hub/features/session/office-change.ts';
import { lockOffice } from '#hub/store/feed.ts';
import { getOffice } from '#hub/store/office.ts';
import { findEntry, insertEntry, readEntries } from '#hub/store/registers.ts';

/** The person of the request, at the desk of the request. */
export type RegisterDoer = { officeId: string; userId: UserId; roles: readonly ActorRole[]; desk: string };

export async function appendAtHub(hub: HubContext, doer: RegisterDoer, asked: AppendEntry): Promise<Entry> {
  const { officeId, userId, roles, desk } = doer;
  return hub.store.transaction(async (trx) => {
    // Two lines about one subject wait for one another.
    await lockOffice(trx, officeId);
    const { zone } = await getOffice(trx, officeId);
    const store = {
      find: (id: string) => findEntry(trx, officeId, id),
      ofSubject: (subject: Pick<Entry, 'register' | 'subject'>) =>
        readEntries(trx, officeId, { ...subject, since: null }),
      add: (entry: Entry) => insertEntry(trx, officeId, entry),
      note: ({ register, subject, kind }: Entry) =>
        appendNote(
          hub,
          trx,
          { officeId, actor: userId, desk },
          {
            event: 'REGISTER',
            subject,
            detail: `${register} ${kind}`,
          },
        ),
    };
    const author = { userId, roles, desk, now: hub.clock.now(), utcOffsetMinutes: ZONE_MINUTES[zone] };
    return appendEntry(store, asked, author);
  });
}

export async function readAtHub(
  hub: HubContext,
  { officeId, userId, roles }: RegisterDoer,
  asked: ReadEntries,
): Promise<EntriesReply> {
  const register = REGISTERS[asked.register];
  if (!mayRead(register, roles)) throw new CodedError('FORBIDDEN');
  const entries = await readEntries(hub.store, officeId, asked);
  return { entries: [...entriesFor(register, entries, { userId, roles })] };
}

/** What hangs in the hall from today on; it is read by everybody who waits there. */
export async function publishedAtHub(hub: HubContext, officeId: string): Promise<PublishedNotices> {
  const { zone } = await getOffice(hub.store, officeId);
  const asked = { register: ANNOUNCEMENTS.name, subject: null, since: null };
  const book = foldEntries(ANNOUNCEMENTS, await readEntries(hub.store, officeId, asked));
  return { notices: publishedFrom(book, localDate(hub.clock.now(), ZONE_MINUTES[zone])) };
}
