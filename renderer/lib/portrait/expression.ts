import { at, distance, geometryOf, middle, type Mesh } from './face-geometry.ts';

/** Shapes of eyes and mouth, never a feeling. */
export type Expression = {
  /** The less open eye, lids' distance by face length. */
  eyesOpen: number;
  mouthOpen: number;
  /** How far the mouth is wider than at rest, counted only when its corners are lifted as well. */
  smile: number;
  /** How far the irises lie from the middle of the eyes, 0–0.5. */
  gaze: number;
};

const LIDS = [
  [
    [159, 145],
    [158, 153],
    [160, 144],
  ],
  [
    [386, 374],
    [385, 380],
    [387, 373],
  ],
] as const;
const INNER_LIPS = [
  [13, 14],
  [81, 178],
  [311, 402],
] as const;
const LIFTED = 0.03;

export function expressionOf(mesh: Mesh): Expression {
  const face = geometryOf(mesh);
  const opening = (pairs: readonly (readonly [number, number])[]): number =>
    Math.max(...pairs.map(([above, below]) => distance(at(mesh, above), at(mesh, below)))) / face.faceLength;
  const width = distance(face.mouthLeft, face.mouthRight) / face.eyeDistance;
  const corners = middle(face.mouthLeft, face.mouthRight);
  const lips = middle(at(mesh, 13), at(mesh, 14));
  const lift = (lips[1] - corners[1]) / face.faceLength;
  return {
    eyesOpen: Math.min(...LIDS.map((pairs) => opening(pairs))),
    mouthOpen: opening(INNER_LIPS),
    smile: lift > LIFTED ? width : Math.min(width, 1),
    gaze: gazeOf(mesh),
  };
}

const EYES = [
  { iris: 468, outer: 33, inner: 133 },
  { iris: 473, outer: 362, inner: 263 },
] as const;

/** The mean of both eyes: a squint of one is a feature, not a look. */
function gazeOf(mesh: Mesh): number {
  if (mesh.length < 478) return 0;
  const places = EYES.map(({ iris, outer, inner }) => {
    const [from, to, eye] = [at(mesh, outer), at(mesh, inner), at(mesh, iris)];
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    return ((eye[0] - from[0]) * dx + (eye[1] - from[1]) * dy) / Math.max(1e-6, dx * dx + dy * dy);
  });
  return Math.abs(places.reduce((sum, place) => sum + place, 0) / places.length - 0.5);
}
