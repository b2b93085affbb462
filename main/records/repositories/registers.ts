import type { Knex } from 'knex';
import type { AppendEntry, ReadEntries } from '#common/contract/hub/registers.ts';
import type { Entry } from '#common/domain/registers/register.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { RegisterStore } from '#runtime/registers/append-entry.ts';
import { appendAudit } from './audit.ts';

type Row = Omit<Entry, 'payload'> & { payload: string };

const COLUMNS = ['id', 'register', 'subject', 'kind', 'payload', 'actor', 'role', 'desk', 'at'] as const;

/** The books of a desk that is its own authority, inside the caller's transaction. */
export function registerStore(trx: Knex): RegisterStore {
  return {
    async find(id) {
      const row: Row | undefined = await trx('register_entry')
        .where({ id })
        .first(...COLUMNS);
      return row ? toEntry(row) : null;
    },
    ofSubject: ({ register, subject }) => readEntries(trx, { register, subject, since: null }),
    async add(entry) {
      await trx('register_entry').insert({ ...entry, payload: JSON.stringify(entry.payload) });
    },
    async note({ at, actor, desk, register, subject, kind }) {
      await appendAudit(trx, {
        at,
        actor: actor ?? '',
        desk,
        event: 'REGISTER',
        subject,
        detail: `${register} ${kind}`,
      });
    },
  };
}

/** Whole subjects, their lines oldest first. */
export async function readEntries(db: Knex, { register, subject, since }: ReadEntries): Promise<Entry[]> {
  const query = db('register_entry').where({ register }).orderBy('seq');
  if (subject !== null) void query.where({ subject });
  if (since !== null) {
    void query.whereIn(
      'subject',
      db('register_entry').where({ register }).where('at', '>=', since).select('subject'),
    );
  }
  const rows: Row[] = await query.select(...COLUMNS);
  return rows.map(toEntry);
}

/** The newest line of a book. */
export async function lastEntry(db: Knex, register: Entry['register']): Promise<Entry | null> {
  const row: Row | undefined = await db('register_entry')
    .where({ register })
    .orderBy('seq', 'desc')
    .first(...COLUMNS);
  return row ? toEntry(row) : null;
}

/** Lines of all books behind a place, in the order in which they were written. */
export async function entriesAfter(
  db: Knex,
  { after, limit }: { after: number; limit: number },
): Promise<{ entries: Entry[]; last: number }> {
  const rows: (Row & { seq: number })[] = await db('register_entry')
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .select('seq', ...COLUMNS);
  return { entries: rows.map(({ seq: _seq, ...row }) => toEntry(row)), last: rows.at(-1)?.seq ?? after };
}

/** A line without an author, until the hub can be reached. */
export async function queueEntry(db: Knex, entry: AppendEntry, queuedAt: Instant): Promise<void> {
  const row = { id: entry.id, body: JSON.stringify(entry), queued_at: queuedAt };
  await db('register_waiting').insert(row).onConflict('id').ignore();
}

export async function listQueuedEntries(db: Knex): Promise<AppendEntry[]> {
  const rows: { body: string }[] = await db('register_waiting').orderBy(['queued_at', 'id']).select('body');
  return rows.map(({ body }) => JSON.parse(body) as AppendEntry);
}

export async function dropQueuedEntry(db: Knex, id: string): Promise<void> {
  await db('register_waiting').where({ id }).delete();
}

function toEntry({ payload, ...row }: Row): Entry {
  // Written from an accepted line; its payload was parsed then.
  return { ...row, payload: JSON.parse(payload) as Entry['payload'] };
}
