/** A page as brightness, 0 black to 255 white, row by row. */
export type GreyImage = { readonly width: number; readonly height: number; readonly data: Uint8Array };

/** ITU-R BT.601 weights in 256ths; a transparent pixel is paper. */
export function greyFromRgba(rgba: Uint8ClampedArray, width: number, height: number): GreyImage {
  const data = new Uint8Array(width * height);
  for (let index = 0, at = 0; index < data.length; index += 1, at += 4) {
    const light = 77 * (rgba[at] ?? 0) + 150 * (rgba[at + 1] ?? 0) + 29 * (rgba[at + 2] ?? 0);
    const alpha = rgba[at + 3] ?? 255;
    data[index] = alpha === 255 ? light >> 8 : 255 - (((255 - (light >> 8)) * alpha) >> 8);
  }
  return { width, height, data };
}

/** Each pixel the mean of a square of `factor` by `factor`; what is left over at the right and below goes. */
export function shrunk(image: GreyImage, factor: number): GreyImage {
  if (factor <= 1) return image;
  const width = Math.floor(image.width / factor);
  const height = Math.floor(image.height / factor);
  const data = new Uint8Array(width * height);
  const sums = new Uint32Array(width);
  const area = factor * factor;
  for (let y = 0; y < height; y += 1) {
    sums.fill(0);
    for (let inner = 0; inner < factor; inner += 1) {
      let at = (y * factor + inner) * image.width;
      for (let x = 0; x < width; x += 1) {
        let sum = sums[x] ?? 0;
        for (let step = 0; step < factor; step += 1, at += 1) sum += image.data[at] ?? 0;
        sums[x] = sum;
      }
    }
    for (let x = 0; x < width; x += 1) data[y * width + x] = (sums[x] ?? 0) / area;
  }
  return { width, height, data };
}

/** The page itself, its half, its quarter, … down to a shorter side of `least` pixels. */
export function pyramid(image: GreyImage, least = 120): GreyImage[] {
  const levels = [image];
  for (;;) {
    const last = levels.at(-1) ?? image;
    if (Math.min(last.width, last.height) < 2 * least) return levels;
    levels.push(shrunk(last, 2));
  }
}
