import type { FaceGeometry } from './face-geometry.ts';
import type { Point } from './pixels.ts';

/** Turn, size and shift: x' = a·x − b·y + tx, y' = b·x + a·y + ty. */
export type Similarity = { a: number; b: number; tx: number; ty: number };

/**
 * The face as ISO/IEC 29794-5 measures it, eyes level and 113 pixels apart: the part of its 616 × 616 that holds the face, which begins at
 * 140, 190 of the whole.
 */
export const CHIP = { width: 336, height: 350 } as const;
const TARGETS: readonly Point[] = [
  [111, 82],
  [224, 82],
  [168, 146],
  [122, 212],
  [215, 212],
];

export function chipTransform(face: FaceGeometry): Similarity {
  return similarity([face.leftEye, face.rightEye, face.nose, face.mouthLeft, face.mouthRight], TARGETS);
}

/** The least-squares similarity that takes `from` to `to`. */
export function similarity(from: readonly Point[], to: readonly Point[]): Similarity {
  const [fx, fy] = centre(from);
  const [tx, ty] = centre(to);
  let same = 0;
  let cross = 0;
  let spread = 0;
  for (const [index, [px, py]] of from.entries()) {
    const [qx, qy] = to[index] ?? [0, 0];
    same += (px - fx) * (qx - tx) + (py - fy) * (qy - ty);
    cross += (px - fx) * (qy - ty) - (py - fy) * (qx - tx);
    spread += (px - fx) ** 2 + (py - fy) ** 2;
  }
  const a = spread > 0 ? same / spread : 1;
  const b = spread > 0 ? cross / spread : 0;
  return { a, b, tx: tx - a * fx + b * fy, ty: ty - b * fx - a * fy };
}

function centre(points: readonly Point[]): Point {
  const sum = points.reduce<Point>((total, point) => [total[0] + point[0], total[1] + point[1]], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}

export function moved({ a, b, tx, ty }: Similarity, [x, y]: Point): Point {
  return [a * x - b * y + tx, b * x + a * y + ty];
}
