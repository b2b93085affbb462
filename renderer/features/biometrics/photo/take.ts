import { z } from 'zod';
import { NOT_ASSESSED, type NotAssessed } from '#common/domain/biometrics/photo.ts';
import { PortraitAssessment } from '#common/domain/biometrics/portrait.ts';
import type { CaptureClient } from '#renderer/lib/portrait/capture-client.ts';
import type { PortraitRules } from '#renderer/lib/portrait/messages.ts';
import { failureOf } from './use-portrait-engine.ts';

/** One picture that was taken, with what the judge said. The files are those that go into the vault. */
export type Take = {
  jpeg: Uint8Array;
  jp2: Uint8Array | null;
  width: number;
  height: number;
  source: 'CAMERA' | 'FILE';
  /** Of the file. */
  assessment: PortraitAssessment | null;
  /** Of the frame that it was cut from; null where the frame itself is the file. */
  frame: PortraitAssessment | null;
  notAssessed: NotAssessed | null;
  embedding: readonly number[] | null;
};

type TakeOptions = {
  client: CaptureClient | null;
  failure: NotAssessed | null;
  rules: PortraitRules;
  wantsEmbedding: boolean;
  source: Take['source'];
};

const FRAME_QUALITY = 0.92;

/**
 * From a frame to a take: cut, packed and judged. Where no head was found, or nothing could judge, the whole frame is the
 * picture and a person decides.
 */
export async function takeFrom(image: ImageBitmap, options: TakeOptions): Promise<Take> {
  const { client, rules, wantsEmbedding, source } = options;
  // Its pixels leave with the question, so they are drawn before it and packed only where they are the picture.
  const frameOnly = drawn(image);
  const plain = async () => ({
    ...(await packed(frameOnly)),
    jp2: null,
    source,
    frame: null,
    embedding: null,
  });
  if (!client) {
    image.close();
    return { ...(await plain()), assessment: null, notAssessed: options.failure ?? 'ENGINE_NOT_READY' };
  }
  try {
    const { portrait, frame } = await client.finish({
      image,
      rules,
      isFile: source === 'FILE',
      wantsEmbedding,
    });
    if (!portrait) return { ...(await plain()), assessment: frame, notAssessed: null };
    const { jpeg, jp2, width, height, assessment, embedding } = portrait;
    return {
      jpeg,
      jp2,
      width,
      height,
      source,
      assessment,
      frame,
      notAssessed: null,
      embedding: embedding ? [...embedding] : null,
    };
  } catch (error) {
    return { ...(await plain()), assessment: null, notAssessed: failureOf(error) };
  }
}

function drawn(image: ImageBitmap): OffscreenCanvas {
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  return canvas;
}

async function packed(canvas: OffscreenCanvas) {
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: FRAME_QUALITY });
  return { jpeg: new Uint8Array(await blob.arrayBuffer()), width: canvas.width, height: canvas.height };
}

export function verdictOf({ assessment }: Take): 'PASS' | 'WARN' | 'FAIL' | 'none' {
  return assessment?.verdict ?? 'none';
}

/** A take as a draft holds it: survives a crash, never leaves the desk, and goes when the photo is on record. */
const Kept = z.object({
  jpeg: z.string().min(1),
  jp2: z.string().nullable(),
  width: z.number(),
  height: z.number(),
  source: z.enum(['CAMERA', 'FILE']),
  assessment: PortraitAssessment.nullable(),
  /** Absent in drafts of older builds. */
  frame: PortraitAssessment.nullable().default(null),
  notAssessed: z.enum(NOT_ASSESSED).nullable(),
  embedding: z.array(z.number()).nullable(),
});
export type KeptTake = z.infer<typeof Kept>;

export function keptOf(take: Take): KeptTake {
  return {
    ...take,
    jpeg: toBase64(take.jpeg),
    jp2: take.jp2 && toBase64(take.jp2),
    embedding: take.embedding ? [...take.embedding] : null,
  };
}

export function takeOf(content: unknown): Take | null {
  const parsed = Kept.safeParse(content);
  if (!parsed.success) return null;
  const { jpeg, jp2, ...rest } = parsed.data;
  return { ...rest, jpeg: fromBase64(jpeg), jp2: jp2 === null ? null : fromBase64(jp2) };
}

const SLICE = 0x8000;

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += SLICE) {
    text += String.fromCodePoint(...bytes.subarray(at, at + SLICE));
  }
  return btoa(text);
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.codePointAt(0) ?? 0);
}
