import { SYSTEM_ACTOR } from '#common/domain/applications/system-actor.ts';
import { RULE_TABLE } from '#common/domain/applications/rules.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { ErrorCode } from '#common/contract/ipc/reply.ts';
import type { AcceptedAction } from '#common/contract/hub/pull.ts';

/**
 * Why this program cannot have written a moved file's list, whatever the desk's own audit trail says; null when every action is
 * of a kind that is known, holds what the rule of its kind takes, and is by somebody who came along with the office.
 */
export function refusalOfList(
  actions: readonly AcceptedAction[],
  people: ReadonlySet<UserId>,
): ErrorCode | null {
  for (const { kind, payload, actor, role } of actions) {
    const rule = Object.hasOwn(RULE_TABLE, kind) ? RULE_TABLE[kind] : undefined;
    if (!rule) return 'ACTION_UNKNOWN';
    if (!rule.payload.safeParse(payload).success) return 'PAYLOAD_INVALID';
    const isKnown = role === 'SYS' ? actor === SYSTEM_ACTOR : people.has(actor);
    if (!isKnown) return 'ACTOR_UNKNOWN';
  }
  return null;
}
