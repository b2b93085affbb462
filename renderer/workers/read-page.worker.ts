import type { PlainDate } from '#common/kernel/plain-date.ts';
import { kindOfText } from '#renderer/lib/reading/cards/page-kind.ts';
import type { TextLine } from '#renderer/lib/reading/cards/card-field.ts';
import { readCard } from '#renderer/lib/reading/cards/read-card.ts';
import type { GreyImage } from '#renderer/lib/reading/image/grey-image.ts';
import { readMrz } from '#renderer/lib/reading/mrz/read-mrz.ts';
import type { PageReading, ReadAnswer, ReadRequest } from '#renderer/lib/reading/page-reading.ts';
import { greyPage, prepared } from './page-image.ts';
import { pdfPages } from './pdf-page.ts';
import { readCodes } from './read-codes.ts';
import { recogniseText } from './recognise-text.ts';

/** Reads one page at a time; who asks says which answer is still wanted. */
addEventListener('message', ({ data }: MessageEvent<ReadRequest>) => {
  void answer(data).then((message) => postMessage(message));
});

const TEXT_SIZE = 2000;
const CODE_SIZE = 2200;
/** Below this the text is not the right way up, or no text. */
const READABLE = 0.55;
/** A picture without text, such as a portrait, is not turned once more after so long. */
const MOST_MS = 3000;

async function answer({ id, image, on, nik }: ReadRequest): Promise<ReadAnswer> {
  const started = performance.now();
  let reading: Omit<PageReading, 'ms'>;
  try {
    reading =
      image instanceof Blob && (await isPdf(image))
        ? await readPdf(image, on, nik)
        : await readPage(await opened(image), on, nik);
  } catch (error) {
    return { id, ok: false, code: error instanceof NoPicture ? 'UNREADABLE' : 'FAILED' };
  }
  return { id, ok: true, reading: { ...reading, ms: Math.round(performance.now() - started) } };
}

class NoPicture extends Error {}

async function opened(image: Blob | ImageBitmap): Promise<GreyImage> {
  try {
    return await greyPage(image);
  } catch {
    throw new NoPicture();
  }
}

async function isPdf(file: Blob): Promise<boolean> {
  return (await file.slice(0, 5).text()) === '%PDF-';
}

/** The first page with a zone; without one the first page. */
async function readPdf(file: Blob, on: PlainDate, nik: string | undefined): Promise<Omit<PageReading, 'ms'>> {
  let first: GreyImage | null = null;
  try {
    for await (const bitmap of pdfPages(file)) {
      const page = await greyPage(bitmap);
      first ??= page;
      const mrz = readMrz(page, on, nik);
      if (mrz) return { kind: 'PASSPORT', mrz, fields: [], codes: [], size: sizeOf(page) };
    }
  } catch {
    throw new NoPicture();
  }
  if (!first) throw new NoPicture();
  return readWithoutZone(first);
}

async function readPage(
  page: GreyImage,
  on: PlainDate,
  nik: string | undefined,
): Promise<Omit<PageReading, 'ms'>> {
  const mrz = readMrz(page, on, nik);
  if (mrz) return { kind: 'PASSPORT', mrz, fields: [], codes: [], size: sizeOf(page) };
  return readWithoutZone(page);
}

async function readWithoutZone(page: GreyImage): Promise<Omit<PageReading, 'ms'>> {
  const codes = await readCodes(prepared(page, CODE_SIZE));
  const lines = await readText(page);
  const kind = kindOfText(lines);
  return { kind, mrz: null, fields: readCard(kind, lines), codes, size: sizeOf(page) };
}

/** The page as it lies; only when nothing is readable, turned. */
async function readText(page: GreyImage): Promise<TextLine[]> {
  const started = performance.now();
  let best: { lines: TextLine[]; confidence: number } | null = null;
  for (const turns of [0, 2, 1, 3]) {
    const lines = await recogniseText(prepared(page, TEXT_SIZE, turns));
    const confidence = meanConfidence(lines);
    if (!best || confidence > best.confidence) best = { lines, confidence };
    if (confidence >= READABLE || lines.length === 0 || performance.now() - started > MOST_MS) break;
  }
  return best?.lines ?? [];
}

function meanConfidence(lines: readonly TextLine[]): number {
  const letters = lines.reduce((sum, { text }) => sum + text.length, 0);
  return (
    lines.reduce((sum, { text, confidence }) => sum + confidence * text.length, 0) / Math.max(1, letters)
  );
}

function sizeOf({ width, height }: GreyImage): { width: number; height: number } {
  return { width, height };
}
