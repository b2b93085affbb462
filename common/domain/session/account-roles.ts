import type { Role } from '#common/domain/applications/vocabulary.ts';
import { permissionsOf } from './permission.ts';

/** S9 for a person, not only for a role: whoever makes accounts opens no file, and the other way round. */
export function areRolesCompatible(roles: readonly Role[]): boolean {
  const granted = permissionsOf(roles);
  return !(granted.has('accounts.manage') && granted.has('case.read'));
}

export function isAdmin({ roles, active }: { roles: readonly Role[]; active: boolean }): boolean {
  return active && permissionsOf(roles).has('accounts.manage');
}
