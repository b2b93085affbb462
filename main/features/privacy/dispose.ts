import type { DisposalPreview } from '#common/contract/hub/disposals.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { carryOutDisposals } from '#runtime/disposal/carry-out.ts';
import type { DisposalRecords } from '#runtime/disposal/disposal-records.ts';
import { heldNow } from '#runtime/disposal/held-now.ts';
import { fileDigest, lastDay, momentOf, previewOf } from '#runtime/disposal/due-list.ts';
import { inLanes } from '#runtime/in-lanes.ts';
import type { Desk } from '#main/features/desk.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { actionDetails, appendAudit } from '#main/records/repositories/audit.ts';
import {
  deleteFile,
  dueFiles,
  endRun,
  forgetBytes,
  hasBegun,
  insertRun,
  keepFiles,
  markGone,
  nextOfRun,
  picturesOf,
  runFiles,
  samePersons,
  waitingBytes,
} from '#main/records/repositories/disposals.ts';
import { filesWaiting } from '#main/records/repositories/outbox.ts';
import { readEntries, registerStore } from '#main/records/repositories/registers.ts';

type Disposing = Pick<Desk, 'db' | 'office' | 'vault'>;

const LANES = 4;
const ALL = -1;
const NOBODY = { actor: '', desk: 'SYSTEM', event: 'DISPOSE' } as const;

/** What could go today, on a desk that is its own authority. */
export async function previewHere(desk: Disposing): Promise<DisposalPreview> {
  const { db, office } = desk;
  const years = office.sop().settings.dossierRetentionYears.value;
  const { utcOffsetMinutes } = office.policy();
  const today = office.today();
  const before = lastDay(today, years);
  const due = await dueFiles(db, momentOf(before, utcOffsetMinutes));
  const held = await heldNow(recordsHere(desk, db));
  return previewOf(due, held, { years, before, utcOffsetMinutes });
}

/** Whole files that two persons let go, with their pictures. With a hub it is the hub's to do. Answers how many went. */
export async function disposeHere(desk: Disposing): Promise<number> {
  const { db, office } = desk;
  if (office.hub) return 0;
  const gone = await carryOutDisposals({
    transaction: (work) => db.transaction((trx) => work(recordsHere(desk, trx))),
  });
  await removeBytes(desk);
  // Deleted pages were overwritten (secure_delete); the log that still holds them is emptied.
  if (gone > 0) await db.raw('pragma wal_checkpoint(truncate)');
  return gone;
}

/** Files that the office let go at its hub: what this desk still has of them goes too. Work that waits for the hub stays until it was answered. */
export async function disposeAsTold(desk: Disposing, gone: readonly ApplicationId[]): Promise<void> {
  const waiting = new Set(await filesWaiting(desk.db));
  for (const id of gone) {
    if (!waiting.has(id)) await desk.db.transaction((trx) => deleteFile(trx, id));
  }
  await removeBytes(desk);
}

/** The rows went with the files; what they named goes now, and after a crash in the next round. */
async function removeBytes({ db, vault }: Pick<Disposing, 'db' | 'vault'>): Promise<void> {
  const waiting = await waitingBytes(db);
  await inLanes(waiting, LANES, (id) => vault.remove(id));
  await forgetBytes(db, waiting);
}

function recordsHere({ office }: Disposing, trx: DeskDatabase): DisposalRecords {
  const at = office.now();
  return {
    now: () => at,
    rules: async () => ({
      today: office.today(),
      years: office.sop().settings.dossierRetentionYears.value,
      utcOffsetMinutes: office.policy().utcOffsetMinutes,
    }),
    book: (register) => readEntries(trx, { register, subject: null, since: null }),
    addLine: (entry) => registerStore(trx).add(entry),
    async note(notes) {
      for (const note of notes) await appendAudit(trx, { ...NOBODY, at, ...note });
    },
    ofSamePersons: (ids) => samePersons(trx, ids),
    due: (before) => dueFiles(trx, before),
    hasBegun: (run) => hasBegun(trx, run),
    begin: (run, files) => insertRun(trx, { run, at }, files),
    next: (run, limit) => nextOfRun(trx, run, limit),
    keep: (ids) => keepFiles(trx, ids),
    async remove(files) {
      const gone = [];
      for (const { id } of files) {
        const details = await actionDetails(trx, id);
        const pictures = await picturesOf(trx, id);
        await deleteFile(trx, id);
        gone.push({ applicationId: id, actions: details.length, pictures, digest: fileDigest(details) });
      }
      await markGone(trx, gone, at);
      return gone;
    },
    listed: (run) => runFiles(trx, { run, after: '', limit: ALL }),
    end: (run) => endRun(trx, run, at),
  };
}
