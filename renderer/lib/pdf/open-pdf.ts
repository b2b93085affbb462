import type { PDFDocumentProxy } from 'pdfjs-dist';
import rendererUrl from 'pdfjs-dist/build/pdf.renderer.min.mjs?url';
// oxlint-disable-next-line import/default -- as above
import parserUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { startOwnWorker } from '#renderer/lib/own-worker.ts';
import { PDF_PARTS } from './pdf-parts.ts';

/** Decoded pixels of one picture inside a PDF: an A3 page at 600 dpi. What claims more is left white. */
const MOST_PIXELS = 70_000_000;

export type OpenPdf = { document: PDFDocumentProxy; close: () => Promise<void> };

/**
 * Opens a PDF from its bytes, parsed in one worker and drawn in another, so that the page never waits. Nothing in it runs:
 * scripts need a sandbox that is not shipped, forms and links are not drawn as such, XFA is off, and parts are read from
 * the app alone.
 * @throws what pdf.js says of a damaged or locked file
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const { getDocument, GlobalWorkerOptions, PDFWorker } = await import('pdfjs-dist');
  const parser = startOwnWorker(parserUrl);
  const renderer = startOwnWorker(rendererUrl);
  GlobalWorkerOptions.rendererPorts = [...GlobalWorkerOptions.rendererPorts, renderer];
  // The library's types forget that a port may be given.
  const worker = new PDFWorker({ port: parser as unknown as null });
  const task = getDocument({
    data: bytes,
    worker,
    ...PDF_PARTS,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: MOST_PIXELS,
    useSystemFonts: false,
  });
  async function close(): Promise<void> {
    await task.destroy();
    worker.destroy();
    GlobalWorkerOptions.rendererPorts = GlobalWorkerOptions.rendererPorts.filter((port) => port !== renderer);
    renderer.terminate();
    parser.terminate();
  }
  try {
    return { document: await task.promise, close };
  } catch (error) {
    await close();
    throw error;
  }
}
