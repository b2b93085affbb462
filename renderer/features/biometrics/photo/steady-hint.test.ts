import { describe, expect, it } from 'vitest';
import type { PortraitCode } from '#common/domain/biometrics/portrait.ts';
import { hintOf, type Hint } from './hint-text.ts';
import { steadyHint, type Steady } from './steady-hint.ts';

const hint = (code: Hint['code'], side: Hint['side'] = 'none'): Hint => ({ code, side });

function shownAfter(...hints: readonly Hint[]): Hint['code'] | null {
  let steady: Steady | null = null;
  for (const one of hints) steady = steadyHint(steady, one);
  return steady ? steady.shown.code : null;
}

describe('the hint on the screen', () => {
  it('changes only after three frames that say the same', () => {
    expect(shownAfter(hint('ROLL'), hint('GAZE'), hint('GAZE'))).toBe('ROLL');
    expect(shownAfter(hint('ROLL'), hint('GAZE'), hint('GAZE'), hint('GAZE'))).toBe('GAZE');
  });

  it('does not flicker between two', () => {
    const flicker = Array.from({ length: 9 }, (_, index) => hint(index % 2 === 0 ? 'GAZE' : 'BLUR'));
    expect(shownAfter(hint('ROLL'), ...flicker)).toBe('ROLL');
  });

  it('says good at once', () => {
    expect(shownAfter(hint('ROLL'), hint('GOOD'))).toBe('GOOD');
  });
});

describe('to which side', () => {
  const face = (x: number) => ({ x, y: 0.3, width: 0.2, height: 0.4 });
  const guided = (code: PortraitCode, x: number) =>
    hintOf({ hint: code, direction: 1, face: face(x), faces: 1, blur: 0.4, ms: 1 });

  it('a head beside the middle is sent back by the side that the face stands on', () => {
    expect(guided('HEAD_POSITION', 0.7)).toEqual(hint('HEAD_POSITION', 'plus'));
    expect(guided('HEAD_POSITION', 0.1)).toEqual(hint('HEAD_POSITION', 'minus'));
    expect(guided('HEAD_POSITION', 0.4)).toEqual(hint('HEAD_POSITION', 'none'));
  });

  it('a chin follows what was measured', () => {
    expect(guided('PITCH', 0.4)).toEqual(hint('PITCH', 'plus'));
  });
});
