import { verdictOf, type PortraitAssessment } from '#common/domain/biometrics/portrait.ts';
import { faceDistance } from '#renderer/lib/portrait/compare.ts';
import { cropInside, outputSize, straightCrop } from '#renderer/lib/portrait/crop.ts';
import type { Mesh } from '#renderer/lib/portrait/face-geometry.ts';
import { directionOf, hintOf } from '#renderer/lib/portrait/hint.ts';
import { judge, type Measured } from '#renderer/lib/portrait/judge.ts';
import { LIMITS, type LimitSet } from '#renderer/lib/portrait/limits.ts';
import type { Guidance, Portrait, PortraitAnswers, PortraitRules } from '#renderer/lib/portrait/messages.ts';
import { atMost, pixelsOf, scaled, turned, type Source } from './canvas.ts';
import { jp2Of, jpegWithin } from './encode.ts';
import { faceChip } from './face-chip.ts';
import { findFaces } from './find-face.ts';
import { guidanceMeasures, measurePicture, type Measurement } from './measure.ts';
import type { Runtime } from './runtime.ts';

/** Counted up when the same picture would be measured otherwise. */
export const ENGINE = { id: 'loket-portrait', version: '1' } as const;

/** One live frame: what to put right first. */
export async function guide(runtime: Runtime, frame: Source, rules: PortraitRules): Promise<Guidance> {
  const started = performance.now();
  const faces = await findFaces(runtime, frame, 'GUIDE');
  const [first] = faces.boxes;
  const measured = guidanceMeasures(frame, faces);
  const hint = hintOf(judge(measured, rules, 'frame'));
  return {
    hint: hint?.code ?? null,
    direction: hint ? directionOf(hint) : 0,
    face: first
      ? {
          x: first.x / frame.width,
          y: first.y / frame.height,
          width: first.width / frame.width,
          height: first.height / frame.height,
        }
      : null,
    faces: faces.boxes.length,
    blur: measured.BLUR ?? null,
    ms: performance.now() - started,
  };
}

export async function assess(
  runtime: Runtime,
  source: Source,
  rules: PortraitRules,
  set: LimitSet,
): Promise<{ assessment: PortraitAssessment; measurement: Measurement }> {
  const measurement = await measurePicture(runtime, source);
  const measured: Measured = set === 'portrait' ? inCut(measurement, source) : measurement.measured;
  const checks = judge(measured, rules, set);
  const assessment: PortraitAssessment = {
    engine: ENGINE,
    config: LIMITS.version,
    subject: rules.subject,
    allowances: [...rules.allowances],
    verdict: verdictOf(checks),
    faces: Math.min(99, measurement.faces.boxes.length),
    checks,
  };
  return { assessment, measurement };
}

/** In the cut picture the place of the head is measured against the picture itself. */
function inCut({ measured, head }: Measurement, { width }: Source): Measured {
  if (!head) return measured;
  return { ...measured, HEAD_POSITION: Math.abs(head.eyes[0] / width - 0.5) };
}

/** From the full frame to the files: verdict, cut, packed, and the verdict on what was packed. */
export async function finish(
  runtime: Runtime,
  source: Source,
  { rules, isFile, wantsEmbedding }: { rules: PortraitRules; isFile: boolean; wantsEmbedding: boolean },
): Promise<{ portrait: Portrait | null; frame: PortraitAssessment }> {
  const { assessment: frame, measurement } = await assess(runtime, source, rules, isFile ? 'file' : 'frame');
  if (!measurement.head || !measurement.faces.mesh) return { portrait: null, frame };
  const canvas = cutOut(source, measurement);
  const packed = await packedOf(canvas);
  const encoded = await createImageBitmap(new Blob([packed.jpeg as Uint8Array<ArrayBuffer>]));
  try {
    const { assessment, measurement: last } = await assess(runtime, encoded, rules, 'portrait');
    const embedding =
      wantsEmbedding && last.faces.mesh ? await embeddingOf(runtime, encoded, last.faces.mesh) : null;
    return { frame, portrait: { ...packed, frame, assessment, embedding } };
  } finally {
    encoded.close();
  }
}

/** Upright where that takes no corner from beyond the frame; otherwise as it was photographed. */
function cutOut(source: Source, { head, measured }: Measurement): OffscreenCanvas {
  if (!head) throw new Error('No head to cut by.');
  const roll = measured.ROLL ?? 0;
  const isTilted = Math.abs(roll) > 0.5 && Math.abs(roll) <= LIMITS.crop.straightenDegrees;
  const straight = isTilted ? straightCrop(head, source, roll) : null;
  if (straight) return scaled(turned(source, roll, head.eyes), straight, outputSize(straight));
  const crop = cropInside(head, source);
  return scaled(source, crop, outputSize(crop));
}

/** A picture that does not fit into its budget at a decent quality is made smaller, never worse. */
async function packedOf(canvas: OffscreenCanvas) {
  const jpeg = await jpegWithin(canvas);
  if (!jpeg) return packedOf(atMost(canvas, Math.round(canvas.height * 0.85)));
  const { width, height } = canvas;
  return { jpeg, jp2: await jp2Of(pixelsOf(canvas)), width, height };
}

async function embeddingOf(runtime: Runtime, source: Source, mesh: Mesh): Promise<Float32Array> {
  return runtime.embed(faceChip(source, mesh));
}

/** The face of a picture as 128 numbers; null where there is none. */
export async function embed(runtime: Runtime, source: Source): Promise<PortraitAnswers['embed']> {
  const { mesh } = await findFaces(runtime, source, 'JUDGE');
  return mesh && embeddingOf(runtime, source, mesh);
}

export async function compare(
  runtime: Runtime,
  one: Source,
  other: Source,
): Promise<PortraitAnswers['compare']> {
  const first = await embed(runtime, one);
  const second = first && (await embed(runtime, other));
  return second && faceDistance(first, second);
}
