import type { Pixels } from '#renderer/lib/portrait/pixels.ts';

export type { Pixels } from '#renderer/lib/portrait/pixels.ts';

/** An sRGB value 0–255 of linear light 0–1. */
export function linearToByte(value: number): number {
  const light = Math.max(0, Math.min(1, value));
  return 255 * (light <= 0.003_130_8 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055);
}

/** Every pixel's channels through a function; `x` and `y` are parts of the picture. */
export function painted(
  { width, height, data }: Pixels,
  change: (rgb: readonly [number, number, number], x: number, y: number) => readonly [number, number, number],
): Pixels {
  const copy = new Uint8ClampedArray(data);
  for (let at = 0; at < width * height; at += 1) {
    const from = at * 4;
    const rgb = [data[from] ?? 0, data[from + 1] ?? 0, data[from + 2] ?? 0] as const;
    const next = change(rgb, (at % width) / width, Math.floor(at / width) / height);
    for (const channel of [0, 1, 2] as const) copy[from + channel] = next[channel];
  }
  return { width, height, data: copy };
}
