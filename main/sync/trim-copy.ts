import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { addMinutes, type Instant } from '#common/kernel/instant.ts';
import type { MachinePolicy } from '#common/domain/station/machine-policy.ts';
import type { Vault } from '#runtime/vault/vault.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { dropFile } from '#main/records/repositories/applications.ts';
import { attachmentsOfGone, oldestClosed, recordsBytes } from '#main/records/repositories/desk-copy.ts';
import { changeSyncState, readSyncState } from '#main/records/repositories/sync-state.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';

const MEGABYTE = 1_000_000;
/** Down to this share of what is allowed, so that it is not done again tomorrow. */
const TRIM_TO = 0.9;
/** Below this share files that had to go may come back with the next copy. */
const ROOM_FROM = 0.6;
/** Until the hub's own backup of a night certainly has it, a closed file stays. */
const YOUNG_MINUTES = 2 * 24 * 60;
const AT_ONCE = 20;
const DAY_MINUTES = 24 * 60;

type Trimming = { db: DeskDatabase; office: OfficeContext; vault: Vault; policy: MachinePolicy };

/**
 * Keeps this desk's copy within the days that IT allows closed files on a PC, and within the office's `deskCopyMegabytes`: the files that were closed longest ago leave with their
 * pictures, and come back from the hub when somebody opens them. Open files never leave, nor anything that the hub has not got.
 */
export async function trimCopy({ db, office, vault, policy }: Trimming): Promise<readonly ApplicationId[]> {
  const allowed = office.deskPolicy().deskCopyMegabytes * MEGABYTE;
  const pictures = new Pictures(vault, await vault.sizes());
  const used = async () => (await recordsBytes(db)) + pictures.bytes;
  const before = addMinutes(office.now(), -YOUNG_MINUTES);
  const overdue = policy.ClosedFileDays === undefined ? null : daysAgo(office, policy.ClosedFileDays);
  if ((await used()) < allowed * ROOM_FROM) await changeSyncState(db, { trimmedUpTo: overdue });
  const gone: ApplicationId[] = [];

  /** The oldest leave as long as it is asked for; the moment up to which nothing is left, if anything left. */
  async function drop(until: Instant, isAsked: () => Promise<boolean>): Promise<Instant | null> {
    let last: Instant | null = null;
    let oldest = [] as Awaited<ReturnType<typeof oldestClosed>>;
    while (await isAsked()) {
      if (oldest.length === 0) {
        oldest = await oldestClosed(db, { before: until, except: office.keptFiles, limit: AT_ONCE });
      }
      const next = oldest.shift();
      if (!next) break;
      await db.transaction((trx) => dropFile(trx, next.id));
      await pictures.remove(await attachmentsOfGone(db, before, next.id));
      gone.push(next.id);
      last = next.since;
    }
    return last;
  }

  if (overdue !== null) {
    await drop(overdue, async () => true);
    await noteTrimmed(db, overdue);
  }
  if ((await used()) <= allowed) return gone;
  await pictures.remove(await attachmentsOfGone(db, before));
  await noteTrimmed(db, await drop(before, async () => (await used()) > allowed * TRIM_TO));
  return gone;
}

function daysAgo(office: OfficeContext, days: number): Instant {
  return addMinutes(office.now(), -days * DAY_MINUTES);
}

/** What closed up to here does not come back with the morning's copy. */
async function noteTrimmed(db: DeskDatabase, last: Instant | null): Promise<void> {
  const state = await readSyncState(db);
  if (!last || !state) return;
  const before = state.trimmedUpTo ?? last;
  await changeSyncState(db, { trimmedUpTo: last > before ? last : before });
}

/** The vault's files by what they take on the disk. */
class Pictures {
  readonly #vault: Vault;
  readonly #sizes: Map<AttachmentId, number>;
  bytes: number;

  constructor(vault: Vault, sizes: Map<AttachmentId, number>) {
    this.#vault = vault;
    this.#sizes = sizes;
    this.bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  }

  async remove(ids: readonly AttachmentId[]): Promise<void> {
    for (const id of ids) {
      const size = this.#sizes.get(id);
      if (size === undefined) continue;
      await this.#vault.remove(id);
      this.#sizes.delete(id);
      this.bytes -= size;
    }
  }
}
