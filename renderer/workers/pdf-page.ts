import type { PDFDocumentProxy } from 'pdfjs-dist';
import { PDF_PARTS } from '#renderer/lib/pdf/pdf-parts.ts';

/** A scan is drawn with this many dots an inch; what is smaller than a sheet keeps more. */
const DOTS_PER_INCH = 200;
const MOST_PAGES = 6;

/** The pages of a PDF as pictures, one after another: a scan has few. Nothing in the file is run, no font is fetched. */
export async function* pdfPages(file: Blob): AsyncGenerator<ImageBitmap> {
  const pdf = await open(file);
  try {
    for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number += 1) {
      yield await drawn(pdf, number);
    }
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function open(file: Blob): Promise<PDFDocumentProxy> {
  const pdfjs = await import('pdfjs-dist');
  Object.assign(globalThis, { pdfjsWorker: await quietWorker() });
  const data = new Uint8Array(await file.arrayBuffer());
  return pdfjs.getDocument({
    data,
    CanvasFactory: Canvases,
    FilterFactory: NoFilters,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    ...PDF_PARTS,
  }).promise;
}

/**
 * The other half of pdf.js, run in this worker: a second one would only copy the pages about. Loaded in a worker it takes that worker's
 * messages for its own, unless there seems to be a window.
 */
async function quietWorker(): Promise<unknown> {
  Object.assign(globalThis, { window: globalThis });
  try {
    return await import('pdfjs-dist/build/pdf.worker.mjs');
  } finally {
    Reflect.deleteProperty(globalThis, 'window');
  }
}

async function drawn(pdf: PDFDocumentProxy, number: number): Promise<ImageBitmap> {
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale: DOTS_PER_INCH / 72 });
  const canvas = new OffscreenCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const canvasContext = canvas.getContext('2d');
  if (!canvasContext) throw new Error('No canvas.');
  // pdf.js asks for a canvas of the page; one off the screen can do all that it does with it.
  const target = { canvas: null, canvasContext: canvasContext as unknown as CanvasRenderingContext2D };
  await page.render({ ...target, viewport, background: '#ffffff' }).promise;
  return canvas.transferToImageBitmap();
}

type Held = { canvas: OffscreenCanvas | null; context: OffscreenCanvasRenderingContext2D | null };

/** What pdf.js draws parts of a page on; a worker has no document to make a canvas in. */
class Canvases {
  create(width: number, height: number): Held {
    const canvas = new OffscreenCanvas(width, height);
    return { canvas, context: canvas.getContext('2d') };
  }

  reset(held: Held, width: number, height: number): void {
    if (!held.canvas) return;
    held.canvas.width = width;
    held.canvas.height = height;
  }

  destroy(held: Held): void {
    held.canvas = null;
    held.context = null;
  }
}

/** Filters are elements of a document; a scan uses none. */
class NoFilters {
  addFilter() {
    return 'none';
  }

  addHCMFilter() {
    return 'none';
  }

  addAlphaFilter() {
    return 'none';
  }

  addLuminosityFilter() {
    return 'none';
  }

  addHighlightHCMFilter() {
    return 'none';
  }

  destroy(): undefined {
    return undefined;
  }
}
