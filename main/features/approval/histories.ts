import type { ApplicationId } from '#common/kernel/ids.ts';
import type { FileHistory } from '#common/domain/approval/sections.ts';
import { historyOf } from '#common/domain/approval/since-capture.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { listActionIdsOf, listActionsOf } from '#main/records/repositories/actions.ts';

/** What files' own lists tell, for those who are asked for. */
export type ReadHistories = (
  db: DeskDatabase,
  ids: readonly ApplicationId[],
) => Promise<ReadonlyMap<ApplicationId, FileHistory>>;

/** Worked out from the whole lists. */
export const readHistories: ReadHistories = async (db, ids) => {
  const lists = await listActionsOf(db, ids);
  return new Map(ids.map((id) => [id, historyOf(lists.get(id) ?? [])]));
};

/**
 * The same, and a list that is as it was is not worked out again: it is recognised by the ids of its actions, which also tell
 * that the hub put another in their midst. Kept is only what was asked for the last time.
 */
export function keptHistories(): ReadHistories {
  let kept: ReadonlyMap<ApplicationId, { list: string; history: FileHistory }> = new Map();
  return async (db, ids) => {
    const lists = await listActionIdsOf(db, ids);
    const listOf = (id: ApplicationId) => lists.get(id) ?? '';
    const changed = ids.filter((id) => kept.get(id)?.list !== listOf(id));
    const fresh = await readHistories(db, changed);
    const now = new Map<ApplicationId, { list: string; history: FileHistory }>();
    for (const id of ids) {
      const history = fresh.get(id) ?? kept.get(id)?.history;
      if (history) now.set(id, { list: listOf(id), history });
    }
    kept = now;
    return new Map([...now].map(([id, { history }]) => [id, history]));
  };
}
