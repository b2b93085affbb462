import { FingerPosition, type ExceptedFinger, type FingerPolicy, type Permanence } from './finger.ts';

/** A finger to be taken or explained; `replaces` names the asked finger in whose place it stands. */
export type PlannedFinger = { position: FingerPosition; replaces: FingerPosition | null };

type Excepted = Pick<ExceptedFinger, 'position' | 'reason'>;

/** Nothing is taken in the place of a finger for a reason that holds for all of them. */
const FOR_ALL: ReadonlySet<ExceptedFinger['reason']> = new Set(['UNDER_AGE', 'DEVICE_FAILURE']);

/**
 * The asked fingers, and behind each that cannot be taken the ones in its place: the next of the same hand in the policy's
 * order that is not asked for anyway, until one can be taken or the hand has no more.
 */
export function fingerPlan(policy: FingerPolicy, exceptions: readonly Excepted[]): PlannedFinger[] {
  const reasons = new Map(exceptions.map(({ position, reason }) => [position, reason]));
  const used = new Set(policy.required);
  const plan: PlannedFinger[] = [];
  for (const position of policy.required) {
    plan.push({ position, replaces: null });
    if (!isReplaceable(reasons.get(position))) continue;
    for (const other of handOrder(policy, position)) {
      if (used.has(other)) continue;
      used.add(other);
      plan.push({ position: other, replaces: position });
      if (!isReplaceable(reasons.get(other))) break;
    }
  }
  return plan;
}

/** A finger that is gone is gone for good, whatever was ticked. */
export function permanenceOf({
  reason,
  permanence,
}: Pick<ExceptedFinger, 'reason' | 'permanence'>): Permanence {
  return reason === 'AMPUTATED' ? 'PERMANENT' : (permanence ?? 'TEMPORARY');
}

export function needsProof(
  policy: Pick<FingerPolicy, 'proofFor'>,
  exception: Pick<ExceptedFinger, 'reason' | 'permanence'>,
): boolean {
  return policy.proofFor.includes(permanenceOf(exception));
}

/** What is still to be done for a finger whose best print so far has this score after so many tries. */
export type TryVerdict = 'ENOUGH' | 'AGAIN_LOW' | 'AGAIN_BEST_OF';

export function tryVerdict(
  { minQuality, maxAttempts, enoughQuality, bestOf }: FingerPolicy,
  quality: number,
  attempts: number,
): TryVerdict {
  if (attempts >= maxAttempts) return 'ENOUGH';
  if (quality < minQuality) return 'AGAIN_LOW';
  return quality >= enoughQuality || attempts >= bestOf ? 'ENOUGH' : 'AGAIN_BEST_OF';
}

function isReplaceable(reason: ExceptedFinger['reason'] | undefined): boolean {
  return reason !== undefined && !FOR_ALL.has(reason);
}

function handOrder({ fallback }: FingerPolicy, position: FingerPosition): FingerPosition[] {
  const hand = position.startsWith('LEFT') ? 'LEFT' : 'RIGHT';
  return fallback.map((finger) => FingerPosition.parse(`${hand}_${finger}`));
}
