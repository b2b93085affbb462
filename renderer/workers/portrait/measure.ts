import { CHIP, chipTransform, moved } from '#renderer/lib/portrait/align.ts';
import { blockiness } from '#renderer/lib/portrait/blockiness.ts';
import { faceBlur } from '#renderer/lib/portrait/blur.ts';
import { castOf, meanLab } from '#renderer/lib/portrait/colour.ts';
import { areaOf } from '#renderer/lib/portrait/count-faces.ts';
import { idealCrop, missing, usableHeight, type Head } from '#renderer/lib/portrait/crop.ts';
import { measureExposure } from '#renderer/lib/portrait/exposure.ts';
import { expressionOf } from '#renderer/lib/portrait/expression.ts';
import { geometryOf, outline, type Mesh } from '#renderer/lib/portrait/face-geometry.ts';
import type { Measured } from '#renderer/lib/portrait/judge.ts';
import { filled } from '#renderer/lib/portrait/mask.ts';
import { cut, grey, luminance, type Area } from '#renderer/lib/portrait/pixels.ts';
import { poseOf } from '#renderer/lib/portrait/pose.ts';
import { aligned, pixelsOf, scaled, type Source } from './canvas.ts';
import { findFaces, type Faces } from './find-face.ts';
import { headOf, measureBehind } from './measure-behind.ts';
import type { Runtime } from './runtime.ts';

/** Everything that was measured in a picture; `head` is null without a face. */
export type Measurement = {
  measured: Measured;
  faces: Faces;
  head: Head | null;
  /** Numbers that no limit stands on, for those who set limits. */
  extra: Record<string, number | null>;
};

export async function measurePicture(runtime: Runtime, source: Source): Promise<Measurement> {
  const faces = await findFaces(runtime, source, 'JUDGE');
  const second = faces.boxes[1];
  const first = faces.boxes[0];
  const measured: Measured = {
    NO_FACE: faces.mesh ? 1 : 0,
    SECOND_FACE: first ? (second ? areaOf(second) / areaOf(first) : 0) : null,
    COMPRESSION: blockiness(grey(pixelsOf(unscaled(source, first)))),
  };
  if (!faces.mesh) return { measured, faces, head: null, extra: {} };
  const face = measureFace(source, faces.mesh);
  const behind = measureBehind(runtime, source, face.geometry);
  const { sides = null, lab = null } = behind.background ?? {};
  return {
    measured: {
      ...measured,
      ...face.measured,
      ...behind.measured,
      COLOUR_CAST: castOf(face.skin, lab),
      // A shadow that falls across the face falls on the wall as well.
      SIDE_LIGHT: Math.min(face.measured.SIDE_LIGHT ?? 1, sides ?? 1),
    },
    faces,
    head: behind.head,
    extra: {
      skinA: face.skin.a,
      skinB: face.skin.b,
      wallA: lab?.a ?? null,
      wallB: lab?.b ?? null,
      sides,
      face: face.measured.SIDE_LIGHT ?? null,
    },
  };
}

/** What needs the face alone: also used for guidance. */
export function measureFace(source: Source, mesh: Mesh) {
  const geometry = geometryOf(mesh);
  const transform = chipTransform(geometry);
  const chip = pixelsOf(aligned(source, transform, CHIP));
  const mask = filled(
    outline(mesh).map((point) => moved(transform, point)),
    CHIP.width,
    CHIP.height,
  );
  const light = luminance(chip);
  const exposure = measureExposure(chip, light, mask);
  const pose = poseOf(mesh);
  const expression = expressionOf(mesh);
  const seen = cut(grey(chip), SHARP);
  const lab = meanLab(chip, mask);
  const measured: Measured = {
    ROLL: pose.roll,
    YAW: pose.yaw,
    PITCH: pose.pitch,
    EYES_CLOSED: expression.eyesOpen,
    MOUTH_OPEN: expression.mouthOpen,
    SMILE: expression.smile,
    GAZE: expression.gaze,
    RESOLUTION: geometry.eyeDistance,
    BRIGHTNESS: exposure.brightness,
    OVEREXPOSED: exposure.overexposed,
    UNDEREXPOSED: exposure.underexposed,
    SIDE_LIGHT: exposure.sideLight,
    HOT_SPOT: exposure.hotSpot,
    BLUR: faceBlur(seen),
  };
  return { geometry, measured, skin: lab };
}

/** Brows to chin of the aligned face. */
const SHARP: Area = { x: 38, y: 20, width: 260, height: 270 };

/** Enough to see a grid in; more takes longer and says no more. */
const MOST_SIDE = 1000;

/** Pixels as they are, around the face. */
function unscaled(source: Source, face: Area | undefined): OffscreenCanvas {
  const width = Math.min(source.width, MOST_SIDE);
  const height = Math.min(source.height, MOST_SIDE);
  const [middleX, middleY] = face
    ? [face.x + face.width / 2, face.y + face.height / 2]
    : [source.width / 2, source.height / 2];
  const x = Math.round(Math.max(0, Math.min(source.width - width, middleX - width / 2)));
  const y = Math.round(Math.max(0, Math.min(source.height - height, middleY - height / 2)));
  return scaled(source, { x, y, width, height }, { width, height });
}

/** What a live frame can say quickly: colour and background wait for the verdict. */
export function guidanceMeasures(frame: Source, faces: Faces): Measured {
  const [first, second] = faces.boxes;
  if (!faces.mesh || !first) return { NO_FACE: 0 };
  const { geometry, measured } = measureFace(frame, faces.mesh);
  const head = headOf(geometry);
  return {
    ...measured,
    NO_FACE: 1,
    SECOND_FACE: second ? areaOf(second) / areaOf(first) : 0,
    HEAD_SIZE: (head.chin[1] - head.crown[1]) / usableHeight(frame),
    HEAD_POSITION: missing(idealCrop(head), frame),
  };
}
