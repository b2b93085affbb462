import { readFileSync } from 'node:fs';
import { PortraitLimits } from '#common/domain/biometrics/portrait-limits.ts';
import type { CaptureClient } from '#renderer/lib/portrait/capture-client.ts';
import { euclidean } from '#renderer/lib/portrait/euclidean.ts';
import { drawHead, type Head } from '#test/support/heads/draw-head.ts';
import { jpegOf } from '#test/support/heads/encode.ts';
import { HEADS } from '#test/support/heads/people.ts';
import { jp2Portrait } from '#tools/chip-sim/jp2-portrait.ts';
import { openPortraitPage, type PortraitPage } from '#tools/photo/portrait-page.ts';
import { percentile, round } from './statistics.ts';

const FILE = new URL('../../resources/photo/2026-1.json', import.meta.url);
const LIMITS = PortraitLimits.parse(JSON.parse(readFileSync(FILE, 'utf8'))).chip;

/** The approved portrait: cut 7:9 as the program packs it. */
const PORTRAIT = { width: 826, height: 1062, faceLength: 380, eyes: [413, 470] } as const;
/** Widths in which books carry a picture, from the size that ICAO asks for to half of it. */
const WIDTHS = [413, 300, 240, 180] as const;
const JPEG_QUALITIES = [0.8, 0.5, 0.3] as const;
const JP2_RATIOS = [10, 25, 50] as const;

type Faces = readonly number[] | null;
type Packed = { by: string; width: number; bytes: number; face: Faces };

/** How far the approved photo is from itself after it was packed for a chip, and from other people's chips. */
export async function benchChip() {
  const engine = await openPortraitPage();
  try {
    const people: { approved: Faces; chips: Packed[] }[] = [];
    for (const head of everybody()) {
      const photo = await jpegOf(engine.page, drawHead(head, PORTRAIT), 0.92);
      people.push({ approved: await faceOf(engine, photo), chips: await chipsOf(engine, photo) });
    }
    const rows = WIDTHS.flatMap((width) =>
      ['JPEG', 'JPEG 2000'].map((by) =>
        rowOf(people, (chip) => chip.width === width && chip.by === by, { width, by }),
      ),
    );
    return { people: people.length, rows: [...rows, rowOf(people, () => true, { width: 0, by: 'all' })] };
  } finally {
    await engine.close();
  }
}

/** The tests' people and, between and beyond them, as many again as tell apart by every measure. */
function everybody(): Head[] {
  const drawn = Object.values(HEADS);
  const others = drawn.flatMap((head, at): Head[] =>
    [-1, 1].map((side) => ({
      shape: {
        cheeks: head.shape.cheeks + side * 0.05,
        jaw: head.shape.jaw - side * 0.08,
        nose: head.shape.nose + side * 0.012,
        eyes: head.shape.eyes + side * 0.03,
        mouth: head.shape.mouth - side * 0.03,
      },
      look: { ...head.look, seed: head.look.seed + 100 * (at + 1) + side },
    })),
  );
  return [...drawn, ...others];
}

type People = readonly { approved: Faces; chips: readonly Packed[] }[];

function rowOf(people: People, isMeant: (chip: Packed) => boolean, name: { width: number; by: string }) {
  const same: number[] = [];
  const others: number[] = [];
  let unseen = 0;
  for (const [at, { approved }] of people.entries()) {
    for (const [whose, { chips }] of people.entries()) {
      for (const { face } of chips.filter(isMeant)) {
        if (!approved || !face) unseen += 1;
        else (at === whose ? same : others).push(euclidean(approved, face));
      }
    }
  }
  const bytes = people.flatMap(({ chips }) => chips.filter(isMeant).map((chip) => chip.bytes));
  return {
    ...name,
    leastBytes: Math.min(...bytes),
    sameP50: round(percentile(same, 0.5)),
    sameMost: round(Math.max(...same)),
    othersLeast: round(Math.min(...others)),
    othersP5: round(percentile(others, 0.05)),
    othersP50: round(percentile(others, 0.5)),
    sameCalledSame: shareOf(same, (distance) => distance <= LIMITS.same),
    sameCalledDifferent: shareOf(same, (distance) => distance > LIMITS.different),
    othersCalledSame: shareOf(others, (distance) => distance <= LIMITS.same),
    othersCalledDifferent: shareOf(others, (distance) => distance > LIMITS.different),
    pairs: same.length + others.length,
    unseen,
  };
}

function shareOf(distances: readonly number[], isMeant: (distance: number) => boolean): number {
  return round(distances.filter(isMeant).length / distances.length);
}

async function chipsOf(engine: PortraitPage, photo: Buffer): Promise<Packed[]> {
  const chips: Packed[] = [];
  for (const width of WIDTHS) {
    for (const quality of JPEG_QUALITIES) {
      const { jpeg } = await smaller(engine, photo, { width, quality });
      chips.push({ by: 'JPEG', width, bytes: jpeg.length, face: await faceOf(engine, jpeg) });
    }
    const plain = await smaller(engine, photo, { width, quality: 1 });
    for (const ratio of JP2_RATIOS) {
      const jp2 = Buffer.from(await jp2Portrait(plain, ratio));
      chips.push({ by: 'JPEG 2000', width, bytes: jp2.length, face: await faceOf(engine, jp2) });
    }
  }
  return chips;
}

type Smaller = { jpeg: Buffer; rgba: Buffer; width: number; height: number };

async function smaller(
  { page }: PortraitPage,
  photo: Buffer,
  asked: { width: number; quality: number },
): Promise<Smaller> {
  const found = await page.evaluate(
    async ({ text, width, quality }) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const height = Math.round((bitmap.height * width) / bitmap.width);
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      context.imageSmoothingQuality = 'high';
      context.drawImage(bitmap, 0, 0, width, height);
      const textOf = (part: Uint8Array | Uint8ClampedArray): string =>
        btoa(Array.from(part, (value) => String.fromCharCode(value)).join(''));
      const file = await canvas.convertToBlob({ type: 'image/jpeg', quality });
      return {
        jpeg: textOf(new Uint8Array(await file.arrayBuffer())),
        rgba: textOf(context.getImageData(0, 0, width, height).data),
        height,
      };
    },
    { text: photo.toString('base64'), ...asked },
  );
  const { jpeg, rgba, height } = found;
  return { jpeg: Buffer.from(jpeg, 'base64'), rgba: Buffer.from(rgba, 'base64'), width: asked.width, height };
}

type PageGlobal = { client: CaptureClient };

async function faceOf({ page }: PortraitPage, file: Buffer): Promise<Faces> {
  return page.evaluate(async (text) => {
    const { client } = globalThis as unknown as PageGlobal;
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const face = await client.embed(new Blob([bytes]));
    return face && [...face];
  }, file.toString('base64'));
}
