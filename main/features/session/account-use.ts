import { CodedError } from '#common/contract/coded-error.ts';
import { AccountUses } from '#common/contract/hub/accounts.ts';
import { firstDayOf, isUnused } from '#common/domain/session/unused.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { Desk } from '#main/features/desk.ts';
import { listUse, noteUnlocked } from '#main/records/repositories/account-use.ts';
import { findAccount, listAccounts } from '#main/records/repositories/accounts.ts';

/** Every account with its last sign-in: at any desk by the hub, or here. */
export async function accountUses(desk: Desk): Promise<AccountUses> {
  if (desk.hub) {
    return desk.hub.asPerson(AccountUses, { method: 'GET', path: '/v1/accounts/use' });
  }
  const { db, clock, office } = desk;
  const limit = { now: clock.now(), days: office.deskPolicy().unusedDays };
  const uses = await listUse(db);
  const useOf = new Map(uses.map((use) => [use.id, use]));
  const { utcOffsetMinutes } = office.policy();
  const accounts = (await listAccounts(db)).map(
    ({ id, username, displayName, roles, active, vettedUntil }) => {
      const use = useOf.get(id);
      const isLocked = use !== undefined && isUnused(use, uses, limit);
      const lastSignInAt = use?.signedInAt ?? null;
      return {
        id,
        username,
        displayName,
        roles: [...roles],
        active,
        vettedUntil,
        lastSignInAt,
        isUnused: isLocked,
      };
    },
  );
  return { accounts, firstDay: firstDayOf(uses, { now: limit.now, utcOffsetMinutes }) };
}

/** Given back by whoever keeps the accounts, with the reason. */
export async function unlockHere({ db, clock, session }: Desk, id: UserId, reason: string): Promise<void> {
  if (!(await findAccount(db, id))) throw new CodedError('NOT_FOUND');
  await noteUnlocked(db, id, clock.now());
  await session.audit('ACCOUNT', id, `unlocked: ${reason}`);
}
