import { cursorAt } from '#common/contract/hub/cursor.ts';
import type { z } from 'zod';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import { namedAttachments } from '#common/domain/documents/named-attachments.ts';
import type { AcceptedAction, SnapshotQuery, SnapshotReply, WholeFile } from '#common/contract/hub/pull.ts';
import type { CallingDesk, HubContext } from '#hub/hub-context.ts';
import type { Store } from '#hub/store/database.ts';
import { listAcknowledgements } from '#hub/store/acknowledgements.ts';
import { listDocuments } from '#hub/store/documents.ts';
import { readPlace } from '#hub/store/feed.ts';
import {
  actionsOf,
  attachmentsById,
  filesById,
  filesInWindow,
  listBlanks,
  listPeople,
  readCut,
  readLastSeq,
  type FileRow,
} from '#hub/store/pull-reads.ts';
import { namingKeysOf } from './naming-keys.ts';
import { windowAt } from './window.ts';

type Office = { id: string; code: string };

/**
 * A page of the first copy: files as they are, in the order of their ids, and with the first page the office itself. Each
 * page is a cut of its own; what changed between two of them comes again with the feed behind the first page's cursor.
 */
export async function snapshotPage(
  hub: HubContext,
  { id: deskId, officeId }: CallingDesk,
  { after, limit }: Pick<z.infer<typeof SnapshotQuery>, 'after' | 'limit'>,
): Promise<SnapshotReply> {
  return readCut(hub.store, async (trx) => {
    const place = await readPlace(trx, officeId);
    const now = hub.clock.now();
    const rules = await hub.office.rules(trx, officeId, place.rulesSeq, now);
    const window = windowAt(place, rules, now);
    const rows = await filesInWindow(trx, officeId, { after, limit, window });
    return {
      cursor: cursorAt(place.epoch, place.feedSeq),
      files: await whole(trx, { id: officeId, code: rules.code }, rows),
      next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null,
      office:
        after === ''
          ? {
              accounts: await listPeople(trx, officeId),
              documents: await listDocuments(trx, officeId),
              blanks: await listBlanks(trx, officeId),
              acknowledgements: await listAcknowledgements(trx, officeId),
              namingKeys: await namingKeysOf(hub, trx, officeId),
            }
          : null,
      lastSeq: await readLastSeq(trx, deskId),
    };
  });
}

/** Files of the desk's office by name, also those outside the window: somebody has them before them. */
export async function wholeFiles(
  hub: HubContext,
  { officeId }: CallingDesk,
  ids: readonly ApplicationId[],
): Promise<WholeFile[]> {
  return readCut(hub.store, async (trx) => {
    const place = await readPlace(trx, officeId);
    const { code } = await hub.office.rules(trx, officeId, place.rulesSeq, hub.clock.now());
    return whole(trx, { id: officeId, code }, await filesById(trx, officeId, ids));
  });
}

async function whole(trx: Store, office: Office, rows: readonly FileRow[]): Promise<WholeFile[]> {
  const lists = await actionsOf(
    trx,
    office.code,
    rows.map(({ id }) => id),
  );
  const named = new Map(rows.map(({ id }) => [id, attachmentsNamed(lists.get(id) ?? [])]));
  const known = await attachmentsById(trx, office.id, [...named.values()].flat());
  return rows.map(({ id, version, snapshot }) => ({
    applicationId: id,
    version,
    file: snapshot,
    actions: lists.get(id) ?? [],
    attachments: (named.get(id) ?? []).map((attachment) => {
      // One that its desk has not sent yet has a name and nothing else.
      const { mediaType = '', bytes = 0 } = known.get(attachment) ?? {};
      return { id: attachment, mediaType, bytes };
    }),
  }));
}

function attachmentsNamed(actions: readonly AcceptedAction[]) {
  // Each was parsed by the rule of its kind when it was accepted.
  return [...new Set(actions.flatMap((action) => namedAttachments(action as unknown as Action)))];
}
