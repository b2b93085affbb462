import { greyFromRgba, type GreyImage } from '#renderer/lib/reading/image/grey-image.ts';
import { readMrz } from '#renderer/lib/reading/mrz/read-mrz.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { drawCard, KK_CARD, KTP_CARD } from './card-drawing.ts';
import { drawNegative, type NegativeKind } from './negative-pages.ts';
import { contextOf, drawPage, pageSpec } from './page-set.ts';

const TODAY = plainDate('2026-11-02');

/** Runs inside Chromium: pages are drawn, made into files, opened and read there, as in the program. */
async function readSeed(seed: number) {
  const spec = pageSpec(seed);
  const page = await greyOf(await drawPage(spec));
  const started = performance.now();
  const reading = readMrz(page, TODAY);
  return { spec, reading, ms: performance.now() - started };
}

async function greyOf(file: Blob): Promise<GreyImage> {
  const bitmap = await createImageBitmap(file);
  const context = contextOf(new OffscreenCanvas(bitmap.width, bitmap.height));
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  return greyFromRgba(data, bitmap.width, bitmap.height);
}

const fileOf = async (seed: number) => base64(await drawPage(pageSpec(seed)));
const cardFileOf = async (kind: 'KTP' | 'KK') =>
  base64(await drawCard(kind === 'KTP' ? KTP_CARD : KK_CARD, 7));

async function base64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

async function readNegative(kind: NegativeKind, seed: number) {
  const page = await greyOf(await drawNegative(kind, seed));
  const started = performance.now();
  return { reading: readMrz(page, TODAY), ms: performance.now() - started };
}

Object.assign(globalThis, { readSeed, readNegative, fileOf, cardFileOf });
