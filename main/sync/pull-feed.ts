import { setTimeout } from 'node:timers/promises';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Cursor } from '#common/contract/hub/cursor.ts';
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
/** Signing and sending a request. */
const LEAVES_WITHIN_MS = 4;

export type PulledPage = Applied & { more: boolean; reply: PullReply };

/** One page of the feed onto this desk. */
export async function pullPage(db: DeskDatabase, office: OfficeContext, link: HubLink): Promise<PulledPage> {
  return storePage({ db, office, link }, await link.pull(await cursorOf(db), PAGE));
}

/**
 * Everything that the hub has; while one page is written the next is on its way. A page that came ahead counts only where it
 * was asked for from the very place to which the one before it brought this desk. Returns the hub's last answer.
 */
export async function pullAll(
  pulling: Pulling,
  onPage: (page: PulledPage) => void = () => undefined,
): Promise<PullReply> {
  const { db, link } = pulling;
  let ahead: Ahead | null = null;
  try {
    for (;;) {
      const cursor = await cursorOf(db);
      const reply: PullReply = (await answerOf(ahead, cursor)) ?? (await link.pull(cursor, PAGE));
      ahead = reply.more ? askAhead(link, reply.cursor) : null;
      await hasLeft(ahead);
      const page = await storePage(pulling, reply);
      onPage(page);
      if (!page.more) return reply;
      // Whole files came between, which the hub may have read later than the page.
      if (page.wanted.length > 0) {
        await ahead?.reply;
        ahead = null;
      }
    }
  } finally {
    // Nothing that this desk asked for outlives the round.
    await ahead?.reply;
  }
}

type Pulling = { db: DeskDatabase; office: OfficeContext; link: HubLink };
type Ahead = { cursor: Cursor; reply: Promise<PullReply | null> };

/** Null where it fails: the page is asked for anew when its turn comes, and that failure counts. */
function askAhead(link: HubLink, cursor: Cursor): Ahead {
  return { cursor, reply: link.pull(cursor, PAGE).catch(() => null) };
}

/** A page is written without a pause, and a request that has not left by then stays here until its end. */
async function hasLeft(ahead: Ahead | null): Promise<void> {
  if (ahead) await Promise.race([ahead.reply, setTimeout(LEAVES_WITHIN_MS)]);
}

async function answerOf(ahead: Ahead | null, cursor: Cursor): Promise<PullReply | null> {
  const reply = (await ahead?.reply) ?? null;
  return ahead?.cursor === cursor ? reply : null;
}

async function cursorOf(db: DeskDatabase): Promise<Cursor> {
  const state = must(await readSyncState(db), 'only a desk with a hub pulls');
  return must(state.cursor, 'the first copy gave the cursor');
}

/**
 * Page and cursor move in one transaction. Where files must be fetched whole the cursor waits for them: a page that comes again
 * changes nothing, a file that was passed by would stay away.
 */
async function storePage({ db, office, link }: Pulling, reply: PullReply): Promise<PulledPage> {
  const state = must(await readSyncState(db), 'only a desk with a hub pulls');
  const place = { cursor: reply.cursor, ...(reply.head ? { head: reply.head } : {}) };
  const applied = await together({ db, office }, async (trx) => {
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

/** Rules that came with a page go back with it. */
async function together<T>(
  { db, office }: Pick<Pulling, 'db' | 'office'>,
  work: (trx: DeskDatabase) => Promise<T>,
): Promise<T> {
  try {
    return await db.transaction(work);
  } catch (error) {
    await office.refresh(db);
    throw error;
  }
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
