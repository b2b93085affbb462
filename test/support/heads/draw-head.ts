import { linearToByte, type Pixels } from './pixels.ts';
import { coverReach, coverShare, facePaint, grain, mix, type Colour, type HeadLook } from './head-paint.ts';
import { halfWidth, slope, surface, type HeadShape } from './head-shape.ts';

/** Drawn by us from numbers: a person who does not exist, whom the detectors take for one. */
export type Head = { shape: HeadShape; look: HeadLook };

export type Scene = {
  width: number;
  height: number;
  /** Pixels from the eyes to the chin, and where the eyes' middle lies. */
  faceLength: number;
  eyes: readonly [number, number];
  rollDegrees?: number;
  /** One colour, or by the place in face lengths from the eyes. */
  wall?: Colour | ((x: number, y: number) => Colour);
};

type Wall = NonNullable<Scene['wall']>;

const KEY = unit([-0.3, -0.42, 0.86]);
const FILL = unit([0.55, -0.15, 0.82]);
/** Two looks at a pixel soften its edges. */
const SAMPLES = [
  [0.25, 0.3],
  [0.75, 0.7],
] as const;

export function drawHead({ shape, look }: Head, scene: Scene): Pixels {
  const { width, height, faceLength, eyes, rollDegrees = 0, wall = [0.66, 0.67, 0.68] } = scene;
  const data = new Uint8ClampedArray(width * height * 4);
  const [sin, cos] = [Math.sin((rollDegrees * Math.PI) / 180), Math.cos((rollDegrees * Math.PI) / 180)];
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      let sum: Colour = [0, 0, 0];
      for (const [right, down] of SAMPLES) {
        const dx = (column + right - eyes[0]) / faceLength;
        const dy = (row + down - eyes[1]) / faceLength;
        const seen = colourAt({ shape, look }, cos * dx + sin * dy, cos * dy - sin * dx, wall);
        sum = [sum[0] + seen[0], sum[1] + seen[1], sum[2] + seen[2]];
      }
      const noise = 1 + 0.012 * grain(column * 0.9, row * 0.9, look.seed + 9);
      const at = (row * width + column) * 4;
      for (const channel of [0, 1, 2] as const) {
        data[at + channel] = linearToByte((sum[channel] / SAMPLES.length) * noise);
      }
      data[at + 3] = 255;
    }
  }
  return { width, height, data };
}

function colourAt({ shape, look }: Head, x: number, y: number, wall: Wall): Colour {
  const isCovered = coverReach(shape, look, x, y);
  const z = surface(shape, x, y);
  if (z !== null) {
    const face = lit(facePaint(shape, look, x, y), normalAt(shape, x, y, z), 0.25);
    const cover = coverShare(shape, look, x, y);
    return cover > 0 ? mix(face, coverPaint(shape, look, x, y), cover) : face;
  }
  if (isCovered) return coverPaint(shape, look, x, y);
  return (
    earAt(shape, look, x, y) ?? bodyAt(shape, look, x, y) ?? (typeof wall === 'function' ? wall(x, y) : wall)
  );
}

function normalAt(shape: HeadShape, x: number, y: number, z: number): Colour {
  const step = 0.004;
  const dx = ((surface(shape, x + step, y) ?? z) - z) / step;
  const dy = ((surface(shape, x, y + step) ?? z) - z) / step;
  return unit([-dx, -dy, 1]);
}

function lit(paint: Colour, normal: Colour, shine: number): Colour {
  const key = Math.max(0, dot(normal, KEY));
  const fill = Math.max(0, dot(normal, FILL));
  const light = 0.34 + 0.62 * key + 0.34 * fill;
  const glint = shine * 0.12 * Math.max(0, dot(normal, unit([KEY[0], KEY[1], KEY[2] + 1]))) ** 24;
  return [paint[0] * light + glint, paint[1] * light + glint, paint[2] * light + glint];
}

function coverPaint(shape: HeadShape, look: HeadLook, x: number, y: number): Colour {
  const round = unit([x / shape.cheeks, (y + 0.2) * 0.5, 0.75]);
  if (look.cover === 'SCARF') {
    const fold = 1 + 0.12 * grain(x * 5 + y * 3, y * 2, look.seed + 2);
    return lit([look.scarf[0] * fold, look.scarf[1] * fold, look.scarf[2] * fold], round, 0);
  }
  const strand =
    1 + 0.4 * grain(x * 38, y * 5 + x * 4, look.seed + 2) + 0.25 * grain(x * 90, y * 9, look.seed + 4);
  return lit([look.hair[0] * strand, look.hair[1] * strand, look.hair[2] * strand], round, 0.3);
}

function earAt(shape: HeadShape, look: HeadLook, x: number, y: number): Colour | null {
  const out = Math.abs(x) - halfWidth(shape, 0.12);
  if (look.cover !== 'SHORT' || out > 0.1 || y < -0.14 || y > 0.38) return null;
  const rim = Math.hypot(out / 0.09, (y - 0.12) / 0.25);
  if (rim > 1) return null;
  const shade = 0.55 + 0.25 * slope(rim, 0.5, 0.9);
  return [look.skin[0] * shade, look.skin[1] * shade * 0.9, look.skin[2] * shade * 0.88];
}

function bodyAt(shape: HeadShape, look: HeadLook, x: number, y: number): Colour | null {
  const side = Math.abs(x);
  const shoulder = 1.42 + 0.35 * slope(side, 0.35, 1.2) + 0.5 * slope(side, 1.15, 1.6);
  const neck = shape.cheeks * 0.62 + 0.25 * slope(y, 1.1, 1.6);
  if (y > shoulder + 0.04 - 0.25 * slope(0.42 - side, 0, 0.3)) {
    const cloth = 1 + 0.08 * grain(x * 30, y * 30, look.seed + 6);
    const round = unit([x * 0.5, -0.4, 0.8]);
    return lit([look.shirt[0] * cloth, look.shirt[1] * cloth, look.shirt[2] * cloth], round, 0);
  }
  if (y < 0.5 || side > neck) return null;
  const under = 0.35 + 0.4 * slope(y, 1, 1.35);
  const round = lit(look.skin, unit([x / neck, 0.1, Math.sqrt(Math.max(0.05, 1 - (side / neck) ** 2))]), 0);
  return [round[0] * under, round[1] * under, round[2] * under];
}

function dot(one: Colour, other: Colour): number {
  return one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
}

function unit([a, b, c]: Colour): Colour {
  const length = Math.hypot(a, b, c) || 1;
  return [a / length, b / length, c / length];
}
