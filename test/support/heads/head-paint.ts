import { bump, halfWidth, slope, type HeadShape } from './head-shape.ts';

export type Colour = readonly [number, number, number];

export type HeadLook = {
  skin: Colour;
  hair: Colour;
  /** A scarf leaves the face free and covers hair, ears and neck. */
  cover: 'SHORT' | 'LONG' | 'SCARF';
  scarf: Colour;
  lips: Colour;
  iris: Colour;
  shirt: Colour;
  seed: number;
};

/** Colours are linear light, 0–1. */
export function mix(one: Colour, other: Colour, share: number): Colour {
  const at = (channel: 0 | 1 | 2): number => one[channel] + (other[channel] - one[channel]) * share;
  return [at(0), at(1), at(2)];
}

/** Smooth values between −1 and 1 that never repeat in a picture. */
export function grain(x: number, y: number, seed: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [u, v] = [x - left, y - top];
  const [su, sv] = [u * u * (3 - 2 * u), v * v * (3 - 2 * v)];
  const above = dot(left, top, seed) * (1 - su) + dot(left + 1, top, seed) * su;
  const below = dot(left, top + 1, seed) * (1 - su) + dot(left + 1, top + 1, seed) * su;
  return above * (1 - sv) + below * sv;
}

function dot(x: number, y: number, seed: number): number {
  let value = Math.imul(x, 374_761_393) + Math.imul(y, 668_265_263) + Math.imul(seed, 974_711);
  value = Math.imul(value ^ (value >>> 13), 1_274_126_177);
  return ((value ^ (value >>> 16)) >>> 0) / 2 ** 31 - 1;
}

/** What the face is painted with at a place: skin with its small marks, brows, eyes, nostrils and lips. */
export function facePaint(shape: HeadShape, look: HeadLook, x: number, y: number): Colour {
  const side = Math.abs(x);
  const { eyes, mouth, nose } = shape;
  const spots = 1 + 0.05 * grain(x * 60, y * 60, look.seed) + 0.06 * grain(x * 150, y * 150, look.seed + 1);
  let paint: Colour = [look.skin[0] * spots, look.skin[1] * spots, look.skin[2] * spots];
  const warmth = 0.3 * bump(side - 0.38, y - 0.3, 0.16, 0.14) + 0.25 * bump(x, y - 0.4, nose, 0.07);
  paint = mix(paint, [look.skin[0], look.skin[1] * 0.75, look.skin[2] * 0.72], warmth);
  paint = mix(paint, [0.02, 0.012, 0.01], 0.55 * bump(side - eyes, y + 0.005, 0.15, 0.075) * 0.6);
  paint = mix(paint, look.hair, brow(side - eyes, y, x, look));
  paint = mix(paint, [0.015, 0.008, 0.007], 0.9 * bump(side - nose * 0.62, y - 0.468, nose * 0.32, 0.017));
  const lips = lipShare(x, y, mouth);
  paint = mix(paint, look.lips, lips * 0.85);
  const seam = bump(0, y - 0.615 + 0.012 * bump(x, 0, 0.04, 1), 1, 0.009) * slope(mouth - side, 0, 0.04);
  paint = mix(paint, [0.03, 0.012, 0.012], 0.85 * seam);
  return eyePaint(paint, look, x > 0 ? side - eyes : eyes - side, side - eyes, y);
}

function brow(outward: number, y: number, x: number, look: HeadLook): number {
  const line = -0.185 - 0.035 * (1 - (outward / 0.2) ** 2) + 0.03 * slope(outward, 0.08, 0.2);
  const thick = 0.034 * (1 - 0.55 * slope(outward, 0, 0.19));
  const hairs = 0.75 + 0.3 * grain(x * 110, y * 40, look.seed + 5);
  return (
    slope(outward, -0.17, -0.13) *
    (1 - slope(outward, 0.16, 0.2)) *
    slope(thick - Math.abs(y - line), -0.006, 0.012) *
    Math.min(1, hairs)
  );
}

