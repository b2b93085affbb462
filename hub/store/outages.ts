import type { Knex } from 'knex';
import type { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { HubOutages } from '#common/contract/hub/documents.ts';

type Row = {
  id: string;
  started_at: Instant;
  ended_at: Instant | null;
  reason: string;
  by_account: UserId;
};

/** Every declared outage, newest last. */
export async function listOutages(db: Knex, officeId: string): Promise<HubOutages> {
  const rows: Row[] = await db('outage')
    .where({ office_id: officeId })
    .orderBy(['started_at', 'id'])
    .select('id', 'started_at', 'ended_at', 'reason', 'by_account');
  return rows.map((row) => ({
    id: row.id,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    reason: row.reason,
    by: row.by_account,
  }));
}

/** False when one is declared already. */
export async function insertOutage(
  trx: Knex,
  officeId: string,
  outage: { id: string; at: Instant; reason: string; by: string },
): Promise<boolean> {
  const open = await trx('outage').where({ office_id: officeId }).whereNull('ended_at').first('id');
  if (open) return false;
  await trx('outage').insert({
    id: outage.id,
    office_id: officeId,
    started_at: outage.at,
    ended_at: null,
    reason: outage.reason,
    by_account: outage.by,
  });
  return true;
}

export async function closeOutage(trx: Knex, officeId: string, at: Instant): Promise<void> {
  await trx('outage').where({ office_id: officeId }).whereNull('ended_at').update({ ended_at: at });
}
