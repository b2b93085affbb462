import type { FileView } from '#common/contract/ipc/applications.ts';
import { isActionKind, type ActionKind } from '#common/domain/applications/rules.ts';
import { Kinship } from '#common/domain/queue/kinship.ts';

type Blocked = FileView['blocked'];
type BlockedReason = { refusal: NonNullable<Blocked[ActionKind]>; kinds: readonly ActionKind[] };

/**
 * Why steps of this state are off for this person, each reason once with all steps that it holds up. What another role does is not
 * listed, nor is a tie to the applicant: the notice above the file has told it.
 */
export function blockedReasons(
  blocked: Blocked,
  isMeant: (kind: ActionKind) => boolean,
): readonly BlockedReason[] {
  const reasons = new Map<string, BlockedReason>();
  for (const [kind, refusal] of Object.entries(blocked)) {
    const isTold = refusal.code === 'ROLE_NOT_ALLOWED' || Kinship.safeParse(refusal.code).success;
    if (isTold || !isActionKind(kind) || !isMeant(kind)) continue;
    const key = JSON.stringify([refusal.code, refusal.details ?? null]);
    reasons.set(key, { refusal, kinds: [...(reasons.get(key)?.kinds ?? []), kind] });
  }
  return [...reasons.values()];
}
