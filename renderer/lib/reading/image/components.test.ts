import { describe, expect, it } from 'vitest';
import { bars } from './components.ts';
import { inkMask, smeared } from './ink-mask.ts';

const SIZE = { width: 160, height: 120 };

/** A mask with a bar of the given length and half thickness, turned about its middle. */
function turnedBar(degrees: number, length: number, half: number): Uint8Array {
  const angle = (degrees * Math.PI) / 180;
  return Uint8Array.from({ length: SIZE.width * SIZE.height }, (_, index) => {
    const x = (index % SIZE.width) - 80;
    const y = Math.floor(index / SIZE.width) - 60;
    const along = x * Math.cos(angle) + y * Math.sin(angle);
    const aside = y * Math.cos(angle) - x * Math.sin(angle);
    return Math.abs(along) <= length / 2 && Math.abs(aside) <= half ? 1 : 0;
  });
}

describe('patches as bars', () => {
  it.each([0, 3, -14, 45, 90])(
    'finds middle, direction and size of a bar turned by %i degrees',
    (degrees) => {
      const [bar, ...others] = bars(turnedBar(degrees, 90, 4), SIZE.width, SIZE.height, 50);
      expect(others).toEqual([]);
      const found = (Math.atan2(bar?.dy ?? 0, bar?.dx ?? 1) * 180) / Math.PI;
      expect(Math.abs(Math.sin(((found - degrees) * Math.PI) / 180))).toBeLessThan(0.02);
      expect(bar?.x).toBeCloseTo(80, 0);
      expect(bar?.y).toBeCloseTo(60, 0);
      expect(Math.abs((bar?.length ?? 0) - 91)).toBeLessThan(4);
      expect(Math.abs((bar?.thickness ?? 0) - 9)).toBeLessThan(1.5);
    },
  );

  it('joins what touches at a corner and leaves out what is small', () => {
    const mask = new Uint8Array(100);
    for (const [x, y] of [
      [1, 1],
      [2, 2],
      [3, 3],
      [8, 8],
    ] as const) {
      mask[y * 10 + x] = 1;
    }
    expect(bars(mask, 10, 10, 2).map(({ area }) => area)).toEqual([3]);
  });
});

describe('ink', () => {
  it('is what is darker than its surroundings, also where the light fades', () => {
    const data = Uint8Array.from({ length: 100 * 40 }, (_, index) => {
      const x = index % 100;
      const paper = 220 - x;
      return x % 10 < 2 ? paper - 60 : paper;
    });
    const mask = inkMask({ width: 100, height: 40, data }, 8);
    const row = [...mask.subarray(20 * 100, 21 * 100)];
    expect(row.filter(Boolean).length).toBe(20);
    expect(row.every((value, x) => value === (x % 10 < 2 ? 1 : 0))).toBe(true);
  });

  it('grows together when smeared, but a speck does not grow', () => {
    const mask = new Uint8Array(40 * 9);
    for (const x of [5, 6, 10, 11, 15, 16]) for (let y = 2; y < 7; y += 1) mask[y * 40 + x] = 1;
    mask[4 * 40 + 33] = 1;
    const joined = smeared(mask, { width: 40, height: 9 }, 2, 0.17);
    expect([...joined.subarray(4 * 40 + 5, 4 * 40 + 17)].every(Boolean)).toBe(true);
    expect(joined[4 * 40 + 33]).toBe(0);
  });
});
