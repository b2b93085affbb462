import type { Knex } from 'knex';
import type { AuditSearch, FoundEntry } from '#common/contract/hub/audit-search.ts';
import type { UserId } from '#common/kernel/ids.ts';

type Row = Omit<FoundEntry, 'actorName' | 'subjectName'>;

/** One page of the chain, newest first. `subject` is an id by now. */
export async function searchChain(db: Knex, officeId: string, asked: AuditSearch): Promise<Row[]> {
  const { from, until, actor, events, desk, subject, text, before, limit } = asked;
  const query = db('audit').where({ office_id: officeId });
  if (before !== null) void query.where('seq', '<', before);
  if (from !== null) void query.where('at', '>=', from);
  if (until !== null) void query.where('at', '<', until);
  if (actor !== null) void query.where({ actor });
  if (events.length > 0) void query.whereRaw('event = any(?)', [events]);
  if (desk !== null) void query.where({ desk });
  if (subject !== null) void query.where({ subject });
  if (text !== null) void query.whereRaw(`detail ilike ? escape '\\'`, [contains(text)]);
  return query
    .orderBy('seq', 'desc')
    .limit(limit)
    .select('seq', 'at', 'actor', 'desk', 'event', 'subject', 'detail', 'hash')
    .select(
      db.raw(
        `case when desk_id is null then 'HUB' when unconfirmed then 'UNCONFIRMED' else 'DESK' end as origin`,
      ),
    );
}

/** The id behind what a person types: a file's number or a user name; anything else stands for itself. */
export async function subjectOf(db: Knex, officeId: string, typed: string): Promise<string> {
  const file = await db('application')
    .where({ office_id: officeId, number: typed.toUpperCase() })
    .first('id');
  if (file) return String(file.id);
  const username = typed.toLowerCase();
  const account = await db('account').where({ office_id: officeId, username }).first('id');
  return account ? String(account.id) : typed;
}

/** Numbers of files and names of people, by their ids. */
export async function subjectNames(
  db: Knex,
  officeId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const wanted = [[...new Set(ids)]];
  const files: { id: string; name: string }[] = await db('application')
    .where({ office_id: officeId })
    .whereRaw('id = any(?)', wanted)
    .select({ id: 'id', name: 'number' });
  const people: { id: string; name: string }[] = await db('account')
    .where({ office_id: officeId })
    .whereRaw('id = any(?)', wanted)
    .select({ id: 'id', name: 'display_name' });
  return new Map([...files, ...people].map(({ id, name }) => [id, name]));
}

export async function listNames(db: Knex, officeId: string): Promise<{ id: UserId; name: string }[]> {
  return db('account')
    .where({ office_id: officeId })
    .orderBy('display_name')
    .select({ id: 'id', name: 'display_name' });
}

/** The newest entry of its kind that the hub itself wrote: what a desk hands in says nothing about the chain. */
export async function lastOwnEntry(
  db: Knex,
  officeId: string,
  subject: string,
): Promise<{ at: string; actor: string; detail: string } | null> {
  const row: { at: string; actor: string; detail: string } | undefined = await db('audit')
    .where({ office_id: officeId, event: 'AUDIT', subject })
    .whereNull('desk_id')
    .orderBy('seq', 'desc')
    .first('at', 'actor', 'detail');
  return row ?? null;
}

/** Both databases read `\` as the sign that makes the next one plain. */
function contains(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
