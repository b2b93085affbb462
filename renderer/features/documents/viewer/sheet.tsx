import { useRef, useState, type PointerEvent } from 'react';
import { useText } from '#renderer/lib/i18n.ts';
import { ErrorState } from '#renderer/ui/states.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { regionBetween, type Point, type Region, type Size, type Turns } from './geometry.ts';
import type { Page } from './page-list.ts';
import type { Look } from './place.ts';
import { PdfPage } from './pdf-page.tsx';
import styles from './viewer.module.css';

/** A part of a page that somebody pointed at, with what it shows. */
export type Mark = {
  id: string;
  pageKey: string;
  region: Region;
  label: string;
  tone: 'good' | 'warning';
  isActive: boolean;
};

type SheetProps = {
  page: Page;
  size: Size;
  turns: Turns;
  look: Look;
  label: string;
  isNear: boolean;
  isShown: boolean;
  marks: readonly Mark[];
  /** Given while the officer points at something: a drag then marks instead of moving the page. */
  onMark: ((region: Region) => void) | null;
};

/** One page as it lies on the desk: turned, marked, and with pixels only while it is near the screen. */
export function Sheet({ page, size, turns, look, label, isNear, isShown, marks, onMark }: SheetProps) {
  const inner = turns % 2 === 0 ? size : { width: size.height, height: size.width };
  const drag = useMarking(turns, onMark);
  return (
    <div
      className={styles['sheet']}
      style={size}
      data-marking={onMark !== null || undefined}
      {...drag.events}
    >
      <div
        className={styles['turned']}
        data-turns={turns}
        data-look={look}
        style={{ ...inner, left: (size.width - inner.width) / 2, top: (size.height - inner.height) / 2 }}
      >
        {isNear ? <Pixels page={page} width={inner.width} isShown={isShown} label={label} /> : null}
        {[...marks, ...drag.marks].map((mark) => (
          <span
            key={mark.id}
            className={styles['mark']}
            data-tone={mark.tone}
            data-active={mark.isActive || undefined}
            title={mark.label}
            style={boxOf(mark.region)}
          />
        ))}
      </div>
    </div>
  );
}

type PixelsProps = { page: Page; width: number; isShown: boolean; label: string };

function Pixels({ page, width, isShown, label }: PixelsProps) {
  const { opened } = page;
  switch (opened.status) {
    case 'LOADING':
      return <LinesSkeleton lines={6} />;
    case 'FAILED':
      return <ErrorState error={opened.error} />;
    case 'IMAGE':
      return (
        <img className={styles['pixels']} src={opened.url} alt={label} decoding="async" draggable={false} />
      );
    case 'PDF':
      return (
        <PdfPage
          pdf={opened.pdf}
          index={page.index}
          size={page.size}
          width={width}
          order={isShown ? 'SHOWN' : 'NEAR'}
          label={label}
        />
      );
  }
}

function useMarking(turns: Turns, onMark: SheetProps['onMark']) {
  const t = useText();
  const from = useRef<Point | null>(null);
  const [region, setRegion] = useState<Region | null>(null);
  if (!onMark) return { events: {}, marks: [] };

  function end(event: PointerEvent<HTMLDivElement>) {
    const marked = from.current && regionBetween(from.current, pointOn(event), turns);
    from.current = null;
    setRegion(null);
    if (marked) onMark?.(marked);
  }

  return {
    events: {
      onPointerDown(event: PointerEvent<HTMLDivElement>) {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = pointOn(event);
      },
      onPointerMove(event: PointerEvent<HTMLDivElement>) {
        if (from.current) setRegion(regionBetween(from.current, pointOn(event), turns));
      },
      onPointerUp: end,
    },
    marks: region
      ? [
          {
            id: 'drawing',
            region,
            label: t('documents.viewer.marking'),
            tone: 'good' as const,
            isActive: true,
          },
        ]
      : [],
  };
}

function pointOn({ currentTarget, clientX, clientY }: PointerEvent<HTMLDivElement>): Point {
  const box = currentTarget.getBoundingClientRect();
  return { x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height };
}

function boxOf({ x, y, width, height }: Region) {
  return { left: `${x * 100}%`, top: `${y * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` };
}
