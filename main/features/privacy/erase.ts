import { erasureDue, specificImagesOf, type ErasureRule } from '#common/domain/privacy/specific-data.ts';
import { heldFiles } from '#common/domain/registers/holds.ts';
import type { AttachmentId } from '#common/kernel/ids.ts';
import { addFullDays } from '#common/kernel/instant.ts';
import { inLanes } from '#runtime/in-lanes.ts';
import type { Desk } from '#main/features/desk.ts';
import { appendAudit } from '#main/records/repositories/audit.ts';
import { readEntries } from '#main/records/repositories/registers.ts';
import {
  imagesToJudge,
  keepersOf,
  markErased,
  noteImages as insertImages,
  unreadActions,
  type Erased,
} from '#main/records/repositories/specific-data.ts';

type Erasing = Pick<Desk, 'db' | 'office' | 'vault'>;

/** So few that nobody at the desk waits for it; the first run of an old office has many. */
const AT_ONCE = 200;
const LANES = 4;

/** By the clock alone: nobody sits at it. */
const NOBODY = { actor: '', desk: 'SYSTEM', event: 'ERASE' } as const;

/** Pictures of bodies go from this desk when their days are over, whether or not a hub can be asked. Answers how many. */
export async function eraseDue(desk: Erasing): Promise<number> {
  const { db, office } = desk;
  await noteImages(desk);
  const policy = office.deskPolicy().privacy;
  const now = office.now();
  const candidates = await imagesToJudge(db, addFullDays(now, -policy.photoDays));
  // Where there is a hub, its copy is the one that is held back.
  const entries = office.hub ? [] : await readEntries(db, { register: 'holds', subject: null, since: null });
  const held = heldFiles(entries, office.today());
  const due = candidates.flatMap(({ file, ...image }) => {
    if (held.has(image.applicationId)) return [];
    const rule = erasureDue(image, file, { policy, now });
    return rule ? [{ id: image.id, applicationId: image.applicationId, rule }] : [];
  });
  return erase(desk, due);
}

/** What the hub says is gone goes here too: it hears of the centre's receipt first. */
export async function eraseAsTold(
  desk: Erasing,
  told: ReadonlyMap<AttachmentId, ErasureRule>,
): Promise<number> {
  await noteImages(desk);
  const kept = await keepersOf(desk.db, [...told.keys()]);
  return erase(
    desk,
    kept.flatMap((image) => {
      const rule = told.get(image.id);
      return rule ? [{ ...image, rule }] : [];
    }),
  );
}

/** Reads the pictures of bodies out of actions that nobody has looked at yet. */
export async function noteImages({ db }: Pick<Erasing, 'db'>): Promise<void> {
  for (;;) {
    const { actions, ids } = await unreadActions(db);
    if (ids.length === 0) return;
    const images = actions.flatMap((action) =>
      specificImagesOf(action).map(({ id, kind, acknowledged }) => ({
        id,
        applicationId: action.applicationId,
        kind,
        capturedAt: action.occurredAt,
        receivedAt: acknowledged ? action.occurredAt : null,
      })),
    );
    await db.transaction((trx) => insertImages(trx, images, ids));
  }
}

/** Bytes first: a crash between the two is made up by the next round, which finds nothing to remove and marks the row. */
async function erase({ db, office, vault }: Erasing, due: readonly Erased[]): Promise<number> {
  const going = new Set(due.map(keyOf));
  const keepers = await keepersOf(db, [...new Set(due.map(({ id }) => id))]);
  // The same picture on a file whose days are not over yet: it goes with the last.
  const shared = new Set(keepers.filter((one) => !going.has(keyOf(one))).map(({ id }) => id));
  const gone = due.filter(({ id }) => !shared.has(id));
  for (let start = 0; start < gone.length; start += AT_ONCE) {
    const some = gone.slice(start, start + AT_ONCE);
    await inLanes(some, LANES, ({ id }) => vault.remove(id));
    const at = office.now();
    await db.transaction(async (trx) => {
      await markErased(trx, some, at);
      for (const [subject, detail] of perFile(some)) {
        await appendAudit(trx, { ...NOBODY, at, subject, detail });
      }
    });
  }
  return gone.length;
}

function keyOf({ id, applicationId }: Pick<Erased, 'id' | 'applicationId'>): string {
  return `${id} ${applicationId}`;
}

/** One entry a file: how many went by which rule. */
function perFile(erased: readonly Erased[]): [subject: string, detail: string][] {
  const files = Map.groupBy(erased, ({ applicationId }) => applicationId);
  return [...files].map(([subject, ones]) => {
    const rules = Map.groupBy(ones, ({ rule }) => rule);
    return [subject, [...rules].map(([rule, all]) => `${rule} ${all.length}`).join(' ')];
  });
}
