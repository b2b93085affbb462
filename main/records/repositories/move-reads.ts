import type { Knex } from 'knex';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { HubOutages } from '#common/contract/hub/documents.ts';
import type { HubBlank } from '#common/contract/hub/pull.ts';
import type { MovedAccount } from '#common/contract/hub/take-over.ts';

/** What a desk that was alone holds of its office, page by page, in the order of the keys. */

type Page = { after: string; limit: number };

type AccountRow = Omit<MovedAccount, 'roles' | 'acting' | 'active' | 'mustChange'> & {
  roles: string;
  acting: string;
  active: number;
  mustChange: number;
};

export async function accountsToMove(db: Knex, { after, limit }: Page): Promise<MovedAccount[]> {
  const rows: AccountRow[] = await db('account').where('id', '>', after).orderBy('id').limit(limit).select({
    id: 'id',
    username: 'username',
    displayName: 'display_name',
    roles: 'roles',
    acting: 'acting',
    nik: 'nik',
    active: 'is_active',
    passwordHash: 'password_hash',
    mustChange: 'must_change',
    createdAt: 'created_at',
    vettedUntil: 'vetted_until',
  });
  return rows.map((row) => ({
    ...row,
    roles: JSON.parse(row.roles),
    acting: JSON.parse(row.acting),
    active: row.active === 1,
    mustChange: row.mustChange === 1,
  }));
}

export async function blanksToMove(db: Knex, { after, limit }: Page): Promise<HubBlank[]> {
  return db('blank').where('serial', '>', after).orderBy('serial').limit(limit).select({
    serial: 'serial',
    kind: 'kind',
    pages: 'pages',
    state: 'state',
    applicationId: 'application_id',
    holder: 'holder',
    reference: 'reference',
    changedAt: 'changed_at',
  });
}

export async function outagesToMove(db: Knex): Promise<HubOutages> {
  return db('outage').orderBy(['started_at', 'id']).select({
    id: 'id',
    startedAt: 'started_at',
    endedAt: 'ended_at',
    reason: 'reason',
    by: 'by_account',
  });
}

export type FileToMove = { id: ApplicationId; number: string; version: number; snapshot: string };

export async function filesToMove(db: Knex, { after, limit }: Page): Promise<FileToMove[]> {
  return db('application')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .select('id', 'number', 'version', 'snapshot');
}

/** How much there is of everything that is counted. */
export async function countToMove(
  db: Knex,
): Promise<Record<'accounts' | 'blanks' | 'movements' | 'outages' | 'entries' | 'files', number>> {
  const count = async (table: string) => {
    const row = await db(table).count({ n: '*' }).first();
    return Number(row?.['n'] ?? 0);
  };
  return {
    accounts: await count('account'),
    blanks: await count('blank'),
    movements: await count('blank_movement'),
    outages: await count('outage'),
    entries: await count('register_entry'),
    files: await count('application'),
  };
}

/** Everything that this desk queued while it was alone is at the hub, or stays here for good. */
export async function emptyOutbox(trx: Knex): Promise<void> {
  await trx('outbox').delete();
}