function lipShare(x: number, y: number, mouth: number): number {
  const across = Math.max(0, 1 - (x / mouth) ** 2);
  const bow = 0.012 * bump(x, 0, 0.035, 1);
  const top = 0.615 - 0.052 * across ** 0.7 + bow;
  const bottom = 0.615 + 0.075 * across ** 0.6;
  return Math.abs(x) < mouth ? slope(y - top, -0.006, 0.01) * (1 - slope(y - bottom, -0.014, 0.008)) : 0;
}

const EYE_HALF = 0.118;
const OPEN = 0.052;

function eyePaint(under: Colour, look: HeadLook, dx: number, outward: number, y: number): Colour {
  const across = Math.max(0, 1 - (outward / EYE_HALF) ** 2);
  const upper = -OPEN * across ** 0.75 - 0.01 * slope(outward, 0, EYE_HALF);
  const lower = OPEN * 0.72 * across ** 0.85 - 0.01 * slope(outward, 0, EYE_HALF);
  const isAcross = Math.abs(outward) < EYE_HALF * 1.08 ? 1 : 0;
  let paint = mix(under, [0.012, 0.008, 0.008], 0.85 * isAcross * bump(0, y - upper + 0.008, 1, 0.012));
  paint = mix(paint, [0.05, 0.03, 0.03], 0.35 * isAcross * bump(0, y - lower - 0.004, 1, 0.008));
  paint = mix(paint, mix(under, [0, 0, 0], 0.55), 0.5 * isAcross * bump(0, y - upper + 0.055, 1, 0.01));
  const inside = isAcross * slope(y - upper, -0.003, 0.006) * (1 - slope(y - lower, -0.006, 0.003));
  if (inside <= 0) return paint;
  const far = Math.hypot(dx, y + 0.004);
  const shade = 0.55 + 0.45 * slope(y - upper, 0, 0.035);
  let ball: Colour = [0.62 * shade, 0.58 * shade, 0.56 * shade];
  ball = mix(ball, look.iris, 1 - slope(far, 0.046, 0.052));
  ball = mix(ball, [0.004, 0.004, 0.004], 1 - slope(far, 0.019, 0.025));
  ball = mix(ball, [0.9, 0.9, 0.9], 1 - slope(Math.hypot(dx - 0.014, y + 0.02), 0.006, 0.011));
  return mix(paint, ball, inside);
}

/** How much of the place is hair or scarf in front of the head, 0–1. */
export function coverShare(shape: HeadShape, { cover, seed }: HeadLook, x: number, y: number): number {
  const side = Math.abs(x);
  if (cover === 'SCARF') {
    const rim = Math.hypot(x / (shape.cheeks * 0.93), (y - 0.12) / 0.92);
    return slope(rim, 0.99, 1.02);
  }
  const fringe = -0.62 + 0.1 * (side / 0.5) ** 2 + 0.03 * grain(x * 9, 2, seed);
  const temple = slope(side, shape.cheeks * 0.86, shape.cheeks * 0.93) * (1 - slope(y, -0.05, 0.12));
  const strand = 0.03 * grain(x * 45, 7, seed + 3);
  return Math.max(1 - slope(y, fringe - 0.05 + strand, fringe + 0.05 + strand), temple);
}

/** Whether hair or scarf stands out beyond the head. */
export function coverReach(shape: HeadShape, { cover }: HeadLook, x: number, y: number): boolean {
  const side = Math.abs(x);
  const half = halfWidth(shape, Math.max(-1.04, Math.min(0.2, y)));
  if (cover === 'SHORT') return y < 0 && y > -1.1 && side < halfAt(shape, y, 1.06);
  if (cover === 'LONG') {
    return y > -1.12 && y < 1.5 && side < (y < 0 ? halfAt(shape, y, 1.14) : half * 1.16 + 0.05 * y);
  }
  return (
    y > -1.12 &&
    side < (y < 0.4 ? halfAt(shape, Math.min(y, 0), 1.16) : shape.cheeks * 1.16 + (y - 0.4) * 0.55)
  );
}

function halfAt(shape: HeadShape, y: number, by: number): number {
  return by * halfWidth(shape, Math.max(-1.049, Math.min(1, (y + 0.18) / by - 0.18)));
}
