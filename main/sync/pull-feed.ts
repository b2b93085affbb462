import type { ApplicationId } from '#common/kernel/ids.ts';
import type { PullReply } from '#common/contract/hub/pull.ts';
import { PAGE } from '#common/contract/hub/protocol.ts';
import { must } from '#common/kernel/must.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { freeNumbers } from '#main/records/repositories/outbox.ts';
import { changeSyncState, readSyncState } from '#main/records/repositories/sync-state.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';
import { applyPage, type Applied } from './apply-page.ts';
import type { HubLink } from './hub-link.ts';
import { fetchMissingSops } from './missing-sops.ts';
import { storeWholeFiles } from './whole-files.ts';

const FILES_AT_ONCE = 50;

/**
 * One page of the feed onto this desk; page and cursor move in one transaction. Where files must be fetched whole the cursor
 * waits for them: a page that comes again changes nothing, a file that was passed by would stay away.
 */
export async function pullPage(
  db: DeskDatabase,
  office: OfficeContext,
  link: HubLink,
): Promise<Applied & { more: boolean; reply: PullReply }> {
  const state = must(await readSyncState(db), 'only a desk with a hub pulls');
  const cursor = must(state.cursor, 'the first copy gave the cursor');
  const reply = await link.pull(cursor, PAGE);
  const place = { cursor: reply.cursor, ...(reply.head ? { head: reply.head } : {}) };
  const applied = await db.transaction(async (trx) => {
    const page = await applyPage(trx, office, reply.entries);
    // The hub may have more of this desk than it was told itself: somebody brought its outbox on a stick.
    const answeredSeq = Math.max(state.answeredSeq, reply.lastSeq);
    await changeSyncState(trx, { answeredSeq });
    await freeNumbers(trx, answeredSeq);
    if (page.wanted.length === 0) await changeSyncState(trx, place);
    return page;
  });
  const fetched = await fetchFiles(db, office, { link, ids: applied.wanted });
  if (applied.wanted.length > 0) await changeSyncState(db, place);
  if (reply.lastSeq > state.answeredSeq) await office.refreshHub(db);
  return { ...applied, changed: [...applied.changed, ...fetched], more: reply.more, reply };
}

/** Files whole, by name: those that the feed alone cannot bring, and older ones that somebody asks for. */
export async function fetchFiles(
  db: DeskDatabase,
  office: OfficeContext,
  { link, ids }: { link: HubLink; ids: readonly ApplicationId[] },
): Promise<readonly ApplicationId[]> {
  const changed: ApplicationId[] = [];
  for (let start = 0; start < ids.length; start += FILES_AT_ONCE) {
    const { files } = await link.files(ids.slice(start, start + FILES_AT_ONCE));
    await fetchMissingSops(db, office, link, files);
    changed.push(...(await db.transaction((trx) => storeWholeFiles(trx, office, files))));
  }
  return changed;
}
