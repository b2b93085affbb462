import { must } from '#common/kernel/must.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { isFinal } from '#common/domain/applications/vocabulary.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { SnapshotReply, WholeFile } from '#common/contract/hub/pull.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { keepNamingKeys } from '#main/records/repositories/attachment-keys.ts';
import { dropFile, listFileIds } from '#main/records/repositories/applications.ts';
import {
  dropAcceptedActions,
  findFiles,
  storeAccounts,
  storeBlanks,
} from '#main/records/repositories/hub-rows.ts';
import { keepAcknowledgements } from '#main/records/repositories/office-documents.ts';
import { filesWaiting, pendingOf } from '#main/records/repositories/outbox.ts';
import { changeSyncState, readSyncState } from '#main/records/repositories/sync-state.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';
import type { HubLink } from './hub-link.ts';
import { catchUp } from './catch-up.ts';
import { fetchMissingSops } from './missing-sops.ts';
import { offerAgain } from './offer-again.ts';
import { forgetMeta } from '#main/records/repositories/small-tables.ts';
import { storeDocuments } from './office-documents.ts';
import { rebaseFiles } from './rebase.ts';
import { storeWholeFiles } from './whole-files.ts';

const ASKED_AT_ONCE = 50;

type Copying = { db: DeskDatabase; office: OfficeContext; link: HubLink };

/**
 * A copy of the office, the first one and one each morning: files as they are, page by page, not their history replayed. An interrupted copy goes on
 * where it stopped; the feed then goes on from where the first page was taken.
 */
export async function firstCopy(copying: Copying, onPage: (files: number) => void): Promise<void> {
  const { db, office, link } = copying;
  const state = must(await readSyncState(db), 'only a desk with a hub copies');
  const isResumed = state.copyAfter !== null;
  const seen = new Set<ApplicationId>();
  let cursor = isResumed ? state.cursor : null;
  let after = state.copyAfter ?? '';
  for (;;) {
    const page = await link.snapshot(after);
    // Before the copy: what the hub has forgotten of this desk must wait again, not be copied over.
    await catchUp(copying, page.lastSeq);
    await offerAgain(db, office, page.lastSeq);
    cursor ??= page.cursor;
    const place = { cursor, copyAfter: page.next };
    // The first page brings the documents itself.
    if (!page.office) await fetchMissingSops(db, office, link, page.files);
    const fitting = page.files.filter((whole) => fits(whole, state.trimmedUpTo));
    await db.transaction(async (trx) => {
      if (page.office) await storeOffice(trx, office, page.office);
      await storeWholeFiles(trx, office, fitting, true);
      await changeSyncState(trx, place);
    });
    for (const { applicationId } of fitting) seen.add(applicationId);
    onPage(page.files.length);
    if (page.next === null) break;
    after = page.next;
  }
  await layOutUnknown(copying, seen);
  if (!isResumed) await dropUnseen(copying, seen);
  await changeSyncState(db, { copiedOn: office.today() });
  await office.refresh(db);
}

/** What had to leave for want of room does not come back each morning; whoever opens it fetches it. */
function fits({ file }: WholeFile, trimmedUpTo: Instant | null): boolean {
  // The hub made it by the same rules.
  const { state, stateSince } = file as Application;
  return trimmedUpTo === null || !isFinal(state) || stateSince > trimmedUpTo;
}

/** Files that this desk works on and the copy did not hold: older ones come whole, ones that the hub lost begin anew. */
async function layOutUnknown({ db, office, link }: Copying, seen: ReadonlySet<ApplicationId>): Promise<void> {
  const asked = (await filesWaiting(db)).filter((id) => !seen.has(id));
  for (let start = 0; start < asked.length; start += ASKED_AT_ONCE) {
    const ids = asked.slice(start, start + ASKED_AT_ONCE);
    const { files } = await link.files(ids);
    await fetchMissingSops(db, office, link, files);
    const known = new Set(files.map(({ applicationId }) => applicationId));
    await db.transaction(async (trx) => {
      await storeWholeFiles(trx, office, files, true);
      const lost = ids.filter((id) => !known.has(id));
      const shown = await findFiles(trx, lost);
      const pending = await pendingOf(trx, lost);
      await dropAcceptedActions(trx, lost);
      const begunAnew = lost.map((id) => ({
        applicationId: id,
        base: { version: 0, file: null },
        shown: shown.get(id) ?? null,
        pending: pending.filter(({ applicationId }) => applicationId === id),
      }));
      await rebaseFiles(trx, office, begunAnew);
    });
  }
}

/**
 * What no longer belongs on this desk goes, so that a stolen disk never holds the whole office. Files that the hub did not take
 * when the office moved are nowhere else and stay.
 */
async function dropUnseen({ db, office }: Copying, seen: ReadonlySet<ApplicationId>): Promise<void> {
  const waiting = new Set(await filesWaiting(db));
  const gone = (await listFileIds(db)).filter(
    (id) => !seen.has(id) && !waiting.has(id) && !office.isKept(id),
  );
  for (const id of gone) await db.transaction((trx) => dropFile(trx, id));
}

async function storeOffice(
  trx: DeskDatabase,
  office: OfficeContext,
  { accounts, blanks, documents, acknowledgements, namingKeys }: NonNullable<SnapshotReply['office']>,
): Promise<void> {
  await storeAccounts(trx, accounts, office.now());
  await storeBlanks(trx, blanks);
  await keepAcknowledgements(trx, acknowledgements);
  await keepNamingKeys(trx, namingKeys);
  // A hub that was restored may have forgotten a day that this desk still knows.
  await forgetMeta(trx, 'fieldDays');
  await forgetMeta(trx, 'blankStops');
  await storeDocuments(trx, office, documents);
  await office.refresh(trx);
}
