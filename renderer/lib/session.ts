import { useEffect, useMemo } from 'react';
import type { SessionStatus, SessionUser } from '#common/contract/ipc/session.ts';
import type { Permission } from '#common/domain/session/permission.ts';
import type { ActorRole, Role } from '#common/domain/applications/vocabulary.ts';
import { syncClock } from './clock.ts';
import { useChannelQuery } from './use-channel.ts';

const NO_INPUT = {};
/** WIB, until an office is known. */
const DEFAULT_OFFSET = 420;

export type Session = {
  status: SessionStatus | undefined;
  user: SessionUser | null;
  utcOffsetMinutes: number;
  can: (permission: Permission) => boolean;
  hasRole: (...roles: readonly ActorRole[]) => boolean;
};

/** Who sits here and what that person may do. */
export function useSession(): Session {
  const { data: status } = useChannelQuery('session.status', NO_INPUT);
  useEffect(() => {
    if (status) syncClock(status.now);
  }, [status]);
  return useMemo(() => {
    const user = status?.user ?? null;
    const roles = new Set<Role>(user?.roles);
    const permissions = new Set<Permission>(user?.permissions);
    return {
      status,
      user,
      utcOffsetMinutes: status?.office?.utcOffsetMinutes ?? DEFAULT_OFFSET,
      can: (permission) => permissions.has(permission),
      hasRole: (...wanted) => wanted.some((role) => role !== 'SYS' && roles.has(role)),
    };
  }, [status]);
}
