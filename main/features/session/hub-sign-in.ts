import { CodedError } from '#common/contract/coded-error.ts';
import { addMinutes, type Instant } from '#common/kernel/instant.ts';
import { hashPassword, type PasswordCost } from '#runtime/identity/password.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { findAccount, updateAccount, type AccountRecord } from '#main/records/repositories/accounts.ts';
import { storeAccounts } from '#main/records/repositories/hub-rows.ts';
import type { HubSignInReply } from '#common/contract/hub/station.ts';
import { HubUnreachable } from '#common/contract/hub/unreachable.ts';

export type Credentials = { username: string; password: string; totp: string | null };

/** The hub as the place where people are known. */
export type HubPeople = {
  signIn(credentials: Credentials): Promise<HubSignInReply>;
  /** The same for a second person at this desk, for one act; the person who sits here stays. */
  signInBeside(credentials: Credentials): Promise<HubSignInReply>;
  signOutBeside(token: string): Promise<void>;
};

/**
 * Asks the hub. Its yes is remembered for the time that the office allows, as a hash of this desk's own making; null when
 * the hub cannot be asked. A no of the hub is thrown.
 */
export async function signInWithHub(
  db: DeskDatabase,
  people: Pick<HubPeople, 'signIn'>,
  {
    credentials,
    cost,
    offlineHours,
    now,
  }: { credentials: Credentials; cost: PasswordCost; offlineHours: number | null; now: Instant },
): Promise<AccountRecord | null> {
  const reply = await people.signIn(credentials).catch((error: unknown) => {
    if (error instanceof HubUnreachable) return null;
    throw error;
  });
  if (!reply) return null;
  const passwordHash = await hashPassword(credentials.password, cost);
  await db.transaction(async (trx) => {
    await storeAccounts(trx, [reply.account], now);
    await updateAccount(trx, reply.account.id, {
      passwordHash,
      mustChange: reply.mustChange,
      offlineUntil: earlier(
        reply.offlineUntil,
        offlineHours === null ? null : addMinutes(now, offlineHours * 60),
      ),
    });
  });
  return findAccount(db, reply.account.id);
}

function earlier(allowed: Instant, limit: Instant | null): Instant {
  return limit !== null && limit < allowed ? limit : allowed;
}

/** Without the hub only who signed in with it here, not too long ago. Throws OFFLINE_SIGN_IN_EXPIRED. */
export function assertOfflineAllowed(account: AccountRecord | null, now: Instant): void {
  const isKnownHere = account !== null && account.passwordHash !== '' && account.offlineUntil !== null;
  if (!isKnownHere || (account.offlineUntil ?? '') < now) throw new CodedError('OFFLINE_SIGN_IN_EXPIRED');
}
