import type { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { Role } from '#common/domain/applications/vocabulary.ts';
import { areRolesCompatible, isAdmin } from '#common/domain/session/account-roles.ts';
import { rolesFrom, withAppointment, type ActingRole } from '#common/domain/session/acting.ts';
import { CodedError } from '#common/contract/coded-error.ts';

type Account = { id: UserId; roles: readonly Role[]; acting: readonly ActingRole[]; active: boolean };
type Change = { id: UserId; roles: readonly Role[]; active: boolean };
type By = { actor: UserId | undefined; now: Instant };

/** Throws ROLES_NOT_TOGETHER. */
export function assertCreatable(roles: readonly Role[]): void {
  if (!areRolesCompatible(roles)) throw new CodedError('ROLES_NOT_TOGETHER');
}

/** The first person makes the accounts of all others; without that nobody could. Throws LAST_ADMIN. */
export function assertFirstAccount(roles: readonly Role[]): void {
  if (!isAdmin({ roles, active: true })) throw new CodedError('LAST_ADMIN');
}

/**
 * Nobody gives themselves a role or closes themselves, nobody gets one that may not stand beside an appointment that runs or
 * is planned, and the office is never left without somebody who can make accounts. Throws OWN_ACCOUNT, ROLES_NOT_TOGETHER,
 * LAST_ADMIN.
 */
export function assertUpdatable(accounts: readonly Account[], change: Change, { actor, now }: By): void {
  const before = accounts.find(({ id }) => id === change.id);
  if (!before) throw new CodedError('NOT_FOUND');
  const isOther = !sameRoles(before.roles, change.roles) || before.active !== change.active;
  if (change.id === actor && isOther) throw new CodedError('OWN_ACCOUNT');
  // What stands together already may still be closed, or get another password.
  const isGiven = !sameRoles(before.roles, change.roles) || (change.active && !before.active);
  if (isGiven) assertCreatable(rolesFrom({ roles: change.roles, acting: before.acting }, now));
  const isLast = !accounts.some((account) => account.id !== change.id && isAdmin(account));
  if (isAdmin(before) && !isAdmin(change) && isLast) throw new CodedError('LAST_ADMIN');
}

/**
 * What an account's appointments are with this one: not by oneself, not of a closed account, not in the past, and not beside
 * what it may not stand with. Throws OWN_ACCOUNT, NOT_FOUND, INPUT_INVALID, ROLES_NOT_TOGETHER.
 */
export function assertAppointable(
  account: Account,
  appointment: ActingRole,
  { actor, now }: By,
): ActingRole[] {
  const { from, until } = appointment;
  if (account.id === actor) throw new CodedError('OWN_ACCOUNT');
  if (!account.active) throw new CodedError('NOT_FOUND');
  if (until <= from || until <= now) throw new CodedError('INPUT_INVALID', { fields: ['until'] });
  const acting = withAppointment(account.acting, appointment, now);
  assertCreatable(rolesFrom({ roles: account.roles, acting }, now));
  return acting;
}

function sameRoles(left: readonly Role[], right: readonly Role[]): boolean {
  return left.toSorted().join() === right.toSorted().join();
}
