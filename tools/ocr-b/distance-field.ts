/** Signed distance of every pixel to the edge of a shape: positive inside. Exact (two passes of one-dimensional lower envelopes). */
export function signedDistance(inside: readonly boolean[], width: number, height: number): Float64Array {
  const toShape = squaredDistance(inside, width, height);
  const toPaper = squaredDistance(
    inside.map((value) => !value),
    width,
    height,
  );
  return Float64Array.from(toShape, (outer, index) => Math.sqrt(toPaper[index] ?? 0) - Math.sqrt(outer));
}

/** Far more than any real distance, yet small enough to be squared and summed. */
const FAR = 1e9;

function squaredDistance(targets: readonly boolean[], width: number, height: number): Float64Array {
  const field = Float64Array.from(targets, (isTarget) => (isTarget ? 0 : FAR));
  for (let x = 0; x < width; x += 1) {
    const column = Float64Array.from({ length: height }, (_, y) => field[y * width + x] ?? FAR);
    lowerEnvelope(column).forEach((value, y) => (field[y * width + x] = value));
  }
  for (let y = 0; y < height; y += 1) {
    field.set(lowerEnvelope(field.slice(y * width, (y + 1) * width)), y * width);
  }
  return field;
}

/** For each place the least of `line[q] + (place - q)²`. */
function lowerEnvelope(line: Float64Array): Float64Array {
  const roots: number[] = [];
  const starts: number[] = [];
  const meeting = (a: number, b: number) =>
    ((line[b] ?? FAR) + b * b - ((line[a] ?? FAR) + a * a)) / (2 * (b - a));
  line.forEach((_, place) => {
    while (roots.length > 0 && meeting(roots.at(-1) ?? 0, place) <= (starts.at(-1) ?? 0)) {
      roots.pop();
      starts.pop();
    }
    starts.push(roots.length === 0 ? -Infinity : meeting(roots.at(-1) ?? 0, place));
    roots.push(place);
  });
  let current = 0;
  return Float64Array.from(line, (_, place) => {
    while (current + 1 < roots.length && (starts[current + 1] ?? Infinity) <= place) current += 1;
    const root = roots[current] ?? place;
    return (line[root] ?? FAR) + (place - root) ** 2;
  });
}
