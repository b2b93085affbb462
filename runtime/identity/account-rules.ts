import type { UserId } from '#common/kernel/ids.ts';
import type { Role } from '#common/domain/applications/vocabulary.ts';
import { areRolesCompatible, isAdmin } from '#common/domain/session/account-roles.ts';
import { CodedError } from '#common/contract/coded-error.ts';

type Account = { id: UserId; roles: readonly Role[]; active: boolean };

/** Throws ROLES_NOT_TOGETHER. */
export function assertCreatable(roles: readonly Role[]): void {
  if (!areRolesCompatible(roles)) throw new CodedError('ROLES_NOT_TOGETHER');
}

/** The first person makes the accounts of all others; without that nobody could. Throws LAST_ADMIN. */
export function assertFirstAccount(roles: readonly Role[]): void {
  if (!isAdmin({ roles, active: true })) throw new CodedError('LAST_ADMIN');
}

/**
 * Nobody gives themselves a role or closes themselves, and the office is never left without somebody who can make
 * accounts. Throws OWN_ACCOUNT, ROLES_NOT_TOGETHER, LAST_ADMIN.
 */
export function assertUpdatable(
  accounts: readonly Account[],
  change: Account,
  changedBy: UserId | undefined,
): void {
  const before = accounts.find(({ id }) => id === change.id);
  if (!before) throw new CodedError('NOT_FOUND');
  const isOther = !sameRoles(before.roles, change.roles) || before.active !== change.active;
  if (change.id === changedBy && isOther) throw new CodedError('OWN_ACCOUNT');
  assertCreatable(change.roles);
  const isLast = !accounts.some((account) => account.id !== change.id && isAdmin(account));
  if (isAdmin(before) && !isAdmin(change) && isLast) throw new CodedError('LAST_ADMIN');
}

function sameRoles(left: readonly Role[], right: readonly Role[]): boolean {
  return left.toSorted().join() === right.toSorted().join();
}
