/** RGBA, eight bits a channel, as a canvas gives it. */
export type Pixels = { width: number; height: number; data: Uint8ClampedArray };

export type Point = readonly [x: number, y: number];

/** One number a pixel. */
export type Plane = { width: number; height: number; data: Float32Array };

/** A part of a picture in pixels. */
export type Area = { x: number; y: number; width: number; height: number };

const LINEAR = Float32Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return 255 * (share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
});

/** Linear light 0–255 of an sRGB value 0–255. */
export function linear(value: number): number {
  return LINEAR[value] ?? 0;
}

/** Luminance in linear light, 0–255 (ISO/IEC 29794-5). */
export function luminance({ data, width, height }: Pixels): Plane {
  const plane = new Float32Array(width * height);
  for (let at = 0; at < plane.length; at += 1) {
    const from = at * 4;
    plane[at] =
      0.2126 * linear(data[from] ?? 0) +
      0.7152 * linear(data[from + 1] ?? 0) +
      0.0722 * linear(data[from + 2] ?? 0);
  }
  return { width, height, data: plane };
}

/** Brightness as it is seen and stored, 0–255. */
export function grey({ data, width, height }: Pixels): Plane {
  const plane = new Float32Array(width * height);
  for (let at = 0; at < plane.length; at += 1) {
    const from = at * 4;
    plane[at] = 0.299 * (data[from] ?? 0) + 0.587 * (data[from + 1] ?? 0) + 0.114 * (data[from + 2] ?? 0);
  }
  return { width, height, data: plane };
}

export function cut(plane: Plane, { x, y, width, height }: Area): Plane {
  const data = new Float32Array(width * height);
  for (let row = 0; row < height; row += 1) {
    const from = (y + row) * plane.width + x;
    data.set(plane.data.subarray(from, from + width), row * width);
  }
  return { width, height, data };
}
