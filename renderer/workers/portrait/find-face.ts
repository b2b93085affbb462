import type { FaceResult } from '@vladmandic/human';
import { areaOf, distinctFaces, overlap, type Found } from '#renderer/lib/portrait/count-faces.ts';
import type { Mesh } from '#renderer/lib/portrait/face-geometry.ts';
import type { Area } from '#renderer/lib/portrait/pixels.ts';
import { atMost, scaled, type Source } from './canvas.ts';
import type { Runtime } from './runtime.ts';

export type Faces = {
  /** All points of the largest face in pixels of the source; null when no mesh was found. */
  mesh: Mesh | null;
  /** Everyone's boxes in pixels of the source, largest first. */
  boxes: readonly Found[];
};

/** The detectors were measured at these sizes; larger pictures say no more to them. */
const LONGEST = { GUIDE: 480, JUDGE: 640 } as const;
/** The mesh sees the face at 192: a face that fills less of the picture is looked at again from near. */
const NEAR = 0.35;

/** One counter in a small view is enough for guidance, both in a larger one for a verdict. */
export async function findFaces(
  runtime: Runtime,
  source: Source,
  purpose: 'GUIDE' | 'JUDGE',
): Promise<Faces> {
  const view = atMost(source, LONGEST[purpose]);
  const zoom = source.width / view.width;
  const meshes = (await runtime.detect(view)).map((face) => ({
    mesh: face.mesh.map(([x, y, z]) => [x * zoom, y * zoom, (z ?? 0) * zoom]),
    box: enlarged(tightBox(face.mesh), zoom, face.score),
  }));
  const second = purpose === 'JUDGE' ? await runtime.count(view) : [];
  const found = [...meshes.map(({ box }) => box), ...second.map((box) => enlarged(box, zoom, box.score))];
  const boxes = distinctFaces(found);
  const [largest] = boxes;
  if (!largest) return { mesh: null, boxes };
  const best = meshes
    .filter(({ box }) => overlap(box, largest) > 0.3 * Math.min(areaOf(box), areaOf(largest)))
    .toSorted((one, other) => areaOf(other.box) - areaOf(one.box))[0];
  if (best && (purpose === 'GUIDE' || best.box.width >= NEAR * Math.min(source.width, source.height))) {
    return { mesh: best.mesh, boxes };
  }
  return { mesh: (await meshFromNear(runtime, source, largest)) ?? best?.mesh ?? null, boxes };
}

/** The face itself, without the margin that the detector works with: beside it another face may begin. */
function tightBox(mesh: FaceResult['mesh']): Area {
  const xs = mesh.map(([x]) => x);
  const ys = mesh.map(([, y]) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function enlarged({ x, y, width, height }: Area, zoom: number, score: number): Found {
  return { x: x * zoom, y: y * zoom, width: width * zoom, height: height * zoom, score };
}

const VIEW = 480;

/** Looks again at the surroundings of a box alone: finds the mesh of a face that was too small or too large in the whole picture. */
async function meshFromNear(runtime: Runtime, source: Source, box: Found): Promise<Mesh | null> {
  const side = 2.2 * Math.max(box.width, box.height);
  const x = box.x + box.width / 2 - side / 2;
  const y = box.y + box.height / 2 - side / 2;
  const view = scaled(source, { x, y, width: side, height: side }, { width: VIEW, height: VIEW });
  const zoom = side / VIEW;
  const [face] = (await runtime.detect(view)).toSorted((one, other) => other.box[2] - one.box[2]);
  if (!face) return null;
  return face.mesh.map(([px, py, z]) => [px * zoom + x, py * zoom + y, (z ?? 0) * zoom]);
}
