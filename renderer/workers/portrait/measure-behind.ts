import { measureBackground } from '#renderer/lib/portrait/background.ts';
import { idealCrop, missing, usableHeight, type Head } from '#renderer/lib/portrait/crop.ts';
import type { FaceGeometry } from '#renderer/lib/portrait/face-geometry.ts';
import type { Measured } from '#renderer/lib/portrait/judge.ts';
import { eroded, type Mask } from '#renderer/lib/portrait/mask.ts';
import { luminance, type Area } from '#renderer/lib/portrait/pixels.ts';
import { pixelsOf, scaled, type Source } from './canvas.ts';
import { SEGMENT, type Runtime } from './runtime.ts';

/** Crown above the eyes by face length, where the crown cannot be seen. */
const CROWN = 1.07;

/** What lies around the head: the crown above, the wall behind. */
export function measureBehind(runtime: Runtime, source: Source, face: FaceGeometry) {
  const guess = headOf(face);
  const region = inside(grown(idealCrop(guess), 1.15), source);
  const person = runtime.segment(scaled(source, region, { width: SEGMENT, height: SEGMENT }));
  const head = withCrown(guess, person, region);
  const crop = idealCrop(head);
  const size = viewSize(region);
  const view = pixelsOf(scaled(source, region, size));
  const chinRow = ((face.chin[1] - region.y) / region.height) * size.height;
  const behind = eroded(notPerson(person, size, chinRow), 6);
  const background = measureBackground(
    view,
    luminance(view),
    behind,
    ((face.eyes[0] - region.x) / region.width) * size.width,
  );
  const measured: Measured = {
    HEAD_SIZE: (head.chin[1] - head.crown[1]) / usableHeight(source),
    HEAD_POSITION: missing(crop, source),
    BACKGROUND_TEXTURE: background?.texture ?? null,
    BACKGROUND_UNEVEN: background?.uneven ?? null,
    BACKGROUND_DARK: background?.light ?? null,
  };
  return { head, measured, background };
}

/** Where the head ends when nobody has looked for its crown. */
export function headOf(face: FaceGeometry, crown: number = CROWN): Head {
  return { crown: [face.eyes[0], face.eyes[1] - crown * face.faceLength], chin: face.chin, eyes: face.eyes };
}

function grown({ x, y, width, height }: Area, by: number): Area {
  return {
    x: x - (width * (by - 1)) / 2,
    y: y - (height * (by - 1)) / 2,
    width: width * by,
    height: height * by,
  };
}

function inside(area: Area, frame: { width: number; height: number }): Area {
  const x = Math.max(0, Math.floor(area.x));
  const y = Math.max(0, Math.floor(area.y));
  return {
    x,
    y,
    width: Math.max(1, Math.min(frame.width, Math.ceil(area.x + area.width)) - x),
    height: Math.max(1, Math.min(frame.height, Math.ceil(area.y + area.height)) - y),
  };
}

const LONGEST_VIEW = 256;

function viewSize({ width, height }: Area): { width: number; height: number } {
  const share = LONGEST_VIEW / Math.max(width, height);
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) };
}

const PERSON = 0.5;
const SURELY_BEHIND = 0.1;

/** The highest row above the eyes where the person still is; hair that towers or a missing mask is held to what heads are like. */
function withCrown(guess: Head, person: Float32Array, region: Area): Head {
  const column = Math.round(((guess.eyes[0] - region.x) / region.width) * SEGMENT);
  const eyesRow = Math.round(((guess.eyes[1] - region.y) / region.height) * SEGMENT);
  let row = eyesRow;
  while (row > 0 && isPerson(person, row - 1, column)) row -= 1;
  const length = guess.chin[1] - guess.eyes[1];
  const y = region.y + (row / SEGMENT) * region.height;
  const share = (guess.eyes[1] - y) / Math.max(1, length);
  const held = Math.max(0.85, Math.min(1.3, share));
  return { ...guess, crown: [guess.eyes[0], guess.eyes[1] - held * length] };
}

function isPerson(person: Float32Array, row: number, column: number): boolean {
  let count = 0;
  for (let x = column - 3; x <= column + 3; x += 1) {
    if ((person[row * SEGMENT + Math.max(0, Math.min(SEGMENT - 1, x))] ?? 0) > PERSON) count += 1;
  }
  return count >= 4;
}

/** What is surely not the person, down to the chin: lower, shoulders and collars have soft edges. */
function notPerson(
  person: Float32Array,
  { width, height }: { width: number; height: number },
  chin: number,
): Mask {
  const data = new Uint8Array(width * height);
  const last = Math.min(height, Math.round(chin));
  for (let y = 0; y < last; y += 1) {
    const row = Math.min(SEGMENT - 1, Math.floor(((y + 0.5) / height) * SEGMENT));
    for (let x = 0; x < width; x += 1) {
      const column = Math.min(SEGMENT - 1, Math.floor(((x + 0.5) / width) * SEGMENT));
      if ((person[row * SEGMENT + column] ?? 1) < SURELY_BEHIND) data[y * width + x] = 1;
    }
  }
  return { width, height, data };
}
