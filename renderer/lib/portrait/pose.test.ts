import { describe, expect, it } from 'vitest';
import { expressionOf } from './expression.ts';
import type { Mesh } from './face-geometry.ts';
import { poseOf } from './pose.ts';

/** A face of few points, upright and looking ahead: as many as the measures read. */
const POINTS: Readonly<Record<number, readonly [number, number, number]>> = {
  10: [0, -90, 0],
  152: [0, 100, 0],
  234: [-75, 0, 30],
  454: [75, 0, 30],
  33: [-45, 0, 0],
  133: [-15, 0, 0],
  362: [15, 0, 0],
  263: [45, 0, 0],
  70: [-50, -25, 0],
  300: [50, -25, 0],
  172: [-50, 60, 0],
  397: [50, 60, 0],
  61: [-22, 55, 0],
  291: [22, 55, 0],
  13: [0, 55, 0],
  14: [0, 56, 0],
  81: [-5, 55, 0],
  178: [-5, 56, 0],
  311: [5, 55, 0],
  402: [5, 56, 0],
  159: [-30, -4, 0],
  145: [-30, 4, 0],
  158: [-28, -4, 0],
  153: [-28, 4, 0],
  160: [-32, -4, 0],
  144: [-32, 4, 0],
  386: [30, -4, 0],
  374: [30, 4, 0],
  385: [28, -4, 0],
  380: [28, 4, 0],
  387: [32, -4, 0],
  373: [32, 4, 0],
  468: [-30, 0, 0],
  473: [30, 0, 0],
};

function faceWith(
  changed: typeof POINTS = {},
  turn: (point: readonly [number, number, number]) => readonly number[] = (point) => point,
): Mesh {
  return Array.from({ length: 478 }, (_, index) => turn(changed[index] ?? POINTS[index] ?? [0, 0, 0]));
}

const rolled = (degrees: number) => {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  return ([x, y, z]: readonly [number, number, number]) => [cos * x - sin * y, sin * x + cos * y, z];
};
const yawed = (degrees: number) => {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  return ([x, y, z]: readonly [number, number, number]) => [cos * x + sin * z, y, cos * z - sin * x];
};

describe('pose', () => {
  it('reads the roll that was put in, on either side', () => {
    for (const degrees of [-30, -12, 0, 5, 20]) {
      expect(poseOf(faceWith({}, rolled(degrees))).roll).toBeCloseTo(degrees, 4);
    }
  });

  it('sees a turn to either side as a turn', () => {
    const [left, ahead, right] = [-20, 0, 20].map((degrees) => poseOf(faceWith({}, yawed(degrees))).yaw);
    expect(ahead).toBeCloseTo(0, 6);
    expect(Math.abs(left ?? 0)).toBeCloseTo(20, 4);
    expect((left ?? 0) * (right ?? 0)).toBeLessThan(0);
  });

  it('does not call one crooked line a tilt', () => {
    expect(Math.abs(poseOf(faceWith({ 61: [-22, 62, 0] })).roll)).toBeLessThan(2);
  });
});

describe('shapes of eyes and mouth', () => {
  it('reads the less open eye and the opening of the mouth by face length', () => {
    expect(expressionOf(faceWith())).toMatchObject({ eyesOpen: 0.08, mouthOpen: 0.01, gaze: 0 });
    const shut = faceWith({
      159: [-30, 0, 0],
      145: [-30, 1, 0],
      158: [-28, 0, 0],
      153: [-28, 1, 0],
      160: [-32, 0, 0],
      144: [-32, 1, 0],
    });
    expect(expressionOf(shut).eyesOpen).toBeCloseTo(0.01, 6);
    expect(expressionOf(faceWith({ 14: [0, 75, 0] })).mouthOpen).toBeCloseTo(0.2, 6);
  });

  it('counts a wide mouth as a smile only when its corners are lifted', () => {
    const wide = { 61: [-35, 55, 0], 291: [35, 55, 0] } as const;
    expect(expressionOf(faceWith(wide)).smile).toBe(1);
    const smiling = { 61: [-35, 48, 0], 291: [35, 48, 0] } as const;
    expect(expressionOf(faceWith(smiling)).smile).toBeGreaterThan(1.1);
  });

  it('sees eyes that look aside', () => {
    expect(expressionOf(faceWith({ 468: [-22, 0, 0], 473: [38, 0, 0] })).gaze).toBeCloseTo(8 / 30, 6);
  });
});
