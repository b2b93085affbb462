import { labOf, type Lab } from './colour.ts';
import type { Mask } from './mask.ts';
import { linear, type Pixels, type Plane } from './pixels.ts';

/** What is behind the person; null when too little of it can be seen to say anything. */
export type Background = {
  /** Mean Sobel magnitude of the luminance. */
  texture: number;
  /** The largest spread of a channel, 0–255. */
  uneven: number;
  /** Mean luminance 0–1. */
  light: number;
  lab: Lab;
  /** The darker side against the brighter, left and right of the face, 0–1; null when one side cannot be seen. */
  sides: number | null;
};

const LEAST_SHARE = 0.03;

/** @param middle the column of the face's middle */
export function measureBackground(
  picture: Pixels,
  light: Plane,
  behind: Mask,
  middle: number,
): Background | null {
  const sums = [0, 0, 0];
  const squares = [0, 0, 0];
  const linearSums = [0, 0, 0];
  let [count, gradient, edges, luminance] = [0, 0, 0, 0];
  const { width, height } = picture;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      if (!behind.data[at]) continue;
      count += 1;
      luminance += light.data[at] ?? 0;
      for (const channel of [0, 1, 2]) {
        const value = picture.data[at * 4 + channel] ?? 0;
        sums[channel] = (sums[channel] ?? 0) + value;
        squares[channel] = (squares[channel] ?? 0) + value * value;
        linearSums[channel] = (linearSums[channel] ?? 0) + linear(value);
      }
      if (x > 0 && y > 0 && x < width - 1 && y < height - 1) {
        gradient += sobel(light, at);
        edges += 1;
      }
    }
  }
  if (count < LEAST_SHARE * width * height) return null;
  const spreads = sums.map((sum, channel) =>
    Math.sqrt(Math.max(0, (squares[channel] ?? 0) / count - (sum / count) ** 2)),
  );
  const [red = 0, green = 0, blue = 0] = linearSums.map((sum) => sum / count / 255);
  return {
    texture: gradient / Math.max(1, edges),
    uneven: Math.max(...spreads),
    light: luminance / count / 255,
    lab: labOf(red, green, blue),
    sides: sidesOf(light, behind, middle),
  };
}

function sobel({ data, width }: Plane, at: number): number {
  const v = (offset: number): number => data[at + offset] ?? 0;
  const [above, below] = [-width, width];
  const across = v(above + 1) + 2 * v(1) + v(below + 1) - v(above - 1) - 2 * v(-1) - v(below - 1);
  const down = v(below - 1) + 2 * v(below) + v(below + 1) - v(above - 1) - 2 * v(above) - v(above + 1);
  return Math.hypot(across, down);
}

const LEAST_SIDE = 200;

function sidesOf(light: Plane, behind: Mask, middle: number): number | null {
  const sums = [0, 0];
  const counts = [0, 0];
  for (let at = 0; at < behind.data.length; at += 1) {
    if (!behind.data[at]) continue;
    const side = at % light.width < middle ? 0 : 1;
    sums[side] = (sums[side] ?? 0) + (light.data[at] ?? 0);
    counts[side] = (counts[side] ?? 0) + 1;
  }
  if (counts.some((count) => count < LEAST_SIDE)) return null;
  const [left = 0, right = 0] = sums.map((sum, side) => sum / (counts[side] ?? 1) + 0.5);
  return Math.min(left, right) / Math.max(left, right);
}
