import type * as Pdfjs from 'pdfjs-dist';
import rendererUrl from 'pdfjs-dist/build/pdf.renderer.min.mjs?url';
// oxlint-disable-next-line import/default -- the address is made by the build
import parserUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { startOwnWorker } from '#renderer/lib/own-worker.ts';

/** Two documents beside each other, and one that is on its way out. */
const RENDERERS = 3;

type Workers = { pdfjs: typeof Pdfjs; parser: Pdfjs.PDFWorker };

let started: Promise<Workers> | null = null;

/**
 * The program that reads PDFs and its workers, started once and kept: starting them takes longer than opening a scan. A screen
 * that will show documents may ask for them before there is one.
 */
export function pdfWorkers(): Promise<Workers> {
  started ??= start();
  return started;
}

async function start(): Promise<Workers> {
  const pdfjs = await import('pdfjs-dist');
  // One document draws through one of these at a time; pdf.js takes a free one by itself.
  pdfjs.GlobalWorkerOptions.rendererPorts = Array.from({ length: RENDERERS }, () =>
    startOwnWorker(rendererUrl),
  );
  // The library's types forget that a port may be given.
  const port = startOwnWorker(parserUrl) as unknown as null;
  return { pdfjs, parser: new pdfjs.PDFWorker({ port }) };
}
