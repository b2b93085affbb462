import type { GreyImage } from './grey-image.ts';

/** A small picture of real numbers, taken out of a page. */
export type Patch = { readonly width: number; readonly height: number; readonly data: Float32Array };

/** Where the patch lies on the page: its first pixel's middle, and the steps to the right and down, in pixels of the page. */
export type Frame = { x: number; y: number; rightX: number; rightY: number; downX: number; downY: number };

/** The level whose pixels are at most as large as one step of the patch, and how many pixels of the page one of its is. */
export function levelFor(levels: readonly GreyImage[], step: number): { image: GreyImage; scale: number } {
  const index = Math.max(0, Math.min(levels.length - 1, Math.floor(Math.log2(Math.max(1, step * 1.1)))));
  const image = levels[index];
  if (!image) throw new Error('A page without levels.');
  return { image, scale: 2 ** index };
}

/** Writes a patch of the page, each place between its four pixels; beyond the page's edge the edge goes on. */
export function sampleInto(
  target: Float32Array,
  size: { width: number; height: number; offset?: number },
  levels: readonly GreyImage[],
  frame: Frame,
): void {
  const { image, scale } = levelFor(levels, Math.hypot(frame.rightX, frame.rightY));
  const { width, height, data } = image;
  const maxX = width - 1.001;
  const maxY = height - 1.001;
  const rightX = frame.rightX / scale;
  const rightY = frame.rightY / scale;
  let at = size.offset ?? 0;
  for (let row = 0; row < size.height; row += 1) {
    let x = (frame.x + row * frame.downX + 0.5) / scale - 0.5;
    let y = (frame.y + row * frame.downY + 0.5) / scale - 0.5;
    for (let column = 0; column < size.width; column += 1, at += 1, x += rightX, y += rightY) {
      const insideX = x < 0 ? 0 : x > maxX ? maxX : x;
      const insideY = y < 0 ? 0 : y > maxY ? maxY : y;
      const left = insideX | 0;
      const top = insideY | 0;
      const across = insideX - left;
      const down = insideY - top;
      const from = top * width + left;
      const upper = (data[from] ?? 0) * (1 - across) + (data[from + 1] ?? 0) * across;
      const lower = (data[from + width] ?? 0) * (1 - across) + (data[from + width + 1] ?? 0) * across;
      target[at] = upper * (1 - down) + lower * down;
    }
  }
}

export function samplePatch(
  levels: readonly GreyImage[],
  width: number,
  height: number,
  frame: Frame,
): Patch {
  const data = new Float32Array(width * height);
  sampleInto(data, { width, height }, levels, frame);
  return { width, height, data };
}
