import PQueue from 'p-queue';
import pTimeout, { TimeoutError } from 'p-timeout';
import type * as Pdfjs from 'pdfjs-dist';
import type { PDFDataRangeTransport, PDFDocumentProxy } from 'pdfjs-dist';
import { PDF_PARTS } from './pdf-parts.ts';
import { endPdfWorkers, pdfWorkers, type PdfWorkers } from './pdf-workers.ts';
import type { RemoteBytes } from './remote-bytes.ts';

/** Decoded pixels of one picture inside a PDF: an A3 page at 600 dpi. What claims more is left white. */
const MOST_PIXELS = 70_000_000;

/** Which page is drawn next: what somebody looks at goes before its neighbours, and both before small pictures. */
export const DRAW_ORDER = { SHOWN: 2, NEAR: 1, THUMB: 0 } as const;
export type DrawOrder = keyof typeof DRAW_ORDER;

type Drawing = { index: number; scale: number; order: DrawOrder; signal: AbortSignal };

export type OpenPdf = {
  document: PDFDocumentProxy;
  /** One page on a canvas of its own, `scale` 1 being 72 dpi. Rejects when it is called off or cannot be drawn. */
  draw: (drawing: Drawing) => Promise<HTMLCanvasElement>;
  close: () => Promise<void>;
};

/** An office scan opens in a second; what takes so long was made to take long. */
const LONGEST_MS = 15_000;

/** Enough for the dictionaries of a page at once, little beside the picture of a scanned one. */
const PART_BYTES = 128 * 1024;

/**
 * Opens a PDF, of which only what is drawn is fetched, parsed in one worker and drawn in another, so that the page never waits. Nothing in it runs:
 * scripts need a sandbox that is not shipped, forms and links are not drawn as such, XFA is off, and parts are read from
 * the app alone.
 * @throws what pdf.js says of a damaged or locked file
 */
export async function openPdf(file: RemoteBytes): Promise<OpenPdf> {
  const workers = await pdfWorkers();
  const { pdfjs, parser } = workers;
  const ranges = file.isWhole ? null : rangesOf(pdfjs, file);
  const task = pdfjs.getDocument({
    ...(ranges ? { range: ranges } : { data: file.beginning }),
    rangeChunkSize: PART_BYTES,
    disableAutoFetch: true,
    disableStream: true,
    worker: parser,
    ...PDF_PARTS,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: MOST_PIXELS,
    useSystemFonts: false,
  });
  // Bytes that do not come would leave a page waiting for ever: the document is closed, and its pages say that they cannot be drawn.
  if (ranges) ranges.onLost = () => void task.destroy();
  try {
    const document = await inTime(workers, task.promise);
    const queue = new PQueue({ concurrency: 1 });
    return {
      document,
      draw: (drawing) =>
        queue.add(() => inTime(workers, drawPage(document, drawing)), {
          priority: DRAW_ORDER[drawing.order],
          signal: drawing.signal,
        }),
      async close() {
        queue.clear();
        await task.destroy();
      },
    };
  } catch (error) {
    // A worker that was ended would never answer.
    if (!(error instanceof TimeoutError)) await task.destroy();
    throw error;
  }
}

/** Work of the workers that comes to no end costs them and what is open, not the screen. */
async function inTime<T>(workers: PdfWorkers, work: Promise<T>): Promise<T> {
  try {
    return await pTimeout(work, { milliseconds: LONGEST_MS });
  } catch (error) {
    if (error instanceof TimeoutError) endPdfWorkers(workers);
    throw error;
  }
}

type Ranges = PDFDataRangeTransport & { onLost: () => void };

function rangesOf(pdfjs: typeof Pdfjs, file: RemoteBytes): Ranges {
  const ranges: Ranges = Object.assign(new pdfjs.PDFDataRangeTransport(file.size, file.beginning), {
    onLost: () => {},
  });
  ranges.requestDataRange = (from, to) => {
    void file.part(from, to).then(
      (bytes) => ranges.onDataRange(from, bytes),
      () => ranges.onLost(),
    );
  };
  return ranges;
}

async function drawPage(document: PDFDocumentProxy, drawing: Drawing): Promise<HTMLCanvasElement> {
  const { index, scale, signal } = drawing;
  const page = await document.getPage(index + 1);
  signal.throwIfAborted();
  const viewport = page.getViewport({ scale, rotation: page.rotate });
  const canvas = globalThis.document.createElement('canvas');
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  const task = page.render({ canvas, viewport, annotationMode: 0 });
  signal.addEventListener('abort', () => task.cancel(), { once: true });
  await task.promise;
  return canvas;
}
