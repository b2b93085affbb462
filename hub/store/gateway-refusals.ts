import type { Knex } from 'knex';
import type { Instant } from '#common/kernel/instant.ts';

/** Whether something was found not to be taken in this time, and still waits. */
export async function hasNotTaken(
  trx: Knex,
  officeId: string,
  { from, to }: { from: Instant; to: Instant },
): Promise<boolean> {
  const found: unknown = await trx('gateway_outbox')
    .where({ office_id: officeId, state: 'WAITING' })
    .whereBetween('not_taken_at', [from, to])
    .first('id');
  return found !== undefined;
}

/**
 * They wait on, outside of any batch, so that the next one holds what has come behind them. Returns those that have waited like
 * this since `givenUp` or longer.
 */
export async function postponeStatuses(
  trx: Knex,
  officeId: string,
  { ids, at, givenUp }: { ids: readonly string[]; at: Instant; givenUp: Instant },
): Promise<ReadonlySet<string>> {
  const rows: { id: string; not_taken_since: Instant }[] = await trx('gateway_outbox')
    .where({ office_id: officeId, state: 'WAITING' })
    .whereIn('id', ids)
    .update({
      batch_no: null,
      not_taken_at: at,
      not_taken_since: trx.raw('coalesce(not_taken_since, ?)', [at]),
    })
    .returning(['id', 'not_taken_since']);
  return new Set(rows.filter((row) => row.not_taken_since <= givenUp).map(({ id }) => id));
}

/** Refused statuses of a file wait as if they were new, under the ids that they have. Returns how many there were. */
export async function requeueRefused(
  trx: Knex,
  officeId: string,
  { number, status }: { number: string; status: string },
): Promise<number> {
  return trx('gateway_outbox')
    .where({ office_id: officeId, state: 'REFUSED' })
    .whereRaw(`body ->> 'number' = ? and body ->> 'status' = ?`, [number, status])
    .update({
      state: 'WAITING',
      batch_no: null,
      code: null,
      message: null,
      settled_at: null,
      not_taken_since: null,
      not_taken_at: null,
    });
}
