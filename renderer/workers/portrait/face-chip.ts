import { distance, geometryOf, middle, type Mesh } from '#renderer/lib/portrait/face-geometry.ts';
import { rollOf } from '#renderer/lib/portrait/pose.ts';
import { aligned, type Source } from './canvas.ts';

const SIZE = 150;
const EYES_TO_MOUTH = 0.45;
const CENTRE_Y = 0.43;

/** The face upright on 150 × 150, as the comparison was measured with. */
export function faceChip(source: Source, mesh: Mesh): OffscreenCanvas {
  const face = geometryOf(mesh);
  const mouth = middle(face.mouthLeft, face.mouthRight);
  const scale = (SIZE * EYES_TO_MOUTH) / Math.max(1, distance(face.eyes, mouth));
  const [x, y] = middle(face.eyes, mouth);
  const turn = (-rollOf(mesh) * Math.PI) / 180;
  const a = scale * Math.cos(turn);
  const b = scale * Math.sin(turn);
  return aligned(
    source,
    { a, b, tx: SIZE / 2 - a * x + b * y, ty: SIZE * CENTRE_Y - b * x - a * y },
    { width: SIZE, height: SIZE },
  );
}
