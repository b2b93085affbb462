import { useEffect, useRef, useState } from 'react';
import type { OpenPdf } from '#renderer/lib/pdf/open-pdf.ts';
import type { Size } from './geometry.ts';
import styles from './viewer.module.css';

/** Pixels of one drawn page: an A4 at 300 dpi. More than a scan holds is not worth drawing. */
const MOST_PIXELS = 8_800_000;
/** While somebody turns the wheel the page is only stretched; it is drawn anew when the wheel rests. */
const REST_MS = 120;

type PdfPageProps = { pdf: OpenPdf; index: number; size: Size; width: number; label: string };

/** One page of a PDF, drawn by a worker at the size at which it is shown. */
export function PdfPage({ pdf, index, size, width, label }: PdfPageProps) {
  const holder = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState(0);
  const scale = scaleFor(size, width);
  useEffect(() => {
    let isCurrent = true;
    let stop = () => {};
    async function draw(): Promise<void> {
      const page = await pdf.document.getPage(index + 1);
      if (!isCurrent) return;
      const viewport = page.getViewport({ scale, rotation: page.rotate });
      // A fresh canvas for each drawing: what is shown stays until the new one is whole.
      const canvas = globalThis.document.createElement('canvas');
      canvas.width = Math.round(viewport.width);
      canvas.height = Math.round(viewport.height);
      canvas.className = styles['drawn'] ?? '';
      // A small picture says nothing beside the name of its button.
      if (label === '') canvas.setAttribute('aria-hidden', 'true');
      else {
        canvas.setAttribute('role', 'img');
        canvas.setAttribute('aria-label', label);
      }
      const task = page.render({ canvas, viewport, annotationMode: 0 });
      stop = () => task.cancel();
      await task.promise;
      if (!isCurrent) return;
      holder.current?.replaceChildren(canvas);
      setDrawn(scale);
    }
    // A drawing that was called off, or a page that cannot be drawn, leaves the sheet as it is.
    const timer = setTimeout(() => void draw().catch(() => {}), drawn === 0 ? 0 : REST_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
      stop();
    };
    // `drawn` only says whether there is something to look at meanwhile.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [pdf, index, scale, label]);
  return <div ref={holder} className={styles['pixels']} data-drawn={drawn > 0 || undefined} />;
}

/** In steps, so that a window dragged wider does not draw at every pixel. */
function scaleFor(size: Size, width: number): number {
  const wanted = (width * globalThis.devicePixelRatio) / size.width;
  const most = Math.sqrt(MOST_PIXELS / (size.width * size.height));
  return Math.min(most, Math.ceil(wanted * 4) / 4);
}
