import type { AuditEntry, AuditEvent } from '#common/domain/office/audit-entry.ts';
import { SYSTEM_ACTOR } from '#common/domain/applications/system-actor.ts';
import { addMinutes, type Instant } from '#common/kernel/instant.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { CallingDesk } from '#hub/hub-context.ts';
import { CLOCK_TOLERANCE_MINUTES, wasSignedIn } from '#hub/features/sync/authorise.ts';
import type { Store } from '#hub/store/database.ts';
import { findActors, type Actor } from '#hub/store/page-reads.ts';
import { readAlone } from '#hub/store/read-together.ts';
import { readTakeOver } from '#hub/store/take-over.ts';

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
  'DESK',
]);
/** The one thing that a desk says of an office document. */
const NOT_TRUSTED = 'DOCUMENT_NOT_TRUSTED';

/** A desk writes the moment and the person itself; the hub believes it for people whom it let in there at that moment. */
export async function confirming(
  trx: Store,
  desk: CallingDesk,
  { entries, now }: { entries: readonly AuditEntry[]; now: Instant },
): Promise<(entry: AuditEntry) => boolean> {
  if (await isMoving(trx, desk)) return () => true;
  const since = entries.reduce((first, { at }) => (at < first ? at : first), now);
  const ids = [...new Set(entries.map(({ actor }) => actor as UserId))];
  const people = await readAlone(
    trx,
    findActors(trx, ids, { officeId: desk.officeId, deskIds: [desk.id], since }),
  );
  const latest = addMinutes(now, CLOCK_TOLERANCE_MINUTES);
  return (entry) => entry.at <= latest && isOfDesk(entry) && isByWhoWasThere(entry, desk.id, people);
}

/** An office that began at this desk: what stands in its chain until now happened under nobody else's eyes. */
async function isMoving(trx: Store, { id, officeId }: CallingDesk): Promise<boolean> {
  const takeOver = await readTakeOver(trx, officeId);
  return takeOver?.deskId === id && takeOver.state !== 'DONE';
}

function isOfDesk({ event, detail }: AuditEntry): boolean {
  return OF_DESKS.has(event) || (event === 'DOCUMENT' && detail === NOT_TRUSTED);
}

function isByWhoWasThere(
  { actor, at }: AuditEntry,
  deskId: string,
  people: ReadonlyMap<UserId, Actor>,
): boolean {
  // Nobody was signed in, or the program did it: it says nothing of a person.
  if (actor === '' || actor === SYSTEM_ACTOR) return true;
  const person = people.get(actor as UserId);
  return person !== undefined && wasSignedIn(person, deskId, at);
}
