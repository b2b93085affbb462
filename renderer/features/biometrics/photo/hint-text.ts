import type { PortraitCode } from '#common/domain/biometrics/portrait.ts';
import type { Translate } from '#renderer/lib/i18n.ts';
import type { Guidance } from '#renderer/lib/portrait/messages.ts';

/** What is said to the applicant: a code and, where it makes a difference, to which side. */
export type Hint = { code: PortraitCode | 'GOOD'; side: 'plus' | 'minus' | 'none' };

const SIDED = ['YAW', 'PITCH', 'HEAD_SIZE', 'HEAD_POSITION', 'BRIGHTNESS'] as const;
type Sided = (typeof SIDED)[number];

/** Beside the middle by less than this share of the width it is the height that is wrong. */
const BESIDE = 0.06;

export function hintOf({ hint, direction, face }: Guidance): Hint {
  if (hint === null) return { code: 'GOOD', side: 'none' };
  // Where the head stands is measured without a side; the box of the face has one.
  const sign = hint === 'HEAD_POSITION' ? besideOf(face) : direction;
  return { code: hint, side: sign > 0 ? 'plus' : sign < 0 ? 'minus' : 'none' };
}

/** 1 where the face stands right of the middle in the picture, which is to the applicant's own left. */
function besideOf(face: Guidance['face']): -1 | 0 | 1 {
  if (!face) return 0;
  const off = face.x + face.width / 2 - 0.5;
  if (Math.abs(off) < BESIDE) return 0;
  return off > 0 ? 1 : -1;
}

export function hintText(t: Translate, { code, side }: Hint): string {
  if (code === 'GOOD') return t('portrait.hint.good');
  return isSided(code) ? t(`portrait.hint.${code}.${side}`) : t(`portrait.hint.${code}`);
}

function isSided(code: PortraitCode): code is Sided {
  return (SIDED as readonly PortraitCode[]).includes(code);
}
