import { CodedError } from '#common/contract/coded-error.ts';
import {
  ChainCheck,
  type AuditPage,
  type AuditSearch,
  type ChainState,
  type ExportNote,
} from '#common/contract/hub/audit-search.ts';
import type { SignedHead } from '#common/contract/hub/audit.ts';
import { maskNumbers } from '#common/domain/identity/nik.ts';
import type { AuditEntry } from '#common/domain/office/audit-entry.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { insertEntries, writeChainEnd } from '#hub/store/audit.ts';
import { lastOwnEntry, listNames, searchChain, subjectNames, subjectOf } from '#hub/store/audit-search.ts';
import type { Store } from '#hub/store/database.ts';
import { listDesks } from '#hub/store/desks.ts';
import { lockOffice } from '#hub/store/feed.ts';
import type { Doer } from '#hub/features/session/office-change.ts';
import { signedHead, signHead } from './signed-head.ts';
import { verifyChain } from './verify.ts';

/** A page of the office's chain in words: names for ids, no number of a person in clear. */
export async function search(
  { store }: HubContext,
  officeId: string,
  asked: AuditSearch,
): Promise<AuditPage> {
  const subject = asked.subject === null ? null : await subjectOf(store, officeId, asked.subject);
  const rows = await searchChain(store, officeId, { ...asked, subject });
  const names = await subjectNames(
    store,
    officeId,
    rows.flatMap((row) => [row.actor, row.subject]),
  );
  const nameOf = (id: string) => names.get(id) ?? null;
  const entries = rows.map((row) => ({
    ...row,
    detail: maskNumbers(row.detail),
    actorName: nameOf(row.actor),
    subjectName: nameOf(row.subject),
  }));
  const last = entries.at(-1)?.seq ?? 1;
  return { entries, next: entries.length < asked.limit || last === 1 ? null : last };
}

/** Where the chain ends, when somebody last walked it, and who and what can be asked for. */
export async function chainState(hub: HubContext, officeId: string): Promise<ChainState> {
  const { store } = hub;
  const people = await listNames(store, officeId);
  const desks = await listDesks(store, officeId);
  const last = await lastOwnEntry(store, officeId, CHECK);
  const check = last ? ChainCheck.safeParse(readJson(last.detail)) : null;
  const byName = people.find(({ id }) => id === last?.actor)?.name ?? null;
  return {
    head: await signedHead(hub, store, officeId),
    checked: check?.success ? { ...check.data, byName } : null,
    people,
    desks: desks.map(({ name }) => name),
  };
}

/** Subject of the entry that a check leaves in the chain. */
const CHECK = 'check';

/** Walks chain and files now and puts the answer into the chain. */
export async function checkChain(hub: HubContext, doer: Doer): Promise<ChainCheck> {
  const { problem, entries, files, at: where } = await verifyChain(hub.store, doer.officeId);
  const at = hub.clock.now();
  const check = {
    at,
    entries,
    files,
    problem,
    where: where === null || problem === null ? null : String(where),
  };
  await hub.store.transaction((trx) =>
    noteAndSign(hub, trx, doer, { subject: CHECK, detail: JSON.stringify(check) }),
  );
  return check;
}

/** The entry of an export, and the head above it that goes into the file. */
export async function noteExport(hub: HubContext, doer: Doer, { format }: ExportNote): Promise<SignedHead> {
  return hub.store.transaction((trx) => noteAndSign(hub, trx, doer, { subject: 'export', detail: format }));
}

/** Appends an entry about the chain itself and signs the end that it makes. */
export async function noteAndSign(
  hub: HubContext,
  trx: Store,
  { officeId, actor, desk }: Doer,
  note: Pick<AuditEntry, 'subject' | 'detail'>,
): Promise<SignedHead> {
  const place = await lockOffice(trx, officeId);
  const entry: AuditEntry = { at: hub.clock.now(), actor, desk, event: 'AUDIT', ...note };
  const end = await insertEntries(trx, officeId, place, [entry]);
  await writeChainEnd(trx, officeId, end);
  return signHead(hub, officeId, end);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CodedError('AUDIT_BROKEN', { problem: 'EDITED', at: CHECK });
  }
}
