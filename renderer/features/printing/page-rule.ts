import type { DrawnSize } from '#common/contract/ipc/printing.ts';
import type { PaperSize } from '#common/domain/printing/paper.ts';

const MM_PER_PIXEL = 25.4 / 96;
/** What no roll printer reaches. */
const MARGIN_MM = 3;
const A4: DrawnSize = { widthMm: 210, heightMm: 297 };

let sheet: CSSStyleSheet | null = null;

/** The size of the paper as it stands in the page, margins included; a roll is cut where the words end. */
export function drawnSize(paper: HTMLElement, size: PaperSize): DrawnSize {
  if (size === 'A4') return A4;
  // A pixel is a quarter of a millimetre: what is given in whole millimetres comes out as such.
  const mm = (pixels: number) => Math.ceil(pixels * MM_PER_PIXEL - 0.3) + 2 * MARGIN_MM;
  return { widthMm: mm(paper.offsetWidth), heightMm: mm(paper.offsetHeight) };
}

/** Until it is given back, pages are of this size. A4 has its rule in the style of papers. */
export function setPageOf({ widthMm, heightMm }: DrawnSize): () => void {
  sheet ??= new CSSStyleSheet();
  sheet.replaceSync(
    `@page { size: ${widthMm}mm ${heightMm}mm; margin: ${MARGIN_MM}mm; @bottom-right { content: none; } }`,
  );
  const own = sheet;
  document.adoptedStyleSheets.push(own);
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== own);
  };
}
