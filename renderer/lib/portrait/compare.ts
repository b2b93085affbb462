import { euclidean } from './euclidean.ts';
import { LIMITS } from './limits.ts';
import type { FaceBand, FaceDistance } from './messages.ts';

type Limits = typeof LIMITS.compare;

/** How far two embeddings of 128 numbers are apart, and what that says. */
export function faceDistance(one: ArrayLike<number>, other: ArrayLike<number>): FaceDistance {
  const distance = euclidean(one, other);
  return { distance, band: bandOf(distance) };
}

/** Never a decision: it says how closely a person has to look. */
export function bandOf(distance: number): FaceBand {
  return bandWithin(distance, LIMITS.compare);
}

/** The chip carries the approved picture itself, packed anew: it must be far nearer than another picture of the same person. */
export function chipBandOf(distance: number): FaceBand {
  return bandWithin(distance, LIMITS.chip);
}

function bandWithin(distance: number, { same, different }: Limits): FaceBand {
  if (distance <= same) return 'SAME';
  return distance > different ? 'DIFFERENT' : 'LOOK_CLOSER';
}
