import type { PortraitLimit } from '#common/domain/biometrics/portrait-limits.ts';
import { PortraitLimits } from '#common/domain/biometrics/portrait-limits.ts';
import newest from '#resources/photo/2026-1.json';

/** The limits that this program judges by; wrong data stops the worker, not a photo. */
export const LIMITS: PortraitLimits = PortraitLimits.parse(newest);

/** A camera's frame, a file that somebody brought, and the cut and packed portrait. */
export type LimitSet = 'frame' | 'file' | 'portrait';

export function limitOf(code: keyof PortraitLimits['frame'], set: LimitSet): PortraitLimit {
  const own = set === 'frame' ? undefined : LIMITS[set][code];
  return own ?? LIMITS.frame[code];
}
