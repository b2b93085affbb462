import { CodedError } from '#common/contract/coded-error.ts';
import type { HeldFiles } from '#common/contract/hub/held.ts';
import { addMinutes } from '#common/kernel/instant.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { findDesk } from '#hub/store/desks.ts';
import { readPlace } from '#hub/store/feed.ts';
import { countTaken, listHeld } from '#hub/store/held.ts';
import type { Doer } from '#hub/features/session/office-change.ts';

const DAY_MINUTES = 24 * 60;
/** Being seen is written once a minute: what began right after may have come to the desk as well. Rather one too many. */
const SEEN_MARGIN_MINUTES = 2;

/** What a desk held when it was last heard of: for the report on a PC that is lost. A desk holds every open file. */
export async function heldFiles(hub: HubContext, { officeId }: Doer, deskId: string): Promise<HeldFiles> {
  const { store } = hub;
  const desk = await findDesk(store, deskId);
  if (!desk || desk.officeId !== officeId) throw new CodedError('NOT_FOUND');
  const { name: deskName, lastSeenAt, enrolledAt, lastSeq } = desk;
  const seenAt = lastSeenAt ?? enrolledAt;
  const { rulesSeq } = await readPlace(store, officeId);
  const { deskPolicy } = await hub.office.rules(store, officeId, rulesSeq, hub.clock.now());
  const closedSince = addMinutes(seenAt, -deskPolicy.closedDays * DAY_MINUTES);
  const files = await listHeld(store, {
    officeId,
    deskId,
    deskName,
    seenAt: addMinutes(seenAt, SEEN_MARGIN_MINUTES),
    closedSince,
  });
  return { deskName, lastSeenAt, lastSeq, files, attachments: await countTaken(store, deskId) };
}
