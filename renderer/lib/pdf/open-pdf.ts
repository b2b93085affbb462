import PQueue from 'p-queue';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { PDF_PARTS } from './pdf-parts.ts';
import { pdfWorkers } from './pdf-workers.ts';

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

/**
 * Opens a PDF from its bytes, parsed in one worker and drawn in another, so that the page never waits. Nothing in it runs:
 * scripts need a sandbox that is not shipped, forms and links are not drawn as such, XFA is off, and parts are read from
 * the app alone.
 * @throws what pdf.js says of a damaged or locked file
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const { pdfjs, parser } = await pdfWorkers();
  const task = pdfjs.getDocument({
    data: bytes,
    worker: parser,
    ...PDF_PARTS,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: MOST_PIXELS,
    useSystemFonts: false,
  });
  try {
    const document = await task.promise;
    const queue = new PQueue({ concurrency: 1 });
    return {
      document,
      draw: (drawing) =>
        queue.add(() => drawPage(document, drawing), {
          priority: DRAW_ORDER[drawing.order],
          signal: drawing.signal,
        }),
      async close() {
        queue.clear();
        await task.destroy();
      },
    };
  } catch (error) {
    await task.destroy();
    throw error;
  }
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
