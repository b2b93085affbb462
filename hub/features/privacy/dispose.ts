import type { DisposalPreview, DisposedAsk, DisposedFiles } from '#common/contract/hub/disposals.ts';
import { DISPOSED_AT_ONCE } from '#common/contract/hub/disposals.ts';
import { approvedDisposals } from '#common/domain/registers/disposals.ts';
import { carryOutDisposals } from '#runtime/disposal/carry-out.ts';
import type { DisposalRecords } from '#runtime/disposal/disposal-records.ts';
import { heldNow } from '#runtime/disposal/held-now.ts';
import { fileDigest, lastDay, momentOf, previewOf } from '#runtime/disposal/due-list.ts';
import { inLanes } from '#runtime/in-lanes.ts';
import type { Vault } from '#runtime/vault/vault.ts';
import { appendAudit } from '#hub/features/audit/append.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { actionDetails } from '#hub/store/audit.ts';
import type { Store } from '#hub/store/database.ts';
import {
  catchUpMentions,
  deleteFiles,
  deleteOldLists,
  dueFiles,
  endRun,
  hasBegun,
  insertRun,
  keepFiles,
  markBytesGone,
  markGone,
  nextOfRun,
  noteMentions,
  picturesOf,
  runFiles,
  samePersons,
  waitingBytes,
} from '#hub/store/disposals.ts';
import { lockOffice, readPlace } from '#hub/store/feed.ts';
import { readCut } from '#hub/store/pull-reads.ts';
import { listOfficeIds } from '#hub/store/office.ts';
import { insertEntry, readEntries } from '#hub/store/registers.ts';

type Parts = { hub: HubContext; vault: Vault };

const LANES = 4;
const BYTES_AT_ONCE = 500;
const ALL = Number.MAX_SAFE_INTEGER;
const SWEPT = [
  'action',
  'application',
  'attachment',
  'attachment_mention',
  'command',
  'duplicate_review',
  'specific_image',
  'gateway_outbox',
  'gateway_result',
  'gateway_list',
  'gateway_difference',
  'gateway_problem',
];
const NOBODY = { actor: '', desk: 'HUB', event: 'DISPOSE' } as const;

/** What could go today. */
export async function previewDisposal(hub: HubContext, officeId: string): Promise<DisposalPreview> {
  const { store } = hub;
  return readCut(store, async (trx) => {
    const { today, years, utcOffsetMinutes } = await rulesOf(hub, trx, officeId);
    const before = lastDay(today, years);
    const due = await dueFiles(trx, officeId, momentOf(before, utcOffsetMinutes));
    const { feedSeq } = await readPlace(trx, officeId);
    const held = await heldNow(recordsAt(hub, trx, { officeId, feedSeq }));
    return previewOf(due, held, { years, before, utcOffsetMinutes });
  });
}

export async function disposedFiles(
  { store }: HubContext,
  officeId: string,
  { run, after }: DisposedAsk,
): Promise<DisposedFiles> {
  return { files: await runFiles(store, { officeId, run, after, limit: DISPOSED_AT_ONCE }) };
}

/** Whole files that two persons let go, with their pictures. Answers how many went. */
export async function disposeAtHub({ hub, vault }: Parts): Promise<number> {
  let gone = 0;
  for (const officeId of await listOfficeIds(hub.store)) {
    const transaction = <T>(work: (records: DisposalRecords) => Promise<T>) =>
      hub.store.transaction(async (trx) => {
        const { feedSeq } = await lockOffice(trx, officeId);
        return work(recordsAt(hub, trx, { officeId, feedSeq }));
      });
    const book = await readEntries(hub.store, officeId, {
      register: 'disposals',
      subject: null,
      since: null,
    });
    if (approvedDisposals(book).length > 0) await catchUpMentions(hub.store, officeId);
    const some = await carryOutDisposals({ transaction });
    if (some > 0) await sweep(hub.store);
    await removeBytes({ hub, vault }, officeId);
    gone += some;
  }
  return gone;
}

function recordsAt(
  hub: HubContext,
  trx: Store,
  { officeId, feedSeq }: { officeId: string; feedSeq: number },
): DisposalRecords {
  const { clock } = hub;
  const at = clock.now();
  return {
    now: () => at,
    rules: () => rulesOf(hub, trx, officeId),
    book: (register) => readEntries(trx, officeId, { register, subject: null, since: null }),
    addLine: (entry) => insertEntry(trx, officeId, entry),
    note: (notes) =>
      appendAudit(
        trx,
        officeId,
        notes.map((note) => ({ ...NOBODY, at, ...note })),
      ),
    ofSamePersons: (ids) => samePersons(trx, officeId, ids),
    due: (before) => dueFiles(trx, officeId, before),
    hasBegun: (run) => hasBegun(trx, officeId, run),
    begin: (run, files) => insertRun(trx, { officeId, run, at }, files),
    next: (run, limit) => nextOfRun(trx, { officeId, run, limit }),
    keep: (ids) => keepFiles(trx, officeId, ids),
    async remove(files) {
      const ids = files.map(({ id }) => id);
      await noteMentions(trx, officeId, feedSeq);
      const audited = await actionDetails(trx, officeId, ids);
      const pictures = await picturesOf(trx, officeId, ids);
      const gone = ids.map((applicationId) => {
        const details = audited.get(applicationId) ?? [];
        const digest = fileDigest(details);
        return { applicationId, actions: details.length, pictures: pictures.get(applicationId) ?? 0, digest };
      });
      await deleteFiles(trx, officeId, files);
      await markGone(trx, officeId, gone, at);
      return gone;
    },
    listed: (run) => runFiles(trx, { officeId, run, after: '', limit: ALL }),
    async end(run, before) {
      await deleteOldLists(trx, officeId, before);
      await endRun(trx, officeId, run, at);
    },
  };
}

/** What was deleted is not left lying in the tables' free room. */
async function sweep(store: Store): Promise<void> {
  for (const table of SWEPT) {
    await store.raw('vacuum ??', [table]);
  }
}

/** The rows went with the files; what they named goes now, and after a crash in the next round. */
async function removeBytes({ hub: { store, clock }, vault }: Parts, officeId: string): Promise<void> {
  const waiting = await waitingBytes(store, officeId);
  for (let start = 0; start < waiting.length; start += BYTES_AT_ONCE) {
    const some = waiting.slice(start, start + BYTES_AT_ONCE);
    await inLanes(some, LANES, (id) => vault.remove(id));
    await markBytesGone(store, officeId, some, clock.now());
  }
}

async function rulesOf({ office, clock }: HubContext, db: Store, officeId: string) {
  const { rulesSeq } = await readPlace(db, officeId);
  const rules = await office.rules(db, officeId, rulesSeq, clock.now());
  return {
    today: rules.today,
    years: rules.sop().settings.dossierRetentionYears.value,
    utcOffsetMinutes: rules.policy().utcOffsetMinutes,
  };
}
