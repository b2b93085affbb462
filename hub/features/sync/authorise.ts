import { addMinutes, type Instant } from '#common/kernel/instant.ts';
import type { ActorRole } from '#common/domain/applications/vocabulary.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { PushedAction } from '#common/contract/hub/push.ts';
import type { Actor } from '#hub/store/page-reads.ts';

/** How far a desk's clock may be from the hub's. */
export const CLOCK_TOLERANCE_MINUTES = 10;

/**
 * Whether this person could act in this role at this desk at that moment, by what the hub itself knows. Null when so. An
 * account that was closed since counts as never signed in: what it left unsent is for somebody to look at.
 */
export function refusalToAuthor(
  { role, occurredAt }: PushedAction,
  actor: Actor | undefined,
  { deskId, now }: { deskId: string; now: Instant },
): ReplyError | null {
  // Scheduled actions are the hub's alone: no desk speaks with its voice.
  if (role === 'SYS') return { code: 'ROLE_NOT_ALLOWED', details: { roles: [] } };
  if (occurredAt > addMinutes(now, CLOCK_TOLERANCE_MINUTES)) return { code: 'CLOCK_AHEAD', details: { now } };
  if (!actor?.active || !wasSignedIn(actor, deskId, occurredAt)) return { code: 'ACTOR_NOT_SIGNED_IN' };
  if (!rolesAt(actor, occurredAt).includes(role)) {
    return { code: 'ROLE_NOT_ALLOWED', details: { roles: [role] } };
  }
  return null;
}

export function wasSignedIn({ signIns }: Actor, deskId: string, at: Instant): boolean {
  const latest = addMinutes(at, CLOCK_TOLERANCE_MINUTES);
  return signIns.some((window) => window.deskId === deskId && window.at <= latest && at <= window.until);
}

function rolesAt({ roles, acting }: Actor, at: Instant): readonly ActorRole[] {
  return [...roles, ...acting.filter(({ from, until }) => from <= at && at < until).map(({ role }) => role)];
}
