import type * as Pdfjs from 'pdfjs-dist';
import rendererUrl from 'pdfjs-dist/build/pdf.renderer.min.mjs?url';
// oxlint-disable-next-line import/default -- the address is made by the build
import parserUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { startOwnWorker } from '#renderer/lib/own-worker.ts';

/** Two documents beside each other, and one that is on its way out. */
const RENDERERS = 3;

export type PdfWorkers = { pdfjs: typeof Pdfjs; parser: Pdfjs.PDFWorker; end: () => void };

let started: Promise<PdfWorkers> | null = null;

/**
 * The program that reads PDFs and its workers, started once and kept: starting them takes longer than opening a scan. A screen
 * that will show documents may ask for them before there is one.
 */
export function pdfWorkers(): Promise<PdfWorkers> {
  started ??= start();
  return started;
}

/** Ends workers that a file keeps busy for ever. The next document starts others; what was open through these cannot be drawn any more. */
export function endPdfWorkers(hanging: PdfWorkers): void {
  hanging.end();
  started = null;
}

async function start(): Promise<PdfWorkers> {
  const pdfjs = await import('pdfjs-dist');
  // One document draws through one of these at a time; pdf.js takes a free one by itself.
  const renderers = Array.from({ length: RENDERERS }, () => startOwnWorker(rendererUrl));
  pdfjs.GlobalWorkerOptions.rendererPorts = renderers;
  const parsing = startOwnWorker(parserUrl);
  // The library's types forget that a port may be given.
  const parser = new pdfjs.PDFWorker({ port: parsing as unknown as null });
  return {
    pdfjs,
    parser,
    end: () => {
      for (const worker of [parsing, ...renderers]) worker.terminate();
    },
  };
}
