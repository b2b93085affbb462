import { CodedError } from '#common/contract/coded-error.ts';
import type { SignedHead } from '#common/contract/hub/audit.ts';
import {
  ChainCheck,
  type AuditPage,
  type AuditSearch,
  type ChainState,
} from '#common/contract/hub/audit-search.ts';
import type { CloseDay, DailyClose, DayState } from '#common/contract/hub/daily-close.ts';
import type { UnusualAsk, UnusualReply } from '#common/contract/hub/unusual-views.ts';
import { claimsInOrder } from '#common/domain/audit/claims-in-order.ts';
import { unusualViews } from '#common/domain/audit/unusual-views.ts';
import { maskNumbers } from '#common/domain/identity/nik.ts';
import { lotsByDay } from '#runtime/office/day-seed.ts';
import { GENESIS } from '#runtime/audit/chain.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { displayNames } from '#main/records/repositories/accounts.ts';
import { appendAudit } from '#main/records/repositories/audit.ts';
import {
  chainEnd,
  lastAuditEntry,
  listClaimsOnRecord,
  listNames,
  listSeeds,
  listViewers,
  listViews,
  searchChain,
  subjectNames,
  subjectOf,
  viewedFiles,
} from '#main/records/repositories/audit-search.ts';
import { countStates, insertClose, listClaims, listCloses } from '#main/records/repositories/daily-close.ts';
import { isOutageDeclared } from '#main/records/repositories/small-tables.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { verifyAudit } from '#main/features/office/verify-audit.ts';

/** What the hub answers for an office, a desk without one answers for itself, from its own chain. */

const CHECK = 'check';
const MOST_ENTRIES = 50_000;
const CLOSES_SHOWN = 31;
const CLAIMS_SHOWN = 100;

export async function searchOwn({ db }: Desk, asked: AuditSearch): Promise<AuditPage> {
  const subject = asked.subject === null ? null : await subjectOf(db, asked.subject);
  const rows = await searchChain(db, { ...asked, subject });
  const names = await subjectNames(
    db,
    rows.map((row) => row.subject),
  );
  const entries = rows.map((row) => ({
    ...row,
    origin: 'DESK' as const,
    detail: maskNumbers(row.detail),
    actorName: names.get(row.actor) ?? null,
    subjectName: names.get(row.subject) ?? null,
  }));
  const last = entries.at(-1)?.seq ?? 1;
  return { entries, next: entries.length < asked.limit || last === 1 ? null : last };
}

export async function ownState(desk: Desk): Promise<ChainState> {
  const { db } = desk;
  const people = await listNames(db);
  const last = await lastAuditEntry(db, CHECK);
  const check = last ? ChainCheck.safeParse(JSON.parse(last.detail)) : null;
  const byName = people.find(({ id }) => id === last?.actor)?.name ?? null;
  return {
    head: await ownHead(desk, db),
    checked: check?.success ? { ...check.data, byName } : null,
    people,
    desks: [desk.session.desk],
  };
}

export async function checkOwn(desk: Desk): Promise<ChainCheck> {
  const { entries, files, isIntact, brokenAt, brokenFile, brokenBlank } = await verifyAudit(desk.db);
  const problem = isIntact
    ? null
    : brokenBlank
      ? 'LEDGER_DIFFERS'
      : brokenFile === null
        ? 'EDITED'
        : 'FILE_CHANGED';
  const where = isIntact ? null : (brokenBlank ?? brokenFile ?? String(brokenAt ?? ''));
  const check = { at: desk.clock.now(), entries, files, problem, where };
  await desk.session.audit('AUDIT', CHECK, JSON.stringify(check));
  return check;
}

/** The entry of an export, and the end that it makes. */
export async function noteOwnExport(desk: Desk, format: string): Promise<SignedHead> {
  await desk.session.audit('AUDIT', 'export', format);
  return ownHead(desk, desk.db);
}

export async function unusualOwn({ db, office }: Desk, span: UnusualAsk): Promise<UnusualReply> {
  const found = await listViews(db, { ...span, limit: MOST_ENTRIES });
  const entries = found.slice(0, MOST_ENTRIES);
  const viewers = await listViewers(db);
  const ids = entries.map(({ subject }) => subject);
  const files = await viewedFiles(db, { ids, niks: viewers.flatMap(({ nik }) => nik ?? []) });
  const hits = unusualViews(
    {
      entries,
      files: new Map(files.map((file) => [file.id, file])),
      viewers: new Map(viewers.map((viewer) => [viewer.id, viewer])),
    },
    office.policy().viewing,
  );
  const names = await subjectNames(
    db,
    hits.flatMap((hit) => hit.files),
  );
  return {
    hits: hits.map((hit) => ({
      ...hit,
      actorName: names.get(hit.actor) ?? null,
      numbers: hit.files.map((id) => names.get(id) ?? id),
    })),
    entries: entries.length,
    isCut: found.length > MOST_ENTRIES,
    unconfirmed: 0,
    outOfOrder: await outOfOrder(db, span),
  };
}

async function outOfOrder(db: DeskDatabase, span: UnusualAsk): Promise<UnusualReply['outOfOrder']> {
  const lots = lotsByDay(await listSeeds(db));
  const found = claimsInOrder(await listClaimsOnRecord(db, span), lots);
  const names = await subjectNames(
    db,
    found.map(({ actor }) => actor),
  );
  return found.map((one) => ({ ...one, actorName: names.get(one.actor) ?? null }));
}

export async function ownDay({ db, office }: Desk): Promise<DayState> {
  return {
    day: office.today(),
    counts: await countStates(db),
    claims: await listClaims(db, await displayNames(db), CLAIMS_SHOWN),
    silentDesks: [],
    outside: [],
    isOutage: await isOutageDeclared(db),
    closes: await listCloses(db, office.info()?.code ?? '', CLOSES_SHOWN),
  };
}

/** Throws DAY_CLOSED, and DAY_NOT_TODAY when the date changed since the screen was drawn. */
export async function closeOwnDay(desk: Desk, { day, note }: CloseDay): Promise<DailyClose> {
  const { db, office, clock, session } = desk;
  const { userId: actor } = authorOf(desk);
  const today = office.today();
  if (today !== day) throw new CodedError('DAY_NOT_TODAY', { day: today });
  await db.transaction(async (trx) => {
    const at = clock.now();
    const entry = { at, actor, desk: session.desk, subject: 'day', detail: `closed ${day}` };
    await appendAudit(trx, { ...entry, event: 'AUDIT' });
    const head = { ...(await ownHead(desk, trx)), at };
    const counts = await countStates(trx);
    const close = { day, at, actor, desk: session.desk, head, counts, note };
    if (!(await insertClose(trx, close))) throw new CodedError('DAY_CLOSED', { day });
  });
  const [newest] = await listCloses(db, office.info()?.code ?? '', 1);
  if (!newest) throw new CodedError('NOT_FOUND');
  return newest;
}

/** Unsigned: a desk alone has nobody who would vouch for it. */
async function ownHead({ office, clock }: Desk, db: DeskDatabase): Promise<SignedHead> {
  const end = (await chainEnd(db)) ?? { seq: 0, hash: GENESIS };
  return { office: office.info()?.code ?? '', ...end, at: clock.now(), signature: '' };
}
