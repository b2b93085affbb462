import type { WallNotice, WallView } from '#common/contract/ipc/hall.ts';
import { hallCallsOf, newestCalls } from '#common/domain/queue/hall-call.ts';
import { onTheWall, type PublishedNotice } from '#common/domain/registers/announcements.ts';
import { instantAt } from '#common/kernel/instant.ts';
import type { Desk } from '#main/features/desk.ts';
import { listActionsOf } from '#main/records/repositories/actions.ts';
import { calledSince } from '#main/records/repositories/hall-figures.ts';
import { WallNotices } from './wall-notices.ts';

/** The number that is called now, and five before it. */
const CALLS_SHOWN = 6;
/** Files taken up elsewhere look alike until their lists are read. */
const CANDIDATES = 40;

/** Reads what hangs on the wall. */
export function wallReader(desk: Desk): () => Promise<WallView> {
  const { db, office, clock, preferences } = desk;
  const published = new WallNotices(desk);

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
      notices: onTheWall(await published.read(), today).map(noticeOf),
      language: preferences.read().language,
      utcOffsetMinutes,
      now: clock.now(),
    };
  };
}

function noticeOf({ title, text, isUrgent }: PublishedNotice): WallNotice {
  return { title, text, isUrgent };
}
