import type { AuditEntry, AuditEvent } from '#common/domain/office/audit-entry.ts';
import { SYSTEM_ACTOR } from '#common/domain/applications/system-actor.ts';
import { addMinutes, Instant } from '#common/kernel/instant.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { CallingDesk } from '#hub/hub-context.ts';
import { CLOCK_TOLERANCE_MINUTES, wasSignedIn } from '#hub/features/sync/authorise.ts';
import { firstSignIn } from '#hub/store/accounts.ts';
import type { Store } from '#hub/store/database.ts';
import type { OfficePlace } from '#hub/store/feed.ts';
import { findActors, type Actor } from '#hub/store/page-reads.ts';
import { readAlone } from '#hub/store/read-together.ts';
import { readTakeOver } from '#hub/store/take-over.ts';

const END_OF_TIME = Instant.parse('9999-12-31T00:00:00.000Z');

/** What a desk of a hub does by itself. Everything else is done at the hub, which writes it down. */
const OF_DESKS: ReadonlySet<AuditEvent> = new Set<AuditEvent>([
  'VIEW',
  'REVEAL',
  'SEARCH',
  'SIGN_IN',
  'SIGN_IN_FAILED',
  'SIGN_OUT',
  'LOCK',
  'UNLOCK',
  'REFUSED',
  'SETTING',
  'IMPORT',
  'RESCHEDULE',
  'DESK',
]);
/** Says nothing of what somebody did; so does a start password, with which no hub lets anybody act. */
const COMING_AND_GOING: ReadonlySet<AuditEvent> = new Set<AuditEvent>(['LOCK', 'UNLOCK', 'SIGN_OUT']);
/** The one thing that a desk says of an office document. */
const NOT_TRUSTED = 'DOCUMENT_NOT_TRUSTED';

/** A desk writes the moment and the person itself; the hub believes it for people whom it let in there at that moment. */
export async function confirming(
  trx: Store,
  desk: CallingDesk,
  { entries, now, place }: { entries: readonly AuditEntry[]; now: Instant; place: OfficePlace },
): Promise<(entry: AuditEntry) => boolean> {
  const ownUntil = place.takeOver === null ? null : await readOwnTime(trx, desk);
  const since = entries.reduce((first, { at }) => (at < first ? at : first), now);
  const ids = [...new Set(entries.map(({ actor }) => actor as UserId))];
  const people = await readAlone(
    trx,
    findActors(trx, ids, { officeId: desk.officeId, deskIds: [desk.id], since }),
  );
  const latest = addMinutes(now, CLOCK_TOLERANCE_MINUTES);
  return (entry) =>
    (ownUntil !== null && entry.at < ownUntil) ||
    (entry.at <= latest && isOfDesk(entry) && isByWhoWasThere(entry, desk.id, people));
}

/** An office that began at this desk: until the hub let somebody in there, things happened under nobody else's eyes. */
async function readOwnTime(trx: Store, { id, officeId }: CallingDesk): Promise<Instant | null> {
  const takeOver = await readTakeOver(trx, officeId);
  if (takeOver?.deskId !== id) return null;
  return (await firstSignIn(trx, id)) ?? END_OF_TIME;
}

function isOfDesk({ event, detail }: AuditEntry): boolean {
  return OF_DESKS.has(event) || (event === 'DOCUMENT' && detail === NOT_TRUSTED);
}

function isByWhoWasThere(
  { event, actor, at }: AuditEntry,
  deskId: string,
  people: ReadonlyMap<UserId, Actor>,
): boolean {
  // Nobody was signed in, or the program did it: it says nothing of a person.
  if (actor === '' || actor === SYSTEM_ACTOR || COMING_AND_GOING.has(event)) return true;
  const person = people.get(actor as UserId);
  return person !== undefined && wasSignedIn(person, deskId, at);
}
