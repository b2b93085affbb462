import type { PortraitCheck, PortraitCode } from '#common/domain/biometrics/portrait.ts';

/** What to put right first: a later thing cannot be judged, or changes, while an earlier one is wrong. */
const ORDER: readonly PortraitCode[] = [
  'NO_FACE',
  'SECOND_FACE',
  'BRIGHTNESS',
  'UNDEREXPOSED',
  'OVEREXPOSED',
  'RESOLUTION',
  'HEAD_SIZE',
  'HEAD_POSITION',
  'ROLL',
  'YAW',
  'PITCH',
  'SIDE_LIGHT',
  'EYES_CLOSED',
  'MOUTH_OPEN',
  'SMILE',
  'GAZE',
  'HOT_SPOT',
  'COLOUR_CAST',
  'BACKGROUND_TEXTURE',
  'BACKGROUND_UNEVEN',
  'BACKGROUND_DARK',
  'COMPRESSION',
  'BLUR',
];

/** The one thing to say now; null when nothing failed. */
export function hintOf(checks: readonly PortraitCheck[]): PortraitCheck | null {
  const failed = checks.filter(({ level }) => level === 'FAIL');
  return failed.toSorted((one, other) => ORDER.indexOf(one.code) - ORDER.indexOf(other.code))[0] ?? null;
}

/** On which side of its limit it lies. */
export function directionOf({ raw, threshold }: PortraitCheck): -1 | 0 | 1 {
  if (raw === null || threshold === null || raw === threshold) return 0;
  return raw > threshold ? 1 : -1;
}
