import { describe, expect, it } from 'vitest';
import { greyFromRgba, pyramid, shrunk } from './grey-image.ts';

describe('a page as brightness', () => {
  it('weighs the colours as the eye does, and takes a transparent pixel for paper', () => {
    const rgba = Uint8ClampedArray.from([255, 255, 255, 255, 0, 255, 0, 255, 0, 0, 255, 255, 0, 0, 0, 0]);
    const { data } = greyFromRgba(rgba, 4, 1);
    expect([...data]).toEqual([255, 149, 28, 255]);
  });

  it('shrinks by the mean of squares and leaves out what does not fill one', () => {
    const image = {
      width: 5,
      height: 2,
      data: Uint8Array.from([0, 100, 200, 200, 9, 100, 200, 200, 200, 9]),
    };
    expect(shrunk(image, 2)).toEqual({ width: 2, height: 1, data: Uint8Array.from([100, 200]) });
  });

  it('halves a page until its shorter side is near the least', () => {
    const page = { width: 1000, height: 600, data: new Uint8Array(600_000) };
    expect(pyramid(page).map(({ height }) => height)).toEqual([600, 300, 150]);
  });
});
