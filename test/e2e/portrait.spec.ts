import { expect, test } from '@playwright/test';
import { createRequire } from 'node:module';
import type { PortraitCode } from '#common/domain/biometrics/portrait.ts';
import type { CaptureClient } from '#renderer/lib/portrait/capture-client.ts';
import type { Guidance, PortraitRules } from '#renderer/lib/portrait/messages.ts';
import { drawHead, type Scene } from '#test/support/heads/draw-head.ts';
import { pixelsOf } from '#test/support/heads/decode.ts';
import { jpegOf } from '#test/support/heads/encode.ts';
import { pictureOf as pictureOfFilm } from '#test/support/heads/fake-camera.ts';
import { HEADS } from '#test/support/heads/people.ts';
import type { Pixels } from '#test/support/heads/pixels.ts';
import {
  blurred,
  bricks,
  cyan,
  darkened,
  greyed,
  halfShadowed,
  overexposed,
  withSecond,
} from '#test/support/heads/plant.ts';
import { openPortraitPage, type PortraitPage } from '#tools/photo/portrait-page.ts';

const ADULT: PortraitRules = { subject: 'ADULT', allowances: [] };
const SCENE: Scene = { width: 520, height: 668, faceLength: 232, eyes: [260, 312] };

/** Heads drawn by us, which both counters take for people; `LOKET_FACES` adds real ones (faces.spec.ts). */
test.describe('the portrait engine', () => {
  test.describe.configure({ mode: 'serial', timeout: 180_000 });
  let engine: PortraitPage;
  const clean = new Map<string, Pixels>();

  test.beforeAll(async () => {
    engine = await openPortraitPage();
    for (const [name, head] of Object.entries(HEADS)) clean.set(name, drawHead(head, SCENE));
  });

  test.afterAll(async () => {
    await engine.close();
  });

  const pictureOf = (name: string): Pixels => {
    const picture = clean.get(name);
    if (!picture) throw new Error(`Nobody is called ${name}.`);
    return picture;
  };

  const failsOf = async (picture: Pixels, quality?: number): Promise<PortraitCode[]> => {
    const answer = await engine.assess(await jpegOf(engine.page, picture, quality), ADULT);
    if (!answer.ok) throw new Error(answer.code);
    return answer.result.assessment.checks.flatMap(({ code, level }) => (level === 'FAIL' ? [code] : []));
  };

  test('runs on the backend that it was measured with', () => {
    expect(engine.start).toMatchObject({ engine: 'loket-portrait 1', backend: 'wasm' });
  });

  for (const name of Object.keys(HEADS)) {
    test(`finds no fault in the good picture of ${name}`, async () => {
      expect(await failsOf(pictureOf(name))).toEqual([]);
    });
  }

  const faults: Readonly<
    Record<string, { plant: (name: keyof typeof HEADS) => Pixels; code: PortraitCode; quality?: number }>
  > = {
    blurred: { plant: (name) => blurred(pictureOf(name), 2.5), code: 'BLUR' },
    dark: { plant: (name) => darkened(pictureOf(name)), code: 'UNDEREXPOSED' },
    overexposed: { plant: (name) => overexposed(pictureOf(name)), code: 'OVEREXPOSED' },
    'half in shadow': { plant: (name) => halfShadowed(pictureOf(name)), code: 'SIDE_LIGHT' },
    'not alone': { plant: (name) => withSecond(pictureOf(name), pictureOf('CITRA'), 3), code: 'SECOND_FACE' },
    tilted: { plant: (name) => drawHead(HEADS[name], { ...SCENE, rollDegrees: 12 }), code: 'ROLL' },
    'far away': { plant: (name) => drawHead(HEADS[name], { ...SCENE, faceLength: 100 }), code: 'HEAD_SIZE' },
    'before a brick wall': {
      plant: (name) => drawHead(HEADS[name], { ...SCENE, wall: bricks }),
      code: 'BACKGROUND_TEXTURE',
    },
    'under cyan light': { plant: (name) => cyan(pictureOf(name)), code: 'COLOUR_CAST' },
    'without colour': { plant: (name) => greyed(pictureOf(name)), code: 'COLOUR_CAST' },
    'packed too hard': { plant: (name) => pictureOf(name), code: 'COMPRESSION', quality: 0.06 },
  };

  for (const [fault, { plant, code, quality }] of Object.entries(faults)) {
    test(`catches who is ${fault}`, async () => {
      for (const name of ['BUDI', 'ANI'] as const) {
        expect(await failsOf(plant(name), quality)).toContain(code);
      }
    });
  }

  test('guides by one hint at a time and has none for a good frame', async () => {
    const hints: (string | null)[] = [];
    for (const part of ['DARK', 'TILTED', 'TWO_FACES', 'EMPTY', 'GOOD'] as const) {
      hints.push((await guidanceOf(engine, await jpegOf(engine.page, pictureOfFilm(part), 0.95))).hint);
    }
    expect(hints).toEqual(['BRIGHTNESS', 'ROLL', 'SECOND_FACE', 'NO_FACE', null]);
  });

  test('eases the rules of an infant and never judges what the rules leave out', async () => {
    const tilted = await jpegOf(engine.page, drawHead(HEADS.ANI, { ...SCENE, rollDegrees: 12 }));
    const answer = await engine.assess(tilted, { subject: 'INFANT', allowances: [] });
    if (!answer.ok) throw new Error(answer.code);
    const level = Object.fromEntries(
      answer.result.assessment.checks.map((check) => [check.code, check.level]),
    );
    expect(level).toMatchObject({ ROLL: 'WARN', SMILE: 'NOT_ASSESSED' });
    expect(answer.result.assessment).toMatchObject({ subject: 'INFANT', verdict: 'WARN' });
  });

  test('says that a picture without anybody has no face, and that a text is no picture', async () => {
    const empty = drawHead(HEADS.BUDI, { ...SCENE, eyes: [-2000, 0] });
    expect(await failsOf(empty)).toEqual(['NO_FACE']);
    expect(await engine.assess(Buffer.from('no picture'), ADULT)).toEqual({ ok: false, code: 'UNREADABLE' });
  });

  test('cuts to 7:9, never larger than it was, packs within the budget and judges what it packed', async () => {
    const scene: Scene = { width: 1280, height: 960, faceLength: 300, eyes: [660, 470], rollDegrees: 3 };
    const frame = await jpegOf(engine.page, drawHead(HEADS.DEWA, scene), 0.97);
    const answer = await engine.finish(frame, ADULT, false);
    if (!answer.ok) throw new Error(answer.code);
    const { jpeg, jp2, width, height, embedding, answer: finished } = answer.result;
    expect(width / height).toBeCloseTo(7 / 9, 2);
    expect(height).toBeLessThanOrEqual(900);
    expect(Buffer.from(jpeg, 'base64').length).toBeLessThanOrEqual(102_400);
    expect(Buffer.from(jp2, 'base64').subarray(4, 8).toString('latin1')).toBe('jP  ');
    expect(await decodedSize(Buffer.from(jp2, 'base64'))).toEqual({ width, height, componentCount: 3 });
    expect(embedding).toHaveLength(128);
    // The master shows the same face: it is opened by the program's own decoder.
    const master = await engine.assess(Buffer.from(jp2, 'base64'), ADULT);
    expect(master.ok && master.result.assessment.faces).toBe(1);
    const again = await engine.compare(Buffer.from(jpeg, 'base64'), Buffer.from(jp2, 'base64'));
    expect(again.ok && again.result?.band).toBe('SAME');
    const checks = new Map(finished.portrait?.assessment.checks.map((check) => [check.code, check]));
    expect(checks.get('HEAD_SIZE')).toMatchObject({ level: 'PASS' });
    expect(Math.abs(checks.get('ROLL')?.raw ?? 99)).toBeLessThan(1.5);
    expect(finished.portrait?.assessment.verdict).not.toBe('FAIL');
    expect(finished.portrait?.assessment).toMatchObject({
      config: '2026-1',
      engine: { id: 'loket-portrait' },
    });
  });

  test('shows nothing from beyond the frame when a tilted head is near the edge', async () => {
    const near: readonly Scene['eyes'][] = [
      [660, 345],
      [290, 470],
      [990, 470],
    ];
    for (const eyes of near) {
      for (const rollDegrees of [-4, 4]) {
        const scene: Scene = { width: 1280, height: 960, faceLength: 300, eyes, rollDegrees };
        const frame = await jpegOf(engine.page, drawHead(HEADS.DEWA, scene), 0.97);
        const answer = await engine.finish(frame, ADULT, false);
        if (!answer.ok) throw new Error(answer.code);
        const picture = await pixelsOf(engine.page, Buffer.from(answer.result.jpeg, 'base64'), 1);
        // Above the shoulders the wall of the scene is light everywhere.
        expect(darkestOfUpperRim(picture), `${String(eyes)} by ${String(rollDegrees)}`).toBeGreaterThan(100);
      }
    }
  });

  test('turns a file the way its camera was held', async () => {
    const upright = await jpegOf(engine.page, pictureOf('BUDI'));
    const sideways = await jpegOf(engine.page, quarterTurned(pictureOf('BUDI')));
    const answer = await engine.finish(withOrientation(sideways, 6), ADULT, true);
    const reference = await engine.finish(upright, ADULT, true);
    if (!answer.ok || !reference.ok) throw new Error('Not finished.');
    expect(answer.result.answer.frame.verdict).toBe(reference.result.answer.frame.verdict);
    expect(answer.result.height).toBeGreaterThan(answer.result.width);
    expect(Buffer.from(answer.result.jpeg, 'base64').includes('Exif')).toBe(false);
  });

  test('compares faces: the same picture, and two people', async () => {
    const budi = await jpegOf(engine.page, pictureOf('BUDI'));
    const brighter = await jpegOf(engine.page, darkened(pictureOf('BUDI'), 0.85));
    const same = await engine.compare(budi, brighter);
    const other = await engine.compare(budi, await jpegOf(engine.page, pictureOf('CITRA')));
    if (!same.ok || !other.ok || !same.result || !other.result) throw new Error('Not compared.');
    expect(same.result.band).toBe('SAME');
    expect(other.result.distance).toBeGreaterThan(same.result.distance);
  });

  test('keeps nothing of the pictures that it has measured', async () => {
    const tensors = () =>
      engine.page.evaluate(async () => {
        const { client } = globalThis as unknown as { client: CaptureClient };
        return (await client.start()).tensors;
      });
    const jpeg = await jpegOf(engine.page, pictureOf('BUDI'));
    await engine.finish(jpeg, ADULT, true);
    const before = await tensors();
    for (let count = 0; count < 3; count += 1) {
      await engine.finish(jpeg, ADULT, true);
      await guidanceOf(engine, jpeg);
    }
    expect(await tensors()).toBe(before);
  });

  test('has asked nothing of another machine', () => {
    const elsewhere = engine.requests.filter(
      (url) => !url.startsWith(`${engine.origin}/`) && !url.startsWith('blob:'),
    );
    expect(elsewhere).toEqual([]);
    expect(engine.requests.some((url) => url.endsWith('/portrait/human/blazeface.bin'))).toBe(true);
    expect(engine.requests.some((url) => url.endsWith('.wasm'))).toBe(true);
  });
});

