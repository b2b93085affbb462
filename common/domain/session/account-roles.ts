import type { Role } from '#common/domain/applications/vocabulary.ts';
import { permissionsOf } from './permission.ts';

/**
 * S9 for a person, not only for a role: whoever makes accounts opens no file, and the other way round. And whoever watches does not work: the
 * auditor reads everything and changes nothing (ICAO Doc 9303-3).
 */
export function areRolesCompatible(roles: readonly Role[]): boolean {
  const granted = permissionsOf(roles);
  const watchesOwnWork = roles.includes('AUDITOR') && granted.has('case.act');
  return !watchesOwnWork && !(granted.has('accounts.manage') && granted.has('case.read'));
}

/** The roles out of `others` that no account may hold beside `role`. */
export function conflictsWith(role: Role, others: readonly Role[]): Role[] {
  return others.filter((other) => other !== role && !areRolesCompatible([role, other]));
}

export function isAdmin({ roles, active }: { roles: readonly Role[]; active: boolean }): boolean {
  return active && permissionsOf(roles).has('accounts.manage');
}
