import { writeFileSync } from 'node:fs';
import { drawHead, type Scene } from './draw-head.ts';
import { HEADS } from './people.ts';
import type { Pixels } from './pixels.ts';
import { darkened } from './plant.ts';

const WIDTH = 1280;
const HEIGHT = 720;
const FRAMES_A_SECOND = 10;
const SCENE: Scene = { width: WIDTH, height: HEIGHT, faceLength: 250, eyes: [640, 350] };

export type FilmPart = 'DARK' | 'TILTED' | 'TWO_FACES' | 'GOOD' | 'EMPTY';

export type Film = readonly { part: FilmPart; seconds: number }[];

/**
 * A film for Chromium's fake camera (`--use-file-for-fake-video-capture`): each part lasts the given seconds; then it begins anew. It is
 * y4m because Chromium plays that at the film's own pace.
 */
export function writeFilm(file: string, parts: Film): void {
  const chunks: Buffer[] = [
    Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_A_SECOND}:1 Ip A1:1 C420jpeg\n`),
  ];
  const drawn = new Map<FilmPart, Buffer>();
  for (const { part, seconds } of parts) {
    const frame = drawn.get(part) ?? yuv(pictureOf(part));
    drawn.set(part, frame);
    for (let count = 0; count < seconds * FRAMES_A_SECOND; count += 1) {
      chunks.push(Buffer.from('FRAME\n'), frame);
    }
  }
  writeFileSync(file, Buffer.concat(chunks));
}

export function pictureOf(part: FilmPart): Pixels {
  switch (part) {
    case 'DARK':
      return darkened(drawHead(HEADS.BUDI, SCENE), 0.25);
    case 'TILTED':
      return drawHead(HEADS.BUDI, { ...SCENE, rollDegrees: 16 });
    case 'TWO_FACES':
      return beside(
        drawHead(HEADS.BUDI, { ...SCENE, eyes: [360, 350] }),
        drawHead(HEADS.ANI, { ...SCENE, eyes: [920, 350] }),
      );
    case 'GOOD':
      return drawHead(HEADS.BUDI, SCENE);
    case 'EMPTY':
      return drawHead(HEADS.BUDI, { ...SCENE, eyes: [-2000, 350] });
  }
}

/** The left half of one picture and the right half of another. */
function beside(left: Pixels, right: Pixels): Pixels {
  const data = new Uint8ClampedArray(left.data);
  const row = left.width * 4;
  for (let y = 0; y < left.height; y += 1) {
    const from = y * row + row / 2;
    data.set(right.data.subarray(from, (y + 1) * row), from);
  }
  return { ...left, data };
}

/** JPEG's colours with half the resolution of colour in both directions. */
function yuv({ width, height, data }: Pixels): Buffer {
  const half = (width / 2) * (height / 2);
  const frame = Buffer.alloc(width * height + 2 * half);
  for (let at = 0; at < width * height; at += 1) {
    const [r = 0, g = 0, b = 0] = data.subarray(at * 4, at * 4 + 3);
    frame[at] = 0.299 * r + 0.587 * g + 0.114 * b;
    const [x, y] = [at % width, Math.floor(at / width)];
    if (x % 2 === 1 || y % 2 === 1) continue;
    const place = width * height + (y / 2) * (width / 2) + x / 2;
    frame[place] = 128 - 0.168_736 * r - 0.331_264 * g + 0.5 * b;
    frame[place + half] = 128 + 0.5 * r - 0.418_688 * g - 0.081_312 * b;
  }
  return frame;
}
