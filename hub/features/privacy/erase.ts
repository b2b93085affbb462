import { erasureDue, specificImagesOf } from '#common/domain/privacy/specific-data.ts';
import { heldFiles } from '#common/domain/registers/holds.ts';
import { addFullDays } from '#common/kernel/instant.ts';
import { inLanes } from '#runtime/in-lanes.ts';
import type { Vault } from '#runtime/vault/vault.ts';
import { appendAudit } from '#hub/features/audit/append.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { readPlace } from '#hub/store/feed.ts';
import { listOfficeIds } from '#hub/store/office.ts';
import { readEntries } from '#hub/store/registers.ts';
import {
  imagesToJudge,
  keepersOf,
  markErased,
  noteImages as insertImages,
  unreadActions,
  type Erased,
} from '#hub/store/specific-data.ts';

/** Desks wait for the office's lock no longer than that takes. */
const AT_ONCE = 500;
const LANES = 4;

type Parts = { hub: HubContext; vault: Vault };

/** Pictures of bodies go when their days are over, or when the centre has said that it has the prints. Answers how many. */
export async function eraseDueAtHub(parts: Parts): Promise<number> {
  let gone = 0;
  for (const officeId of await listOfficeIds(parts.hub.store)) gone += await eraseOfOffice(parts, officeId);
  return gone;
}

async function eraseOfOffice({ hub, vault }: Parts, officeId: string): Promise<number> {
  const { store, office, clock } = hub;
  await noteImages(hub, officeId);
  const now = clock.now();
  const { rulesSeq } = await readPlace(store, officeId);
  const { deskPolicy, today } = await office.rules(store, officeId, rulesSeq, now);
  const policy = deskPolicy.privacy;
  const candidates = await imagesToJudge(store, officeId, addFullDays(now, -policy.photoDays));
  const held = heldFiles(
    await readEntries(store, officeId, { register: 'holds', subject: null, since: null }),
    today,
  );
  const due = candidates.flatMap(({ file, ...image }) => {
    if (held.has(image.applicationId)) return [];
    const rule = erasureDue(image, file, { policy, now });
    return rule ? [{ id: image.id, applicationId: image.applicationId, rule }] : [];
  });
  if (due.length === 0) return 0;
  const gone = await notShared(hub, officeId, due);
  // Bytes first: a crash between the two is made up by the next round, which finds nothing to remove and marks the row.
  for (let start = 0; start < gone.length; start += AT_ONCE) {
    const some = gone.slice(start, start + AT_ONCE);
    await inLanes(some, LANES, ({ id }) => vault.remove(id));
    await store.transaction(async (trx) => {
      await appendAudit(
        trx,
        officeId,
        [...perFile(some)].map((note) => ({ ...note, at: now })),
      );
      await markErased(trx, officeId, some, now);
    });
  }
  return gone.length;
}

/** Reads the pictures of bodies out of actions that nobody has looked at yet. */
export async function noteImages({ store }: Pick<HubContext, 'store'>, officeId: string): Promise<void> {
  for (;;) {
    const actions = await unreadActions(store, officeId);
    if (actions.length === 0) return;
    const images = actions.flatMap((action) =>
      specificImagesOf(action).map(({ id, kind, acknowledged }) => ({
        id,
        applicationId: action.applicationId,
        kind,
        capturedAt: action.occurredAt,
        receivedAt: acknowledged ? action.occurredAt : null,
      })),
    );
    const ids = actions.map(({ id }) => id);
    await store.transaction((trx) => insertImages(trx, officeId, images, ids));
  }
}

/** The same picture on a file whose days are not over yet: it goes with the last. */
async function notShared({ store }: HubContext, officeId: string, due: readonly Erased[]): Promise<Erased[]> {
  const going = new Set(due.map(keyOf));
  const keepers = await keepersOf(store, officeId, [...new Set(due.map(({ id }) => id))]);
  const shared = new Set(keepers.filter((one) => !going.has(keyOf(one))).map(({ id }) => id));
  return due.filter(({ id }) => !shared.has(id));
}

function keyOf({ id, applicationId }: Pick<Erased, 'id' | 'applicationId'>): string {
  return `${id} ${applicationId}`;
}

/** One entry a file: how many went by which rule. */
function* perFile(erased: readonly Erased[]) {
  for (const [subject, ones] of Map.groupBy(erased, ({ applicationId }) => applicationId)) {
    const rules = Map.groupBy(ones, ({ rule }) => rule);
    const detail = [...rules].map(([rule, all]) => `${rule} ${all.length}`).join(' ');
    yield { actor: '', desk: 'HUB', event: 'ERASE' as const, subject, detail };
  }
}
