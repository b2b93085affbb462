import type { Knex } from 'knex';
import type { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { HubAccount } from '#common/contract/hub/pull.ts';
import type { ActingRole } from '#common/domain/session/acting.ts';
import type { Role } from '#common/domain/applications/vocabulary.ts';

export type AccountRecord = HubAccount & {
  officeId: string;
  passwordHash: string;
  mustChange: boolean;
  totpSecret: string | null;
  failedTries: number;
  pausedUntil: Instant | null;
};

type Row = {
  id: string;
  office_id: string;
  username: string;
  display_name: string;
  roles: Role[];
  acting: ActingRole[];
  nik: string | null;
  kk_tie: string | null;
  address_tie: string | null;
  vetted_until: string | null;
  active: boolean;
  password_hash: string;
  must_change: boolean;
  totp_secret: string | null;
  failed_tries: number;
  paused_until: string | null;
};

export async function findAccount(db: Knex, officeId: string, id: UserId): Promise<AccountRecord | null> {
  const row: Row | undefined = await db('account').where({ office_id: officeId, id }).first();
  return row ? toAccount(row) : null;
}

export async function findAccountByUsername(
  db: Knex,
  officeId: string,
  username: string,
): Promise<AccountRecord | null> {
  const row: Row | undefined = await db('account').where({ office_id: officeId, username }).first();
  return row ? toAccount(row) : null;
}

export async function listAccounts(db: Knex, officeId: string): Promise<AccountRecord[]> {
  const rows: Row[] = await db('account').where({ office_id: officeId }).orderBy('display_name').select();
  return rows.map(toAccount);
}

export async function insertAccount(
  trx: Knex,
  account: Pick<
    AccountRecord,
    | 'id'
    | 'officeId'
    | 'username'
    | 'displayName'
    | 'roles'
    | 'nik'
    | 'kkTie'
    | 'addressTie'
    | 'vettedUntil'
    | 'passwordHash'
    | 'mustChange'
  > & { feedSeq: number; createdAt: Instant },
): Promise<void> {
  await trx('account').insert({
    id: account.id,
    office_id: account.officeId,
    username: account.username,
    display_name: account.displayName,
    roles: JSON.stringify(account.roles),
    nik: account.nik,
    kk_tie: account.kkTie ?? null,
    address_tie: account.addressTie ?? null,
    vetted_until: account.vettedUntil ?? null,
    password_hash: account.passwordHash,
    must_change: account.mustChange,
    feed_seq: account.feedSeq,
    created_at: account.createdAt,
  });
}

/** What desks see of an account; each change takes a place in the feed. */
export async function changeAccount(
  trx: Knex,
  id: UserId,
  change: Partial<
    Pick<
      AccountRecord,
      'displayName' | 'roles' | 'acting' | 'active' | 'nik' | 'kkTie' | 'addressTie' | 'vettedUntil'
    >
  > & { feedSeq: number },
): Promise<void> {
  const { displayName, roles, acting, active, nik, kkTie, addressTie, vettedUntil, feedSeq } = change;
  await trx('account')
    .where({ id })
    .update({
      feed_seq: feedSeq,
      ...(displayName === undefined ? {} : { display_name: displayName }),
      ...(roles === undefined ? {} : { roles: JSON.stringify(roles) }),
      ...(acting === undefined ? {} : { acting: JSON.stringify(acting) }),
      ...(active === undefined ? {} : { active }),
      ...(nik === undefined ? {} : { nik }),
      ...(kkTie === undefined ? {} : { kk_tie: kkTie }),
      ...(addressTie === undefined ? {} : { address_tie: addressTie }),
      ...(vettedUntil === undefined ? {} : { vetted_until: vettedUntil }),
    });
}

/** What stays at the hub: it takes no place in the feed. */
export async function changeSecrets(
  trx: Knex,
  id: UserId,
  change: Partial<Pick<AccountRecord, 'passwordHash' | 'mustChange' | 'totpSecret'>>,
): Promise<void> {
  const { passwordHash, mustChange, totpSecret } = change;
  const columns = {
    ...(passwordHash === undefined ? {} : { password_hash: passwordHash }),
    ...(mustChange === undefined ? {} : { must_change: mustChange }),
    ...(totpSecret === undefined ? {} : { totp_secret: totpSecret }),
  };
  await trx('account').where({ id }).update(columns);
}

/**
 * Takes one try before the password is looked at, so that tries sent at the same moment count each. The last one that is
 * free starts the pause. Null while paused.
 */
export async function takeTry(
  db: Knex,
  id: UserId,
  { now, pauseUntil, tries }: { now: Instant; pauseUntil: Instant; tries: number },
): Promise<{ isPausing: boolean } | null> {
  // After a pause the counting begins again.
  const count = `case when paused_until is null then failed_tries + 1 else 1 end`;
  const rows = await db('account')
    .where({ id })
    .whereRaw('(paused_until is null or paused_until <= ?)', [now])
    .update({
      failed_tries: db.raw(count),
      paused_until: db.raw(`case when ${count} >= ? then ? else null end`, [tries, pauseUntil]),
    })
    .returning('paused_until');
  const [row]: { paused_until: string | null }[] = rows;
  return row ? { isPausing: row.paused_until !== null } : null;
}

/** The try that was just taken was none: what failed before it still counts. */
export async function giveBackTry(
  db: Knex,
  id: UserId,
  { isPausing }: { isPausing: boolean },
): Promise<void> {
  await db('account')
    .where({ id })
    .update({
      failed_tries: db.raw('greatest(failed_tries - 1, 0)'),
      ...(isPausing ? { paused_until: null } : {}),
    });
}

export async function clearTries(db: Knex, id: UserId): Promise<void> {
  await db('account').where({ id }).update({ failed_tries: 0, paused_until: null });
}

export async function insertSignIn(
  trx: Knex,
  { deskId, accountId, at, until }: { deskId: string; accountId: UserId; at: Instant; until: Instant },
): Promise<void> {
  await trx('sign_in').insert({ desk_id: deskId, account_id: accountId, at, until });
}

export async function firstSignIn(db: Knex, deskId: string): Promise<Instant | null> {
  const row = await db('sign_in')
    .where({ desk_id: deskId })
    .min<{ at: Instant | null }>({ at: 'at' })
    .first();
  return row?.at ?? null;
}

/** Whether the hub itself has seen this person's password at this desk since a moment. */
export async function hasProved(
  db: Knex,
  { accountId, deskId, since }: { accountId: UserId; deskId: string; since: Instant },
): Promise<boolean> {
  const row = await db('sign_in')
    .where({ account_id: accountId, desk_id: deskId })
    .where('at', '>=', since)
    .first('at');
  return row !== undefined;
}

/** Ends what is still open: at one desk, or everywhere. */
export async function endSignIns(
  trx: Knex,
  { accountId, deskId, until }: { accountId: UserId; deskId?: string; until: Instant },
): Promise<void> {
  await trx('sign_in')
    .where({ account_id: accountId, ...(deskId === undefined ? {} : { desk_id: deskId }) })
    .where('until', '>', until)
    .update({ until });
}

/** Whether a window at this desk lasts beyond the moment. */
export async function hasWindow(
  db: Knex,
  { accountId, deskId, beyond }: { accountId: UserId; deskId: string; beyond: Instant },
): Promise<boolean> {
  const row = await db('sign_in')
    .where({ account_id: accountId, desk_id: deskId })
    .where('until', '>', beyond)
    .first('at');
  return row !== undefined;
}

export function toHubAccount(account: AccountRecord): HubAccount {
  const { id, username, displayName, roles, acting, nik, active } = account;
  const { kkTie = null, addressTie = null, vettedUntil = null } = account;
  return { id, username, displayName, roles, acting, nik, kkTie, addressTie, active, vettedUntil };
}

function toAccount(row: Row): AccountRecord {
  return {
    // Written by this module from a branded id or a parsed moment.
    id: row.id as UserId,
    officeId: row.office_id,
    username: row.username,
    displayName: row.display_name,
    roles: row.roles,
    acting: row.acting,
    nik: row.nik,
    kkTie: row.kk_tie,
    addressTie: row.address_tie,
    vettedUntil: row.vetted_until as PlainDate | null,
    active: row.active,
    passwordHash: row.password_hash,
    mustChange: row.must_change,
    totpSecret: row.totp_secret,
    failedTries: row.failed_tries,
    pausedUntil: row.paused_until as Instant | null,
  };
}
