import { describe, expect, it } from 'vitest';
import type { FingerPolicy, FingerPosition } from './finger.ts';
import { fingerPlan, needsProof, tryVerdict } from './finger-plan.ts';

const POLICY: FingerPolicy = {
  required: ['RIGHT_INDEX', 'LEFT_INDEX'],
  minQuality: 40,
  maxAttempts: 4,
  enoughQuality: 60,
  bestOf: 3,
  childMinAge: 6,
  exceptions: ['AMPUTATED', 'BANDAGED', 'DEVICE_FAILURE'],
  fallback: ['THUMB', 'INDEX', 'MIDDLE', 'RING'],
  proofFor: ['PERMANENT'],
  groups: [],
  flagDoubtful: false,
  fileInput: false,
};

function planned(...excepted: FingerPosition[]): string[] {
  const exceptions = excepted.map((position) => ({ position, reason: 'BANDAGED' as const }));
  return fingerPlan(POLICY, exceptions).map(({ position, replaces }) =>
    replaces ? `${position} for ${replaces}` : position,
  );
}

describe('the fingers to take', () => {
  it('are those that the office asks for', () => {
    expect(planned()).toEqual(['RIGHT_INDEX', 'LEFT_INDEX']);
  });

  it('fall back to thumb, middle and ring of the same hand, one after the other', () => {
    expect(planned('RIGHT_INDEX')).toEqual(['RIGHT_INDEX', 'RIGHT_THUMB for RIGHT_INDEX', 'LEFT_INDEX']);
    expect(planned('LEFT_INDEX', 'LEFT_THUMB', 'LEFT_MIDDLE')).toEqual([
      'RIGHT_INDEX',
      'LEFT_INDEX',
      'LEFT_THUMB for LEFT_INDEX',
      'LEFT_MIDDLE for LEFT_INDEX',
      'LEFT_RING for LEFT_INDEX',
    ]);
  });

  it('end with the ring finger: the little one never stands in', () => {
    const all = planned('LEFT_INDEX', 'LEFT_THUMB', 'LEFT_MIDDLE', 'LEFT_RING');
    expect(all.at(-1)).toBe('LEFT_RING for LEFT_INDEX');
    expect(all.join(' ')).not.toContain('LITTLE');
  });

  it('take each finger once, and one that is asked for anyway stands in for none', () => {
    const policy: FingerPolicy = { ...POLICY, required: ['RIGHT_THUMB', 'RIGHT_INDEX'] };
    const exceptions = policy.required.map((position) => ({ position, reason: 'AMPUTATED' as const }));
    expect(fingerPlan(policy, exceptions).map(({ position }) => position)).toEqual([
      'RIGHT_THUMB',
      'RIGHT_MIDDLE',
      'RIGHT_INDEX',
      'RIGHT_RING',
    ]);
  });

  it('have none in their place when the device is broken', () => {
    const exceptions = [{ position: 'RIGHT_INDEX', reason: 'DEVICE_FAILURE' }] as const;
    expect(fingerPlan(POLICY, exceptions)).toHaveLength(2);
  });
});

it.each([
  [60, 1, 'ENOUGH'],
  [59, 1, 'AGAIN_BEST_OF'],
  [59, 2, 'AGAIN_BEST_OF'],
  [59, 3, 'ENOUGH'],
  [39, 3, 'AGAIN_LOW'],
  [0, 4, 'ENOUGH'],
] as const)('a print of %i after %i tries: %s', (quality, attempts, verdict) => {
  expect(tryVerdict(POLICY, quality, attempts)).toBe(verdict);
});

it('a finger that is gone needs its proof, whatever was ticked', () => {
  expect(needsProof(POLICY, { reason: 'AMPUTATED', permanence: 'TEMPORARY' })).toBe(true);
  expect(needsProof(POLICY, { reason: 'BANDAGED' })).toBe(false);
  expect(needsProof(POLICY, { reason: 'BANDAGED', permanence: 'PERMANENT' })).toBe(true);
});
