import type { FingerPosition } from '#common/domain/biometrics/finger.ts';

/** How SBI writes the fingers. */
const NAMES: Readonly<Record<FingerPosition, string>> = {
  RIGHT_THUMB: 'Right Thumb',
  RIGHT_INDEX: 'Right IndexFinger',
  RIGHT_MIDDLE: 'Right MiddleFinger',
  RIGHT_RING: 'Right RingFinger',
  RIGHT_LITTLE: 'Right LittleFinger',
  LEFT_THUMB: 'Left Thumb',
  LEFT_INDEX: 'Left IndexFinger',
  LEFT_MIDDLE: 'Left MiddleFinger',
  LEFT_RING: 'Left RingFinger',
  LEFT_LITTLE: 'Left LittleFinger',
};

export function sbiName(position: FingerPosition): string {
  return NAMES[position];
}

/** The part of a slap device for these fingers: 1 left hand, 2 right hand, 3 thumbs. */
export function subDeviceFor([first]: readonly FingerPosition[], subIds: readonly string[]): string {
  const wanted = first?.endsWith('THUMB') ? '3' : first?.startsWith('LEFT') ? '1' : '2';
  return subIds.includes(wanted) ? wanted : (subIds[0] ?? '0');
}
