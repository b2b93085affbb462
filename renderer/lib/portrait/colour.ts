import type { Mask } from './mask.ts';
import { linear, type Pixels } from './pixels.ts';

export type Lab = { l: number; a: number; b: number };

/** CIELAB under D65 of linear light 0–1. */
export function labOf(red: number, green: number, blue: number): Lab {
  const x = curve((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.950_47);
  const y = curve(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = curve((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.088_83);
  return { l: 116 * y - 16, a: 500 * (x - y), b: 200 * (y - z) };
}

function curve(value: number): number {
  return value > 0.008_856 ? Math.cbrt(value) : 7.787 * value + 16 / 116;
}

/** The mean colour of the masked part, averaged as light. */
export function meanLab({ data }: Pixels, mask: Mask): Lab {
  let [red, green, blue, count] = [0, 0, 0, 0];
  for (let at = 0; at < mask.data.length; at += 1) {
    if (!mask.data[at]) continue;
    red += linear(data[at * 4] ?? 0);
    green += linear(data[at * 4 + 1] ?? 0);
    blue += linear(data[at * 4 + 2] ?? 0);
    count += 255;
  }
  const all = Math.max(1, count);
  return labOf(red / all, green / all, blue / all);
}

/** No skin under white light is this far from every red or every yellow. */
const LEAST = 1;
const IMPOSSIBLE = 100;

/**
 * How far the skin lies outside the colours of human skin (ISO/IEC 29794-5: a 5–25, b 5–35); grey and blue faces count as 100. A wall
 * that leans towards cyan or blue counts when pale skin leans with it: then it is the light, not the paint.
 */
export function castOf(skin: Lab, wall: Lab | null): number {
  if (skin.a < LEAST || skin.b < LEAST) return IMPOSSIBLE;
  const own = Math.hypot(outside(skin.a, 5, 25), outside(skin.b, 5, 35));
  const cyan = wall && skin.a < PALE ? Math.max(0, -wall.a) : 0;
  const blue = wall && skin.b < PALE ? Math.max(0, -wall.b) : 0;
  return Math.max(own, cyan, blue);
}

const PALE = 8;

function outside(value: number, least: number, most: number): number {
  return Math.max(0, least - value, value - most);
}
