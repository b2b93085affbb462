import type { Knex } from 'knex';
import type { UsedAccount } from '#common/domain/session/unused.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { UserId } from '#common/kernel/ids.ts';

type Row = {
  id: UserId;
  roles: string;
  is_active: number;
  created_at: Instant;
  unlocked_at: Instant | null;
  last_sign_in_at: Instant | null;
};

/** When each account was last used, by a desk that knows its people itself. */
export async function listUse(db: Knex): Promise<UsedAccount[]> {
  const rows: Row[] = await db('account').select(
    'id',
    'roles',
    'is_active',
    'created_at',
    'unlocked_at',
    'last_sign_in_at',
  );
  return rows.map((row) => ({
    id: row.id,
    roles: JSON.parse(row.roles),
    active: row.is_active === 1,
    madeAt: row.created_at,
    unlockedAt: row.unlocked_at,
    signedInAt: row.last_sign_in_at,
  }));
}

export async function noteUnlocked(trx: Knex, id: UserId, at: Instant): Promise<void> {
  await trx('account').where({ id }).update({ unlocked_at: at });
}
