import { softened } from '#renderer/lib/portrait/detail.ts';
import { painted, type Pixels } from './pixels.ts';

/** Faults as bad photos have them, put into a good picture. */
export const darkened = (picture: Pixels, share = 0.3): Pixels =>
  painted(picture, ([r, g, b]) => [r * share, g * share, b * share]);

export const overexposed = (picture: Pixels): Pixels =>
  painted(picture, ([r, g, b]) => [r * 2.4, g * 2.4, b * 2.4]);

export const halfShadowed = (picture: Pixels): Pixels =>
  painted(picture, ([r, g, b], x) => {
    const share = 0.35 + 0.65 * Math.max(0, Math.min(1, (x - 0.47) / 0.06));
    return [r * share, g * share, b * share];
  });

export const cyan = (picture: Pixels): Pixels => painted(picture, ([r, g, b]) => [r * 0.6, g, b]);

export const greyed = (picture: Pixels): Pixels =>
  painted(picture, ([r, g, b]) => {
    const value = 0.299 * r + 0.587 * g + 0.114 * b;
    return [value, value, value];
  });

export function blurred({ width, height, data }: Pixels, sigma: number): Pixels {
  const copy = new Uint8ClampedArray(data);
  for (const channel of [0, 1, 2]) {
    const plane = new Float32Array(width * height);
    for (let at = 0; at < plane.length; at += 1) plane[at] = data[at * 4 + channel] ?? 0;
    const soft = softened({ width, height, data: plane }, sigma).data;
    for (let at = 0; at < plane.length; at += 1) copy[at * 4 + channel] = soft[at] ?? 0;
  }
  return { width, height, data: copy };
}

/** Another picture in a corner, smaller by whole pixels. */
export function withSecond(picture: Pixels, other: Pixels, by: number): Pixels {
  const copy = new Uint8ClampedArray(picture.data);
  const [width, height] = [Math.floor(other.width / by), Math.floor(other.height / by)];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const to = (y * picture.width + x) * 4;
      for (const channel of [0, 1, 2]) {
        copy[to + channel] = meanOf(other, { x: x * by, y: y * by, by, channel });
      }
    }
  }
  return { ...picture, data: copy };
}

function meanOf(
  { width, data }: Pixels,
  { x, y, by, channel }: { x: number; y: number; by: number; channel: number },
): number {
  let sum = 0;
  for (let row = 0; row < by; row += 1) {
    for (let column = 0; column < by; column += 1) {
      sum += data[((y + row) * width + x + column) * 4 + channel] ?? 0;
    }
  }
  return sum / (by * by);
}

/** A wall of bricks, by the place in face lengths. */
export function bricks(x: number, y: number): readonly [number, number, number] {
  const row = Math.floor(y / 0.16);
  const column = x / 0.42 + (row % 2) * 0.5;
  const isJoint = y / 0.16 - row < 0.12 || column - Math.floor(column) < 0.05;
  const shade = 1 + 0.25 * Math.sin(row * 7 + Math.floor(column) * 3);
  return isJoint ? [0.45, 0.42, 0.38] : [0.28 * shade, 0.08 * shade, 0.05 * shade];
}
