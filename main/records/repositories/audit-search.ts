import type { Knex } from 'knex';
import type { AuditSearch, FoundEntry } from '#common/contract/hub/audit-search.ts';
import type { Application } from '#common/domain/applications/application.ts';
import type { ClaimOnRecord } from '#common/domain/audit/claims-in-order.ts';
import type { ViewedFile, Viewer } from '#common/domain/audit/unusual-views.ts';
import { isFinal } from '#common/domain/applications/vocabulary.ts';
import type { AuditEntry } from '#common/domain/office/audit-entry.ts';
import type { ApplicationId, UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';

type Row = Omit<FoundEntry, 'origin' | 'actorName' | 'subjectName'>;

/** SQLite takes so many bound values; a list of ids is looked up in parts. */
const IDS_AT_ONCE = 500;

/** One page of the desk's chain, newest first. `subject` is an id by now. */
export async function searchChain(db: Knex, asked: AuditSearch): Promise<Row[]> {
  const { from, until, actor, events, desk, subject, text, before, limit } = asked;
  const query = db('audit');
  if (before !== null) void query.where('seq', '<', before);
  if (from !== null) void query.where('at', '>=', from);
  if (until !== null) void query.where('at', '<', until);
  if (actor !== null) void query.where({ actor });
  if (events.length > 0) void query.whereIn('event', events);
  if (desk !== null) void query.where({ desk });
  if (subject !== null) void query.where({ subject });
  if (text !== null) {
    void query.whereRaw(`detail like ? escape '\\'`, [`%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`]);
  }
  return query
    .orderBy('seq', 'desc')
    .limit(limit)
    .select('seq', 'at', 'actor', 'desk', 'event', 'subject', 'detail', 'hash');
}

/** The id behind what a person types: a file's number or a user name; anything else stands for itself. */
export async function subjectOf(db: Knex, typed: string): Promise<string> {
  const file = await db('application').where({ number: typed.toUpperCase() }).first('id');
  if (file) return String(file.id);
  const account = await db('account').where({ username: typed.toLowerCase() }).first('id');
  return account ? String(account.id) : typed;
}

/** Numbers of files and names of people, by their ids. */
export async function subjectNames(db: Knex, ids: readonly string[]): Promise<Map<string, string>> {
  const files: { id: string; name: string }[] = await inParts(ids, (part) =>
    db('application').whereIn('id', part).select({ id: 'id', name: 'number' }),
  );
  const people: { id: string; name: string }[] = await listNames(db);
  return new Map([...files, ...people].map(({ id, name }) => [id, name]));
}

export async function listNames(db: Knex): Promise<{ id: UserId; name: string }[]> {
  return db('account').orderBy('display_name').select({ id: 'id', name: 'display_name' });
}

export async function lastAuditEntry(
  db: Knex,
  subject: string,
): Promise<{ at: Instant; actor: string; detail: string } | null> {
  const row: { at: Instant; actor: string; detail: string } | undefined = await db('audit')
    .where({ event: 'AUDIT', subject })
    .orderBy('seq', 'desc')
    .first('at', 'actor', 'detail');
  return row ?? null;
}

export async function chainEnd(db: Knex): Promise<{ seq: number; hash: string } | null> {
  const row: { seq: number; hash: string } | undefined = await db('audit')
    .orderBy('seq', 'desc')
    .first('seq', 'hash');
  return row ?? null;
}

export async function findHash(db: Knex, seq: number): Promise<string | null> {
  const row: { hash: string } | undefined = await db('audit').where({ seq }).first('hash');
  return row?.hash ?? null;
}

/** Who looked at what, in the order of the chain; one more than the limit shows that there is more. */
export async function listViews(
  db: Knex,
  { from, until, limit }: { from: Instant; until: Instant; limit: number },
): Promise<(AuditEntry & { seq: number })[]> {
  return db('audit')
    .whereIn('event', ['VIEW', 'REVEAL'])
    .where('at', '>=', from)
    .where('at', '<', until)
    .orderBy('seq')
    .limit(limit + 1)
    .select('seq', 'at', 'actor', 'desk', 'event', 'subject', 'detail');
}

const TAKING_UP = ['queue.claim/1', 'queue.callTicket/1'];

/** How files were taken up in a time, each as it stands in its list. */
export async function listClaimsOnRecord(
  db: Knex,
  { from, until }: { from: Instant; until: Instant },
): Promise<ClaimOnRecord[]> {
  const rows: { actor: UserId; applicationId: ApplicationId; order: string | null }[] = await db('action')
    .whereIn('kind', TAKING_UP)
    .where('occurred_at', '>=', from)
    .where('occurred_at', '<', until)
    .select('actor', {
      applicationId: 'application_id',
      order: db.raw(`payload -> '$.order'`),
    });
  return rows.map(({ order, ...claim }) => ({ ...claim, order: order === null ? null : JSON.parse(order) }));
}

/** What was said of the seeds: the promise while the day lasted, and afterwards the seed. */
export async function listSeeds(db: Knex): Promise<{ day: string; detail: string }[]> {
  return db('audit').where({ event: 'SEED' }).select('detail', { day: 'subject' });
}

export async function listViewers(db: Knex): Promise<Viewer[]> {
  return db('account').select({ id: 'id', name: 'display_name', nik: 'nik' });
}

/** The files that were looked at, and the viewers' own: these tell who is family. */
export async function viewedFiles(
  db: Knex,
  { ids, niks }: { ids: readonly string[]; niks: readonly string[] },
): Promise<ViewedFile[]> {
  const own = await inParts(niks, (part) => db('application').whereIn('nik', part).select('id'));
  const all = [...ids, ...own.map(({ id }) => String(id))];
  const rows: { id: string; snapshot: string }[] = await inParts(all, (part) =>
    db('application').whereIn('id', part).select('id', 'snapshot'),
  );
  const hands: { application_id: string; actor: string }[] = await inParts(all, (part) =>
    db('action').whereIn('application_id', part).distinct('application_id', 'actor'),
  );
  const byFile = Map.groupBy(hands, ({ application_id }) => application_id);
  return rows.map(({ id, snapshot }) => {
    // Written by this program from a file.
    const { applicant, state, stateSince } = JSON.parse(snapshot) as Application;
    return {
      id,
      nik: applicant.nik,
      kkNumber: applicant.kkNumber,
      name: applicant.fullName,
      address: applicant.address,
      closedAt: isFinal(state) ? stateSince : null,
      hands: new Set(byFile.get(id)?.map(({ actor }) => actor)),
    };
  });
}

async function inParts<T>(
  ids: readonly string[],
  read: (part: readonly string[]) => PromiseLike<T[]>,
): Promise<T[]> {
  const wanted = [...new Set(ids)];
  const found: T[] = [];
  for (let at = 0; at < wanted.length; at += IDS_AT_ONCE) {
    found.push(...(await read(wanted.slice(at, at + IDS_AT_ONCE))));
  }
  return found;
}
