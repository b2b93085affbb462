import { greyFromRgba, type GreyImage } from '#renderer/lib/reading/image/grey-image.ts';
import { readMrz } from '#renderer/lib/reading/mrz/read-mrz.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { drawNegative, type NegativeKind } from './negative-pages.ts';
import { contextOf, drawPage, pageSpec } from './page-set.ts';

const TODAY = plainDate('2026-11-02');

/** Runs inside Chromium: pages are drawn, made into files, opened and read there, as in the program. */
async function readSeed(seed: number) {
  const spec = pageSpec(seed);
  const page = await greyOf(await drawPage(spec));
  const started = performance.now();
  const reading = readMrz(page, TODAY);
  return { spec, reading, ms: performance.now() - started, size: [page.width, page.height] };
}

async function greyOf(file: Blob): Promise<GreyImage> {
  const bitmap = await createImageBitmap(file);
  const context = contextOf(new OffscreenCanvas(bitmap.width, bitmap.height));
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  return greyFromRgba(data, bitmap.width, bitmap.height);
}

async function fileOf(seed: number): Promise<number[]> {
  const file = await drawPage(pageSpec(seed));
  return [...new Uint8Array(await file.arrayBuffer())];
}

async function readNegative(kind: NegativeKind, seed: number) {
  return readMrz(await greyOf(await drawNegative(kind, seed)), TODAY);
}

Object.assign(globalThis, { readSeed, readNegative, fileOf });
