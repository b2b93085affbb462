import type { Knex } from 'knex';

export type Trouble = { code: string; count: number };

/** Why actions were refused and still wait for a person, without whose they are. */
export async function refusedCodes(db: Knex): Promise<Trouble[]> {
  return db('refused_action').whereNull('resolved_at').groupBy('code').select('code').count({ count: '*' });
}

/** Why pictures do not get to the hub. */
export async function failedUploadCodes(db: Knex): Promise<Trouble[]> {
  return db('attachment_upload')
    .whereNotNull('last_error')
    .groupBy('last_error')
    .select({ code: 'last_error' })
    .count({ count: '*' });
}
