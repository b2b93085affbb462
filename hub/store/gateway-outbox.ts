import type { Knex } from 'knex';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { CentreStatus } from '#common/domain/gateway/status.ts';
import { insertOf, type Bulk } from './bulk.ts';
import type { Write } from './write-together.ts';

const OUTBOX: Bulk = {
  table: 'gateway_outbox',
  columns: {
    id: 'text',
    office_id: 'text',
    application_id: 'text',
    feed_seq: 'bigint',
    body: 'json',
    state: 'text',
    created_at: 'text',
  },
};

export type QueuedStatus = { status: CentreStatus; applicationId: ApplicationId; feedSeq: number };

/** In the transaction of the actions that caused them: neither is ever there without the other. */
export function statusesWrite(
  { officeId, at }: { officeId: string; at: Instant },
  queued: readonly QueuedStatus[],
): Write {
  const rows = queued.map(({ status, applicationId, feedSeq }) => ({
    id: status.id,
    office_id: officeId,
    application_id: applicationId,
    feed_seq: feedSeq,
    body: status,
    state: 'WAITING',
    created_at: at,
  }));
  return insertOf(OUTBOX, rows);
}

export type Batch = { no: number; statuses: readonly CentreStatus[] };

/**
 * The batch that is under way, or else the next one, under its own number: in the order of the office's feed, and so of each
 * file. Null when nothing waits. The number is stored before anything leaves, so that a batch is never put together twice,
 * except one of which the centre took nothing.
 */
export async function nextBatch(trx: Knex, officeId: string, size: number): Promise<Batch | null> {
  const open = await openBatch(trx, officeId);
  if (open) return open;
  const ids: string[] = await trx('gateway_outbox')
    .where({ office_id: officeId, state: 'WAITING' })
    .orderBy('feed_seq')
    .limit(size)
    .pluck('id');
  if (ids.length === 0) return null;
  const numbers: { batch_no: number }[] = await trx('gateway_state')
    .where({ office_id: officeId })
    .increment('batch_no', 1)
    .returning('batch_no');
  await trx('gateway_outbox').whereIn('id', ids).update({ batch_no: numbers[0]?.batch_no });
  return openBatch(trx, officeId);
}

async function openBatch(trx: Knex, officeId: string): Promise<Batch | null> {
  const rows: { batch_no: number; body: unknown }[] = await trx('gateway_outbox')
    .where({ office_id: officeId, state: 'WAITING' })
    .whereNotNull('batch_no')
    .orderBy('feed_seq')
    .select('batch_no', 'body');
  const [first] = rows;
  return first ? { no: first.batch_no, statuses: rows.map(({ body }) => CentreStatus.parse(body)) } : null;
}

export type Receipt = { id: string } & (
  { result: 'ACCEPTED' } | { result: 'REFUSED'; code: string; message: string }
);

export async function settleStatuses(
  trx: Knex,
  officeId: string,
  at: Instant,
  receipts: readonly Receipt[],
): Promise<void> {
  const accepted = receipts.filter(({ result }) => result === 'ACCEPTED').map(({ id }) => id);
  const mine = () => trx('gateway_outbox').where({ office_id: officeId, state: 'WAITING' });
  await mine().whereIn('id', accepted).update({ state: 'SENT', settled_at: at });
  for (const receipt of receipts) {
    if (receipt.result === 'ACCEPTED') continue;
    const { id, code, message } = receipt;
    await mine().where({ id }).update({ state: 'REFUSED', settled_at: at, code, message });
  }
}

export async function countOutbox(
  db: Knex,
  officeId: string,
): Promise<{ waiting: number; oldestAt: Instant | null }> {
  const waiting = () => db('gateway_outbox').where({ office_id: officeId, state: 'WAITING' });
  const [counted] = await waiting().count({ n: '*' });
  const oldest: { created_at: Instant } | undefined = await waiting().orderBy('feed_seq').first('created_at');
  return { waiting: Number(counted?.['n'] ?? 0), oldestAt: oldest?.created_at ?? null };
}
