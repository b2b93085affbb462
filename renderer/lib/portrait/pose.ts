import { at, distance, type Mesh } from './face-geometry.ts';

/** Degrees; roll clockwise in the picture, yaw to the picture's right, pitch downwards are positive. */
export type Pose = { roll: number; yaw: number; pitch: number };

const DEGREES = 180 / Math.PI;
/** Pairs that lie level in an upright face, outer corners of eyes first. */
const LEVEL = [
  [33, 263],
  [133, 362],
  [61, 291],
  [234, 454],
  [70, 300],
  [172, 397],
] as const;

export function poseOf(mesh: Mesh): Pose {
  return { roll: rollOf(mesh), ...turnOf(mesh) };
}

/** The mean direction of what lies level and, turned by a right angle, of the face's own axis: one crooked line says little. */
export function rollOf(mesh: Mesh): number {
  let [x, y] = [0, 0];
  for (const [left, right] of LEVEL) {
    const [from, to] = [at(mesh, left), at(mesh, right)];
    const length = Math.max(1e-6, distance(from, to));
    x += (to[0] - from[0]) / length;
    y += (to[1] - from[1]) / length;
  }
  return Math.atan2(y, x) * DEGREES;
}

type Vector = readonly [number, number, number];

/** From the plane of forehead, chin and both sides, in the mesh's own depth. */
function turnOf(mesh: Mesh): { yaw: number; pitch: number } {
  const down = unit(between(mesh, 10, 152));
  const across = unit(between(mesh, 234, 454));
  const out = unit(cross(across, down));
  return { yaw: Math.asin(clamp(out[0])) * DEGREES, pitch: Math.asin(clamp(out[1])) * DEGREES };
}

function between(mesh: Mesh, from: number, to: number): Vector {
  const [one, other] = [mesh[from] ?? [], mesh[to] ?? []];
  return [(other[0] ?? 0) - (one[0] ?? 0), (other[1] ?? 0) - (one[1] ?? 0), (other[2] ?? 0) - (one[2] ?? 0)];
}

function cross([a, b, c]: Vector, [d, e, f]: Vector): Vector {
  return [b * f - c * e, c * d - a * f, a * e - b * d];
}

function unit([a, b, c]: Vector): Vector {
  const length = Math.hypot(a, b, c) || 1;
  return [a / length, b / length, c / length];
}

function clamp(value: number): number {
  return Math.max(-1, Math.min(1, value));
}
