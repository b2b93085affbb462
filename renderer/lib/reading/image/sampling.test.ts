import { describe, expect, it } from 'vitest';
import { pyramid } from './grey-image.ts';
import { levelFor, samplePatch } from './sampling.ts';

/** Brightness rises by one for each pixel to the right and by two for each down. */
const RAMP = {
  width: 60,
  height: 50,
  data: Uint8Array.from({ length: 3000 }, (_, index) => (index % 60) + 2 * Math.floor(index / 60)),
};

describe('a patch of a page', () => {
  it('is read between the pixels, along any axes', () => {
    const patch = samplePatch([RAMP], 2, 2, { x: 10.5, y: 5, rightX: 0, rightY: 0.5, downX: 1, downY: 0 });
    expect([...patch.data]).toEqual([20.5, 21.5, 21.5, 22.5]);
  });

  it('goes on with the edge beyond the edge', () => {
    const patch = samplePatch([RAMP], 1, 1, { x: -20, y: -20, rightX: 1, rightY: 0, downX: 0, downY: 1 });
    expect(patch.data[0]).toBe(0);
  });

  it('comes from the level whose pixels are as large as its own, at the same place', () => {
    const flat = {
      width: 512,
      height: 512,
      data: Uint8Array.from({ length: 512 * 512 }, (_, i) => (i % 512) / 4),
    };
    const levels = pyramid(flat);
    expect(levelFor(levels, 2).scale).toBe(2);
    const frame = { x: 100, y: 100, rightX: 2, rightY: 0, downX: 0, downY: 2 };
    const coarse = samplePatch(levels, 1, 1, frame).data[0] ?? 0;
    const fine = samplePatch(levels.slice(0, 1), 1, 1, frame).data[0] ?? 0;
    expect(Math.abs(coarse - fine)).toBeLessThan(0.6);
  });
});
