import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export type ReadPdf = { pages: number; text: string; isTagged: boolean; widthMm: number; heightMm: number };

const MM_PER_POINT = 25.4 / 72;

/** What a reader finds in a PDF: its words in order, its pages and their size, and whether it has a structure for screen readers. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const raw = Buffer.from(bytes).toString('latin1');
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const parts: string[] = [];
  let size = { width: 0, height: 0 };
  for (let place = 1; place <= document.numPages; place += 1) {
    const page = await document.getPage(place);
    size = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    parts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  await task.destroy();
  return {
    pages: parts.length,
    text: parts.join('\n').replaceAll(/\s+/g, ' '),
    isTagged: raw.includes('/StructTreeRoot') && raw.includes('/Marked true'),
    widthMm: Math.round(size.width * MM_PER_POINT),
    heightMm: Math.round(size.height * MM_PER_POINT),
  };
}
