import { readCursor } from '#common/contract/hub/cursor.ts';
import type { LivePage } from '#common/contract/hub/live.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { changeSyncState, readSyncState } from '#main/records/repositories/sync-state.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';
import { applyPage } from './apply-page.ts';

export type AppliedLive = { changed: readonly ApplicationId[]; isOfficeChanged: boolean };

const NOTHING: AppliedLive = { changed: [], isOfficeChanged: false };

/** Rolls the page back: the desk fetches it, and the files that it lacks. */
class FilesMissing extends Error {}

/**
 * A page that the live feed brought, with the cursor in one transaction. Null when it does not follow on what this desk has,
 * or when files must be fetched whole for it.
 */
export async function applyLive(
  db: DeskDatabase,
  office: OfficeContext,
  page: LivePage,
): Promise<AppliedLive | null> {
  const from = readCursor(page.after);
  const to = readCursor(page.cursor);
  try {
    return await db.transaction(async (trx) => {
      const state = await readSyncState(trx);
      if (!state?.cursor) return null;
      const here = readCursor(state.cursor);
      if (here.epoch !== from.epoch || here.seq < from.seq) return null;
      // It came with an answer of the hub already.
      if (here.seq >= to.seq) return NOTHING;
      // What is left out of a page is left out for those who stand at its beginning.
      if (here.seq > from.seq) return null;
      const { changed, wanted, isOfficeChanged } = await applyPage(trx, office, page.entries);
      if (wanted.length > 0) throw new FilesMissing();
      // What this desk sent of its own chain may have brought it a newer one already.
      const isNewer = page.head !== null && page.head.seq >= (state.head?.seq ?? 0);
      await changeSyncState(trx, { cursor: page.cursor, ...(isNewer ? { head: page.head } : {}) });
      return { changed, isOfficeChanged };
    });
  } catch (error) {
    // Rules that came with the page went back with it.
    await office.refresh(db);
    if (error instanceof FilesMissing) return null;
    throw error;
  }
}
