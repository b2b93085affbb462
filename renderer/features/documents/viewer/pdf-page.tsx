import { useEffect, useRef, useState } from 'react';
import type { DrawOrder, OpenPdf } from '#renderer/lib/pdf/open-pdf.ts';
import { ErrorState } from '#renderer/ui/states.tsx';
import type { Size } from './geometry.ts';
import styles from './viewer.module.css';

/** Pixels of one drawn page: an A4 at 300 dpi. More than a scan holds is not worth drawing. */
const MOST_PIXELS = 8_800_000;
/** While somebody turns the wheel the page is only stretched; it is drawn anew when the wheel rests. */
const REST_MS = 120;

type PdfPageProps = {
  pdf: OpenPdf;
  index: number;
  size: Size;
  width: number;
  order: DrawOrder;
  /** Empty for a small picture, which says nothing beside the name of its button. */
  label: string;
};

/** One page of a PDF, drawn by a worker at the size at which it is shown. */
export function PdfPage({ pdf, index, size, width, order, label }: PdfPageProps) {
  const holder = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState(0);
  const [hasFailed, setHasFailed] = useState(false);
  const scale = scaleFor(size, width);
  useEffect(() => {
    if (drawn === scale) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    async function draw(): Promise<void> {
      const canvas = await pdf.draw({ index, scale, order, signal });
      if (signal.aborted) return;
      canvas.className = styles['drawn'] ?? '';
      name(canvas, label);
      // What is shown stays until the new drawing is whole.
      holder.current?.replaceChildren(canvas);
      setDrawn(scale);
    }
    // A drawing that was called off leaves the sheet as it is; a page that cannot be drawn says so.
    const timer = setTimeout(
      () => void draw().catch(() => setHasFailed((before) => before || !signal.aborted)),
      drawn === 0 ? 0 : REST_MS,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [pdf, index, scale, order, label, drawn]);
  if (hasFailed && drawn === 0 && label !== '') return <ErrorState error={{ code: 'FILE_UNREADABLE' }} />;
  return <div ref={holder} className={styles['pixels']} data-drawn={drawn > 0 || undefined} />;
}

function name(canvas: HTMLCanvasElement, label: string): void {
  if (label === '') {
    canvas.setAttribute('aria-hidden', 'true');
    return;
  }
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', label);
}

/** In steps, so that a window dragged wider does not draw at every pixel. */
function scaleFor(size: Size, width: number): number {
  const wanted = (width * globalThis.devicePixelRatio) / size.width;
  const most = Math.sqrt(MOST_PIXELS / (size.width * size.height));
  return Math.min(most, Math.ceil(wanted * 4) / 4);
}
