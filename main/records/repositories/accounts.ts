import type { Knex } from 'knex';
import type { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { Account } from '#common/contract/ipc/session.ts';
import type { ActingRole } from '#common/domain/session/acting.ts';
import type { Role } from '#common/domain/applications/vocabulary.ts';

export type AccountRecord = Omit<Account, 'knows'> & {
  nik: string | null;
  kkTie: string | null;
  addressTie: string | null;
  passwordHash: string;
  failedTries: number;
  pausedUntil: Instant | null;
  /** Its password was given by an administrator: nothing works until the person has chosen another. */
  mustChange: boolean;
  /** Roles held for somebody else for a time; empty without a hub. */
  acting: readonly ActingRole[];
  /** Until when the person may sign in without the hub; null without a hub, or before the first sign-in with it. */
  offlineUntil: Instant | null;
  vettedUntil: PlainDate | null;
};

type Row = {
  id: string;
  username: string;
  display_name: string;
  roles: string;
  nik: string | null;
  kk_tie: string | null;
  address_tie: string | null;
  password_hash: string;
  is_active: number;
  failed_tries: number;
  paused_until: string | null;
  last_sign_in_at: string | null;
  must_change: number;
  acting: string;
  offline_until: string | null;
  vetted_until: string | null;
};

export async function findAccountByUsername(db: Knex, username: string): Promise<AccountRecord | null> {
  const row: Row | undefined = await db('account').where({ username }).first();
  return row ? toAccount(row) : null;
}

export async function findAccount(db: Knex, id: UserId): Promise<AccountRecord | null> {
  const row: Row | undefined = await db('account').where({ id }).first();
  return row ? toAccount(row) : null;
}

export async function listAccounts(db: Knex): Promise<AccountRecord[]> {
  const rows: Row[] = await db('account').orderBy('display_name').select();
  return rows.map(toAccount);
}

export async function countAccounts(db: Knex): Promise<number> {
  const row = await db('account').count({ n: '*' }).first();
  return Number(row?.['n'] ?? 0);
}

export async function insertAccount(
  db: Knex,
  account: {
    id: UserId;
    username: string;
    displayName: string;
    roles: readonly Role[];
    nik: string | null;
    kkTie: string | null;
    addressTie: string | null;
    vettedUntil: PlainDate | null;
    passwordHash: string;
    mustChange: boolean;
    createdAt: Instant;
  },
): Promise<void> {
  await db('account').insert({
    id: account.id,
    username: account.username,
    display_name: account.displayName,
    roles: JSON.stringify(account.roles),
    nik: account.nik,
    kk_tie: account.kkTie,
    address_tie: account.addressTie,
    vetted_until: account.vettedUntil,
    password_hash: account.passwordHash,
    must_change: account.mustChange ? 1 : 0,
    created_at: account.createdAt,
  });
}

export async function updateAccount(
  db: Knex,
  id: UserId,
  change: Partial<{
    displayName: string;
    roles: readonly Role[];
    active: boolean;
    passwordHash: string;
    mustChange: boolean;
    failedTries: number;
    pausedUntil: Instant | null;
    lastSignInAt: Instant;
    offlineUntil: Instant;
    acting: readonly ActingRole[];
    nik: string | null;
    kkTie: string | null;
    addressTie: string | null;
    vettedUntil: PlainDate | null;
  }>,
): Promise<void> {
  const columns = {
    ...(change.displayName === undefined ? {} : { display_name: change.displayName }),
    ...(change.roles === undefined ? {} : { roles: JSON.stringify(change.roles) }),
    ...(change.active === undefined ? {} : { is_active: change.active ? 1 : 0 }),
    ...(change.passwordHash === undefined ? {} : { password_hash: change.passwordHash }),
    ...(change.mustChange === undefined ? {} : { must_change: change.mustChange ? 1 : 0 }),
    ...(change.failedTries === undefined ? {} : { failed_tries: change.failedTries }),
    ...(change.pausedUntil === undefined ? {} : { paused_until: change.pausedUntil }),
    ...(change.offlineUntil === undefined ? {} : { offline_until: change.offlineUntil }),
    ...(change.acting === undefined ? {} : { acting: JSON.stringify(change.acting) }),
    ...(change.nik === undefined ? {} : { nik: change.nik }),
    ...(change.kkTie === undefined ? {} : { kk_tie: change.kkTie }),
    ...(change.addressTie === undefined ? {} : { address_tie: change.addressTie }),
    ...(change.vettedUntil === undefined ? {} : { vetted_until: change.vettedUntil }),
    ...(change.lastSignInAt === undefined ? {} : { last_sign_in_at: change.lastSignInAt }),
  };
  await db('account').where({ id }).update(columns);
}

/** Display names by account id, for the history and the lists. */
export async function displayNames(db: Knex): Promise<Record<string, string>> {
  const rows: { id: string; display_name: string }[] = await db('account').select('id', 'display_name');
  return Object.fromEntries(rows.map((row) => [row.id, row.display_name]));
}

function toAccount(row: Row): AccountRecord {
  return {
    id: row.id as UserId,
    username: row.username,
    displayName: row.display_name,
    roles: JSON.parse(row.roles),
    nik: row.nik,
    kkTie: row.kk_tie,
    addressTie: row.address_tie,
    vettedUntil: row.vetted_until as PlainDate | null,
    passwordHash: row.password_hash,
    active: row.is_active === 1,
    mustChange: row.must_change === 1,
    acting: JSON.parse(row.acting),
    offlineUntil: row.offline_until as Instant | null,
    failedTries: row.failed_tries,
    pausedUntil: row.paused_until as Instant | null,
    lastSignInAt: row.last_sign_in_at,
  };
}
