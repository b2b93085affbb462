/** A smooth curve `a + b·i + c·i²` through the columns of a line, once for each coordinate of the page. */
export type LineCurve = { x: Quadratic; y: Quadratic };
type Quadratic = readonly [number, number, number];

export type CurvePoint = { column: number; x: number; y: number; weight: number };

/** Columns are counted from the middle of the line, which keeps the three numbers independent. */
const MIDDLE = 21.5;

export function pointAt({ x, y }: LineCurve, column: number): { x: number; y: number } {
  return { x: valueAt(x, column), y: valueAt(y, column) };
}

/** The step from one column to the next. */
export function stepAt({ x, y }: LineCurve, column: number): { x: number; y: number } {
  return { x: slopeAt(x, column), y: slopeAt(y, column) };
}

/** Least squares, twice without the points that lie farther than `tolerance` from the curve of the others. */
export function fitCurve(points: readonly CurvePoint[], tolerance: number): LineCurve {
  let curve = fitted(points);
  for (let round = 0; round < 3; round += 1) {
    const near = points.filter((point) => {
      const { x, y } = pointAt(curve, point.column);
      return Math.hypot(point.x - x, point.y - y) <= tolerance;
    });
    if (near.length < 12) return curve;
    curve = fitted(near);
  }
  return curve;
}

function fitted(points: readonly CurvePoint[]): LineCurve {
  return { x: leastSquares(points, 'x'), y: leastSquares(points, 'y') };
}

function leastSquares(points: readonly CurvePoint[], axis: 'x' | 'y'): Quadratic {
  const sums = [0, 0, 0, 0, 0];
  const right = [0, 0, 0];
  for (const point of points) {
    const at = (point.column - MIDDLE) / MIDDLE;
    let power = point.weight;
    for (let degree = 0; degree <= 4; degree += 1, power *= at) {
      sums[degree] = (sums[degree] ?? 0) + power;
      if (degree <= 2) right[degree] = (right[degree] ?? 0) + power * point[axis];
    }
  }
  // A little weight against curvature: a line that is seen in parts only must stay straight.
  sums[4] = (sums[4] ?? 0) + 0.001 * points.length;
  const [s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0] = sums;
  const [r0 = 0, r1 = 0, r2 = 0] = right;
  return solved(
    [
      [s0, s1, s2],
      [s1, s2, s3],
      [s2, s3, s4],
    ],
    [r0, r1, r2],
  );
}

type Row = readonly [number, number, number];

/** Cramer's rule. */
function solved(matrix: readonly [Row, Row, Row], right: Row): Quadratic {
  const [a, b, c] = matrix;
  const whole = determinant(a, b, c) || 1;
  const column = (index: 0 | 1 | 2) => {
    const put = (row: Row, value: number): Row => {
      const copy: [number, number, number] = [...row];
      copy[index] = value;
      return copy;
    };
    return determinant(put(a, right[0]), put(b, right[1]), put(c, right[2])) / whole;
  };
  return [column(0), column(1), column(2)];
}

function determinant(a: Row, b: Row, c: Row): number {
  return (
    a[0] * (b[1] * c[2] - b[2] * c[1]) -
    a[1] * (b[0] * c[2] - b[2] * c[0]) +
    a[2] * (b[0] * c[1] - b[1] * c[0])
  );
}

function valueAt([a, b, c]: Quadratic, column: number): number {
  const at = (column - MIDDLE) / MIDDLE;
  return a + b * at + c * at * at;
}

function slopeAt([, b, c]: Quadratic, column: number): number {
  return (b + (2 * c * (column - MIDDLE)) / MIDDLE) / MIDDLE;
}
