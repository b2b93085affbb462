import type { Point } from './pixels.ts';

/** Points of MediaPipe's face mesh with irises: 478, each x, y and depth in pixels of the picture. */
export type Mesh = readonly (readonly number[])[];

/** What the measures take from the mesh; left and right as they lie in the picture. */
export type FaceGeometry = {
  leftEye: Point;
  rightEye: Point;
  eyes: Point;
  nose: Point;
  mouthLeft: Point;
  mouthRight: Point;
  chin: Point;
  /** Distance of the eye centres. */
  eyeDistance: number;
  /** From the middle of the eyes to the chin: "T" of ISO/IEC 29794-5. */
  faceLength: number;
};

const LEFT_EYE = [33, 133] as const;
const RIGHT_EYE = [362, 263] as const;
const NOSE = 1;
const MOUTH = [61, 291] as const;
const CHIN = 152;

/** Jaw from ear to ear. */
const JAW = [
  454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234,
] as const;
const BROWS = [70, 63, 105, 66, 107, 336, 296, 334, 293, 300] as const;

export function at(mesh: Mesh, index: number): Point {
  const point = mesh[index];
  return [point?.[0] ?? 0, point?.[1] ?? 0];
}

export function middle(one: Point, other: Point): Point {
  return [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2];
}

export function distance(one: Point, other: Point): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1]);
}

export function geometryOf(mesh: Mesh): FaceGeometry {
  const leftEye = middle(at(mesh, LEFT_EYE[0]), at(mesh, LEFT_EYE[1]));
  const rightEye = middle(at(mesh, RIGHT_EYE[0]), at(mesh, RIGHT_EYE[1]));
  const eyes = middle(leftEye, rightEye);
  const chin = at(mesh, CHIN);
  return {
    leftEye,
    rightEye,
    eyes,
    nose: at(mesh, NOSE),
    mouthLeft: at(mesh, MOUTH[0]),
    mouthRight: at(mesh, MOUTH[1]),
    chin,
    eyeDistance: distance(leftEye, rightEye),
    faceLength: distance(eyes, chin),
  };
}

/** Jaw and brows: the part of the face without hair. */
export function outline(mesh: Mesh): Point[] {
  return hull([...JAW, ...BROWS].map((index) => at(mesh, index)));
}

/** Convex hull, Andrew's monotone chain. */
export function hull(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((one, other) => one[0] - other[0] || one[1] - other[1]);
  return [...chain(sorted), ...chain(sorted.toReversed())];
}

function chain(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    while (kept.length > 1 && !turnsLeft(kept, point)) kept.pop();
    kept.push(point);
  }
  kept.pop();
  return kept;
}

function turnsLeft(kept: readonly Point[], next: Point): boolean {
  const [a, b] = [kept.at(-2), kept.at(-1)];
  if (!a || !b) return true;
  return (b[0] - a[0]) * (next[1] - a[1]) - (b[1] - a[1]) * (next[0] - a[0]) > 0;
}
