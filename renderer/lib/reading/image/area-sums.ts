/** Sums over any upright rectangle in four look-ups. */
export type AreaSums = { readonly width: number; readonly height: number; readonly table: Float64Array };

/** `squared` sums the squares instead. */
export function areaSums(values: Uint8Array, width: number, height: number, squared = false): AreaSums {
  const stride = width + 1;
  const table = new Float64Array(stride * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0; x < width; x += 1) {
      const value = values[y * width + x] ?? 0;
      row += squared ? value * value : value;
      table[(y + 1) * stride + x + 1] = (table[y * stride + x + 1] ?? 0) + row;
    }
  }
  return { width, height, table };
}

/** Mean over the square of `radius` around each place, cut off at the page's edge, handed to `take` place by place. */
export function eachMean(
  { width, height, table }: AreaSums,
  radius: number,
  take: (index: number, mean: number) => void,
): void {
  const stride = width + 1;
  for (let y = 0; y < height; y += 1) {
    const top = Math.max(0, y - radius) * stride;
    const rows = Math.min(height, y + radius + 1) - Math.max(0, y - radius);
    const bottom = Math.min(height, y + radius + 1) * stride;
    for (let x = 0; x < width; x += 1) {
      const left = Math.max(0, x - radius);
      const right = Math.min(width, x + radius + 1);
      const sum =
        (table[bottom + right] ?? 0) -
        (table[bottom + left] ?? 0) -
        (table[top + right] ?? 0) +
        (table[top + left] ?? 0);
      take(y * width + x, sum / (rows * (right - left)));
    }
  }
}