async function guidanceOf({ page }: PortraitPage, jpeg: Buffer): Promise<Guidance> {
  return page.evaluate(
    async ({ text, rules }) => {
      const { client } = globalThis as unknown as { client: CaptureClient };
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const guidance = await client.guide(await createImageBitmap(new Blob([bytes])), rules);
      if (!guidance) throw new Error('Overtaken.');
      return guidance;
    },
    { text: jpeg.toString('base64'), rules: ADULT },
  );
}

/** The darkest green along both sides down to the mouth, and along the top beside the head. */
function darkestOfUpperRim({ width, height, data }: Pixels): number {
  let darkest = 255;
  for (let y = 0; y < height / 2; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isRim = Math.min(x, width - 1 - x) < 4 || (y < 4 && Math.min(x, width - 1 - x) < width * 0.15);
      if (isRim) darkest = Math.min(darkest, data[(y * width + x) * 4 + 1] ?? 0);
    }
  }
  return darkest;
}

function quarterTurned({ width, height, data }: Pixels): Pixels {
  const turned = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const to = ((width - 1 - x) * height + y) * 4;
      turned.set(data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4), to);
    }
  }
  return { width: height, height: width, data: turned };
}

/** The JPEG with an EXIF segment that says how the camera was held. */
function withOrientation(jpeg: Buffer, orientation: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(orientation, 18);
  const content = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]);
}

type Decoder = {
  getEncodedBuffer: (size: number) => Uint8Array;
  decode: () => void;
  getFrameInfo: () => { width: number; height: number; componentCount: number };
};

/** By the decoder alone, from the whole file with its boxes. */
async function decodedSize(file: Buffer) {
  const create = createRequire(import.meta.url)('@cornerstonejs/codec-openjpeg') as () => Promise<{
    J2KDecoder: new () => Decoder;
  }>;
  const decoder = new (await create()).J2KDecoder();
  decoder.getEncodedBuffer(file.length).set(file);
  decoder.decode();
  const { width, height, componentCount } = decoder.getFrameInfo();
  return { width, height, componentCount };
}
