import type { UnusualAsk, UnusualReply } from '#common/contract/hub/unusual-views.ts';
import { claimsInOrder } from '#common/domain/audit/claims-in-order.ts';
import { unusualViews } from '#common/domain/audit/unusual-views.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { lotsByDay } from '#runtime/office/day-seed.ts';
import {
  countUnconfirmedViews,
  listClaimsOnRecord,
  listSeeds,
  listViewers,
  listViews,
  viewedFiles,
} from '#hub/store/audit-facts.ts';
import type { Store } from '#hub/store/database.ts';
import { subjectNames } from '#hub/store/audit-search.ts';
import { readPlace } from '#hub/store/feed.ts';
import { readCut } from '#hub/store/pull-reads.ts';

/** A busy office looks at some thousand files a day; a longer list says that it was cut. */
const MOST_ENTRIES = 50_000;

export async function listUnusual(
  hub: HubContext,
  officeId: string,
  span: UnusualAsk,
): Promise<UnusualReply> {
  return readCut(hub.store, async (trx) => {
    const { rulesSeq } = await readPlace(trx, officeId);
    const { viewing } = (await hub.office.rules(trx, officeId, rulesSeq, hub.clock.now())).policy();
    const found = await listViews(trx, officeId, { ...span, limit: MOST_ENTRIES });
    const entries = found.slice(0, MOST_ENTRIES);
    const viewers = await listViewers(
      trx,
      officeId,
      entries.map(({ actor }) => actor),
    );
    const ids = entries.map(({ subject }) => subject);
    const files = await viewedFiles(trx, officeId, { ids, niks: viewers.flatMap(({ nik }) => nik ?? []) });
    const viewed = {
      entries,
      files: new Map(files.map((file) => [file.id, file])),
      viewers: new Map(viewers.map((viewer) => [viewer.id, viewer])),
    };
    const hits = unusualViews(viewed, viewing);
    const names = await subjectNames(
      trx,
      officeId,
      hits.flatMap((hit) => [hit.actor, ...hit.files]),
    );
    return {
      hits: hits.map((hit) => ({
        ...hit,
        actorName: names.get(hit.actor) ?? null,
        numbers: hit.files.map((id) => names.get(id) ?? id),
      })),
      entries: entries.length,
      isCut: found.length > MOST_ENTRIES,
      unconfirmed: await countUnconfirmedViews(trx, officeId, span),
      outOfOrder: await outOfOrder(trx, officeId, span),
    };
  });
}

async function outOfOrder(
  trx: Store,
  officeId: string,
  span: UnusualAsk,
): Promise<UnusualReply['outOfOrder']> {
  const lots = lotsByDay(await listSeeds(trx, officeId));
  const found = claimsInOrder(await listClaimsOnRecord(trx, officeId, span), lots);
  const names = await subjectNames(
    trx,
    officeId,
    found.map(({ actor }) => actor),
  );
  return found.map((one) => ({ ...one, actorName: names.get(one.actor) ?? null }));
}
