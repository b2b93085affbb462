/**
 * A made-up head seen from the front, as height above the picture's plane. Units are face lengths: the eyes lie at y 0, the chin at
 * 1, the crown at about -1.07; x to the right, y down, z towards the camera.
 */
export type HeadShape = {
  /** Half of the face's width at the cheeks. */
  cheeks: number;
  /** How square the jaw is, 0.4 round – 0.8 pointed. */
  jaw: number;
  /** Width of the nose. */
  nose: number;
  /** Half of the distance of the eyes. */
  eyes: number;
  /** Half of the mouth's width. */
  mouth: number;
};

const TOP = -1.05;
const WIDEST = -0.18;

export function bump(x: number, y: number, width: number, height: number): number {
  return Math.exp(-((x / width) ** 2) - (y / height) ** 2);
}

/** Half of the head's width at a height; 0 above the crown and below the chin. */
export function halfWidth({ cheeks, jaw }: HeadShape, y: number): number {
  if (y < TOP || y > 1.02) return 0;
  if (y < WIDEST) return cheeks * Math.sqrt(Math.max(0, 1 - ((y - WIDEST) / (TOP - WIDEST)) ** 2));
  const down = (y - WIDEST) / (1.02 - WIDEST);
  return cheeks * Math.max(0, 1 - down ** 2.7) ** jaw;
}

/** Height of the head's surface; null beside the head. */
export function surface(shape: HeadShape, x: number, y: number): number | null {
  const half = halfWidth(shape, y);
  if (half <= 0 || Math.abs(x) >= half) return null;
  const across = Math.sqrt(1 - (Math.abs(x) / half) ** 2.3);
  const along = Math.sqrt(Math.max(0, 1 - ((y + 0.02) / 1.12) ** 2));
  return 0.72 * across * (0.45 + 0.55 * along) + features(shape, x, y);
}

function features({ nose, eyes, mouth }: HeadShape, x: number, y: number): number {
  const side = Math.abs(x);
  const bridge = 0.13 * bump(x, 0, nose * 0.75, 9) * slope(y, -0.12, 0.4) * (1 - slope(y, 0.42, 0.52));
  const tip =
    0.1 * bump(x, y - 0.4, nose, 0.075) + 0.06 * bump(side - nose * 1.15, y - 0.43, nose * 0.5, 0.05);
  const sockets = -0.075 * bump(side - eyes + 0.02, y + 0.02, 0.17, 0.1);
  const balls = 0.045 * bump(side - eyes, y, 0.1, 0.055);
  const brows = 0.03 * bump(side - eyes, y + 0.19, 0.2, 0.06);
  const lips =
    0.05 * bump(x, y - 0.57, mouth * 0.75, 0.04) +
    0.06 * bump(x, y - 0.67, mouth * 0.65, 0.05) -
    0.035 * bump(x, y - 0.615, mouth, 0.014);
  const chin = 0.05 * bump(x, y - 0.9, 0.16, 0.1) - 0.03 * bump(x, y - 0.77, 0.2, 0.05);
  const cheeks = 0.05 * bump(side - 0.4, y - 0.28, 0.18, 0.18);
  const fold = -0.012 * bump(side - (0.16 + (y - 0.42) * 0.45), y - 0.53, 0.025, 0.13);
  return bridge + tip + sockets + balls + brows + lips + chin + cheeks + fold;
}

/** 0 before `from`, 1 after `to`, smooth between. */
export function slope(value: number, from: number, to: number): number {
  const share = Math.max(0, Math.min(1, (value - from) / (to - from)));
  return share * share * (3 - 2 * share);
}
