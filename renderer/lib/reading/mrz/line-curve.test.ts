import { describe, expect, it } from 'vitest';
import { fitCurve, pointAt, stepAt } from './line-curve.ts';

const points = (bend: number) =>
  Array.from({ length: 44 }, (_, column) => ({
    column,
    x: 100 + 15 * column + bend * (column - 21.5) ** 2,
    y: 40 + 0.5 * column,
    weight: 1,
  }));

describe('the curve through the columns of a line', () => {
  it('follows a pitch that changes along the line', () => {
    const curve = fitCurve(points(0.02), 3);
    expect(pointAt(curve, 0).x).toBeCloseTo(100 + 0.02 * 21.5 ** 2, 0);
    expect(stepAt(curve, 43).x - stepAt(curve, 0).x).toBeCloseTo(0.04 * 43, 1);
  });

  it('is not moved by columns that were found at a wrong place', () => {
    const moved = points(0).map((point) => (point.column % 9 === 4 ? { ...point, x: point.x + 14 } : point));
    expect(pointAt(fitCurve(moved, 3), 43).x).toBeCloseTo(100 + 15 * 43, 0);
  });
});
