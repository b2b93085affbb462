import type { Knex } from 'knex';
import type { Role } from '#common/domain/applications/vocabulary.ts';
import type { UsedAccount } from '#common/domain/session/unused.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { UserId } from '#common/kernel/ids.ts';

type Row = {
  id: UserId;
  roles: Role[];
  active: boolean;
  created_at: Instant;
  unlocked_at: Instant | null;
  signed_in_at: Instant | null;
};

/** When each account of the office was last used, at any desk. */
export async function listUse(db: Knex, officeId: string): Promise<UsedAccount[]> {
  const rows: Row[] = await db('account as a')
    .where({ 'a.office_id': officeId })
    .select('a.id', 'a.roles', 'a.active', 'a.created_at', 'a.unlocked_at', {
      signed_in_at: db('sign_in as s').whereRaw('s.account_id = a.id').max('s.at'),
    });
  return rows.map((row) => ({
    id: row.id,
    roles: row.roles,
    active: row.active,
    madeAt: row.created_at,
    unlockedAt: row.unlocked_at,
    signedInAt: row.signed_in_at,
  }));
}

/** Signs in again without the days that went by before: given back, or just moved here. */
export async function noteUnlocked(trx: Knex, id: UserId, at: Instant): Promise<void> {
  await trx('account').where({ id }).update({ unlocked_at: at });
}
