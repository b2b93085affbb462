import { CodedError } from '#common/contract/coded-error.ts';
import type { CloseDay, DailyClose, DayState } from '#common/contract/hub/daily-close.ts';
import type { UserId } from '#common/kernel/ids.ts';
import { instantAt, localDate } from '#common/kernel/instant.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { countStates, insertClose, listClaims, listCloses } from '#hub/store/daily-close.ts';
import { listDesks } from '#hub/store/desks.ts';
import { readPlace } from '#hub/store/feed.ts';
import type { Doer } from '#hub/features/session/office-change.ts';
import { noteAndSign } from './search.ts';

const CLOSES_SHOWN = 31;
const CLAIMS_SHOWN = 100;

/** What is still open, and the days that were closed. */
export async function dayState(hub: HubContext, officeId: string): Promise<DayState> {
  const { store, clock } = hub;
  const { rulesSeq } = await readPlace(store, officeId);
  const rules = await hub.office.rules(store, officeId, rulesSeq, clock.now());
  const { utcOffsetMinutes } = rules.policy();
  const day = localDate(clock.now(), utcOffsetMinutes);
  const began = instantAt(day, '00:00', utcOffsetMinutes);
  const desks = await listDesks(store, officeId);
  const silent = desks.filter(
    ({ revokedAt, lastSeenAt }) => revokedAt === null && (lastSeenAt ?? '') < began,
  );
  return {
    day,
    counts: await countStates(store, officeId),
    claims: await listClaims(store, officeId, CLAIMS_SHOWN),
    silentDesks: silent.map(({ name }) => name),
    isOutage: rules.wasOutage(clock.now()),
    outside: rules.fieldDays
      .filter(({ ended, on }) => ended === null && on <= day)
      .map(({ place, deskName, files }) => ({ place, deskName, files: files.length })),
    closes: await listCloses(store, officeId, CLOSES_SHOWN),
  };
}

/**
 * Closes the day once: an entry in the chain, the head above it with the hub's name, and what was open. Throws DAY_CLOSED,
 * and DAY_NOT_TODAY for another day than the one on the office's wall, which is what the screen showed.
 */
export async function closeDay(hub: HubContext, doer: Doer, { day, note }: CloseDay): Promise<DailyClose> {
  const { officeId, actor, desk } = doer;
  const today = await dayState(hub, officeId);
  if (today.day !== day) throw new CodedError('DAY_NOT_TODAY', { day: today.day });
  await hub.store.transaction(async (trx) => {
    const head = await noteAndSign(hub, trx, doer, { subject: 'day', detail: `closed ${day}` });
    const counts = await countStates(trx, officeId);
    const close = { day, at: head.at, actor: actor as UserId, desk, head, counts, note };
    if (!(await insertClose(trx, close))) throw new CodedError('DAY_CLOSED', { day });
  });
  const [newest] = await listCloses(hub.store, officeId, 1);
  if (!newest) throw new CodedError('NOT_FOUND');
  return newest;
}
