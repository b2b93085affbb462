import { setImmediate } from 'node:timers/promises';
import { deadlineOf } from '#common/domain/applications/deadlines.ts';
import type { AppState } from '#common/domain/applications/vocabulary.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { deadlinesWorkedOutBy, listDeadlines, moveDeadlines, noteDeadlines } from '#hub/store/deadlines.ts';
import { lockOffice, readPlace } from '#hub/store/feed.ts';

/** The states in which a file has a last day (`deadlineOf`). */
const STATES = [
  'NO_SHOW',
  'DOC_INCOMPLETE',
  'SUSPENDED',
  'READY_FOR_PICKUP',
] as const satisfies readonly AppState[];
const BATCH = 100;

/**
 * Works stored deadlines out anew where rules or day are others than the last time. They are stored with a file when it
 * changes, but a published calendar moves them while nothing happens to the file. Returns how many moved.
 */
export async function refreshDeadlines(hub: HubContext, officeId: string): Promise<number> {
  const now = hub.clock.now();
  const { rulesSeq } = await readPlace(hub.store, officeId);
  const rules = await hub.office.rules(hub.store, officeId, rulesSeq, now);
  const by = `${rulesSeq} ${rules.today}`;
  if ((await deadlinesWorkedOutBy(hub.store, officeId)) === by) return 0;
  let moved = 0;
  let after = '';
  for (;;) {
    const page = await hub.store.transaction(async (trx) => {
      // Nobody changes a file between reading and writing its deadline.
      await lockOffice(trx, officeId);
      const files = await listDeadlines(trx, officeId, { states: STATES, after, limit: BATCH });
      const others = files.flatMap(({ id, file, deadlineOn: before }) => {
        const deadlineOn = deadlineOf(file, rules.policy(file.sopId));
        return deadlineOn === before ? [] : [{ id, deadlineOn }];
      });
      await moveDeadlines(trx, others);
      return { last: files.length === BATCH ? files.at(-1)?.id : undefined, moved: others.length };
    });
    moved += page.moved;
    if (page.last === undefined) break;
    after = page.last;
    // The desks' pushes wait for the same lock.
    await setImmediate();
  }
  await noteDeadlines(hub.store, officeId, by);
  return moved;
}
