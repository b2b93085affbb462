import { describe, expect, it } from 'vitest';
import { PortraitCode, verdictOf, type PortraitCheck } from '#common/domain/biometrics/portrait.ts';
import { directionOf, hintOf } from './hint.ts';
import { judge, type Measured } from './judge.ts';
import { LIMITS } from './limits.ts';
import type { PortraitRules } from './messages.ts';

const ADULT: PortraitRules = { subject: 'ADULT', allowances: [] };
const GOOD: Measured = Object.fromEntries(
  PortraitCode.options.map((code) => [code, LIMITS.frame[code].best]),
);

function checkOf(measured: Measured, code: PortraitCode, rules = ADULT): PortraitCheck {
  const check = judge({ ...GOOD, ...measured }, rules, 'frame').find((one) => one.code === code);
  if (!check) throw new Error('Every code is judged.');
  return check;
}

describe('the judgement', () => {
  it('says something about every code once', () => {
    expect(judge(GOOD, ADULT, 'frame').map(({ code }) => code)).toEqual(PortraitCode.options);
    expect(verdictOf(judge(GOOD, ADULT, 'frame'))).toBe('PASS');
  });

  it('is neither good nor bad where nothing was measured', () => {
    expect(checkOf({ BLUR: null }, 'BLUR')).toMatchObject({
      level: 'NOT_ASSESSED',
      raw: null,
      score: null,
      threshold: null,
    });
    expect(verdictOf(judge({ ...GOOD, BLUR: null, ROLL: Number.NaN }, ADULT, 'frame'))).toBe('PASS');
  });

  it('names the limit that was crossed, on both sides', () => {
    expect(checkOf({ ROLL: -6 }, 'ROLL')).toMatchObject({ level: 'WARN', threshold: -5 });
    expect(checkOf({ ROLL: 9 }, 'ROLL')).toMatchObject({ level: 'FAIL', threshold: 8, raw: 9 });
  });

  it('gives 100 to the best, 50 to the limit of failing, 0 as far again', () => {
    const scores = [0, 8, -16, 40].map((raw) => checkOf({ ROLL: raw }, 'ROLL').score);
    expect(scores).toEqual([100, 50, 0, 0]);
  });

  it('judges a file that is said to be a portrait more strictly than a frame', () => {
    const small = { ...GOOD, HEAD_SIZE: 0.42 };
    const levelIn = (set: 'file' | 'frame') =>
      judge(small, ADULT, set).find(({ code }) => code === 'HEAD_SIZE')?.level;
    expect([levelIn('frame'), levelIn('file')]).toEqual(['PASS', 'FAIL']);
  });

  it('eases what an infant cannot do and what a scarf changes, and nothing else', () => {
    const infant: PortraitRules = { subject: 'INFANT', allowances: [] };
    expect(checkOf({ EYES_CLOSED: 0 }, 'EYES_CLOSED', infant).level).toBe('WARN');
    expect(checkOf({ SMILE: 2 }, 'SMILE', infant).level).toBe('NOT_ASSESSED');
    expect(checkOf({ SECOND_FACE: 0.5 }, 'SECOND_FACE', infant).level).toBe('FAIL');
    const scarf: PortraitRules = { subject: 'ADULT', allowances: ['RELIGIOUS_HEADGEAR'] };
    expect(checkOf({ SIDE_LIGHT: 0.1 }, 'SIDE_LIGHT', scarf).level).toBe('WARN');
    expect(checkOf({ BLUR: 0.9 }, 'BLUR', scarf).level).toBe('FAIL');
  });
});

describe('the hint', () => {
  it('is one thing, and the one that has to be put right first', () => {
    const checks = judge({ ...GOOD, BLUR: 0.9, ROLL: -20, BRIGHTNESS: 0.01 }, ADULT, 'frame');
    expect(hintOf(checks)?.code).toBe('BRIGHTNESS');
    expect(hintOf(judge({ ...GOOD, ROLL: -6 }, ADULT, 'frame'))).toBeNull();
  });

  it('says on which side of its limit it lies', () => {
    expect([-20, 20].map((raw) => directionOf(checkOf({ ROLL: raw }, 'ROLL')))).toEqual([-1, 1]);
  });
});
