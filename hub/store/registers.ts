import type { Knex } from 'knex';
import type { ReadEntries } from '#common/contract/hub/registers.ts';
import type { Entry } from '#common/domain/registers/register.ts';

const COLUMNS = ['id', 'register', 'subject', 'kind', 'payload', 'actor', 'role', 'desk', 'at'] as const;

export async function findEntry(trx: Knex, officeId: string, id: string): Promise<Entry | null> {
  const row: Entry | undefined = await trx('register_entry')
    .where({ office_id: officeId, id })
    .first(...COLUMNS);
  return row ?? null;
}

/** Whole subjects, their lines oldest first. */
export async function readEntries(
  trx: Knex,
  officeId: string,
  { register, subject, since }: ReadEntries,
): Promise<Entry[]> {
  const own = { office_id: officeId, register };
  const query = trx('register_entry').where(own).orderBy('seq');
  if (subject !== null) void query.where({ subject });
  if (since !== null) {
    void query.whereIn(
      'subject',
      trx('register_entry').where(own).where('at', '>=', since).select('subject'),
    );
  }
  return query.select(...COLUMNS);
}

/** The newest line of a book. */
export async function lastEntry(
  trx: Knex,
  officeId: string,
  register: Entry['register'],
): Promise<Entry | null> {
  const row: Entry | undefined = await trx('register_entry')
    .where({ office_id: officeId, register })
    .orderBy('seq', 'desc')
    .first(...COLUMNS);
  return row ?? null;
}

/** In their order; what is here stays. */
export async function insertMovedEntries(
  trx: Knex,
  officeId: string,
  entries: readonly Entry[],
): Promise<void> {
  const rows = entries.map((entry) => ({
    ...entry,
    office_id: officeId,
    payload: JSON.stringify(entry.payload),
  }));
  await trx('register_entry').insert(rows).onConflict(['office_id', 'id']).ignore();
}

export async function insertEntry(trx: Knex, officeId: string, entry: Entry): Promise<void> {
  await trx('register_entry').insert({
    ...entry,
    office_id: officeId,
    payload: JSON.stringify(entry.payload),
  });
}
