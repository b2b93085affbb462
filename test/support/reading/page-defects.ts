import { between, type Random } from './synthetic-books.ts';

/** What happens between the page and the file. Angles in degrees, `tilt` as a share of the picture's size. */
export type Defects = {
  angle: number;
  tilt: number;
  blur: number;
  noise: number;
  /** How much darker the darkest corner is, 0–1. */
  shade: number;
};

/** Takes the flat page through a camera or scanner: every pixel of the new picture looks up where it was, then light and noise. */
export function taken(source: ImageData, defects: Defects, random: Random): ImageData {
  const { width, height } = source;
  const target = new ImageData(width, height);
  const map = homography(width, height, defects, random);
  const lightAngle = random() * 2 * Math.PI;
  const lightX = Math.cos(lightAngle) / width;
  const lightY = Math.sin(lightAngle) / height;
  const grain = Float32Array.from({ length: 4096 }, () => normal(random) * defects.noise);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const w = map[6] * x + map[7] * y + 1;
      const fromX = (map[0] * x + map[1] * y + map[2]) / w;
      const fromY = (map[3] * x + map[4] * y + map[5]) / w;
      const light =
        1 -
        defects.shade * Math.max(0, Math.min(1, 0.5 + (x - width / 2) * lightX + (y - height / 2) * lightY));
      const speck = grain[Math.floor(random() * 4096)] ?? 0;
      const to = (y * width + x) * 4;
      for (let channel = 0; channel < 3; channel += 1) {
        target.data[to + channel] = bilinear(source, fromX, fromY, channel) * light + speck;
      }
      target.data[to + 3] = 255;
    }
  }
  return target;
}

type Eight = [number, number, number, number, number, number, number, number];

/** From the new picture to the flat page: a turn about the middle, then corners that come nearer or go farther. */
function homography(width: number, height: number, { angle, tilt }: Defects, random: Random): Eight {
  const turn = (angle * Math.PI) / 180;
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  const middleX = width / 2;
  const middleY = height / 2;
  const away = () => between(random, -tilt, tilt);
  const p = away() / width;
  const q = away() / height;
  const shear = away() * 0.4;
  // Linear part about the middle, divided by 1 + p·x + q·y.
  const a = cos;
  const b = sin + shear;
  const d = -sin;
  const e = cos * (1 + away() * 0.5);
  const scale = 1 - p * middleX - q * middleY;
  const c = middleX * scale - a * middleX - b * middleY;
  const f = middleY * scale - d * middleX - e * middleY;
  const shift = (value: number, by: number, middle: number) => (value + by * middle) / scale;
  return [
    shift(a, p, middleX),
    shift(b, q, middleX),
    c / scale,
    shift(d, p, middleY),
    shift(e, q, middleY),
    f / scale,
    p / scale,
    q / scale,
  ];
}

function bilinear({ data, width, height }: ImageData, x: number, y: number, channel: number): number {
  if (x < 0 || y < 0 || x >= width - 1 || y >= height - 1) return 96;
  const left = Math.floor(x);
  const top = Math.floor(y);
  const across = x - left;
  const down = y - top;
  const at = (top * width + left) * 4 + channel;
  const upper = (data[at] ?? 0) * (1 - across) + (data[at + 4] ?? 0) * across;
  const lower = (data[at + width * 4] ?? 0) * (1 - across) + (data[at + width * 4 + 4] ?? 0) * across;
  return upper * (1 - down) + lower * down;
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(random() || 1e-9)) * Math.cos(2 * Math.PI * random());
}
