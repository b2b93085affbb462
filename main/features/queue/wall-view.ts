import type { WallNotice, WallView } from '#common/contract/ipc/hall.ts';
import { hallCallsOf, newestCalls } from '#common/domain/queue/hall-call.ts';
import { ANNOUNCEMENTS, onTheWall, type Announcement } from '#common/domain/registers/announcements.ts';
import { foldEntries } from '#common/domain/registers/register.ts';
import { instantAt } from '#common/kernel/instant.ts';
import { readRegister } from '#main/features/registers/office-registers.ts';
import type { Desk } from '#main/features/desk.ts';
import { listActionsOf } from '#main/records/repositories/actions.ts';
import { calledSince } from '#main/records/repositories/hall-figures.ts';
import { readEntries } from '#main/records/repositories/registers.ts';

/** The number that is called now, and five before it. */
const CALLS_SHOWN = 6;
/** Files taken up elsewhere look alike until their lists are read. */
const CANDIDATES = 40;
const NOTICES_EVERY_MS = 60_000;

/** Reads what hangs on the wall. Of a hub's announcements it keeps the last answer: nobody may be signed in. */
export function wallReader(desk: Desk): () => Promise<WallView> {
  const { db, office, clock, preferences } = desk;
  let known: readonly Announcement[] = [];
  let readAt = 0;

  async function announcements(): Promise<readonly Announcement[]> {
    if (!desk.hub) {
      const asked = { register: ANNOUNCEMENTS.name, subject: null, since: null };
      return foldEntries(ANNOUNCEMENTS, await readEntries(db, asked)).map(({ item }) => item);
    }
    if (desk.session.user && Date.now() - readAt > NOTICES_EVERY_MS) {
      readAt = Date.now();
      const kept = await readRegister(desk, ANNOUNCEMENTS).catch(() => null);
      if (kept) known = kept.map(({ item }) => item);
    }
    return known;
  }

  return async () => {
    const today = office.today();
    const { utcOffsetMinutes } = office.policy();
    const ids = await calledSince(db, instantAt(today, '00:00', utcOffsetMinutes), CANDIDATES);
    const lists = [...(await listActionsOf(db, ids)).values()];
    const since = instantAt(today, '00:00', utcOffsetMinutes);
    const calls = lists.flatMap((list) => hallCallsOf(list)).filter(({ at }) => at >= since);
    return {
      office: office.info()?.name ?? '',
      calls: newestCalls(calls, CALLS_SHOWN),
      notices: onTheWall(await announcements(), today).map(noticeOf),
      language: preferences.read().language,
      utcOffsetMinutes,
      now: clock.now(),
    };
  };
}

function noticeOf({ title, text, isUrgent }: Announcement): WallNotice {
  return { title, text, isUrgent };
}
