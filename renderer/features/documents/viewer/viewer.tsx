import { useEffect, useRef } from 'react';
import { useText } from '#renderer/lib/i18n.ts';
import { ScrollRegion } from '#renderer/ui/scroll-region.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';
import { factorOf, sheetSize, type Region } from './geometry.ts';
import type { Page } from './page-list.ts';
import type { Place } from './place.ts';
import { Sheet, type Mark } from './sheet.tsx';
import { usePan } from './use-pan.ts';
import { usePaneSize } from './use-pane-size.ts';
import { useScrollPlace } from './use-scroll-place.ts';
import { useWheelZoom } from './use-wheel-zoom.ts';
import styles from './viewer.module.css';

/** Pages beside the shown one that hold their pixels. */
const NEAR = 1;

type ViewerProps = {
  name: string;
  pages: readonly Page[];
  place: Place;
  onPlace: (change: Partial<Place>) => void;
  marks: readonly Mark[];
  onMark: ((page: Page, region: Region) => void) | null;
  /** Tells the pane's toolbar how large a page is now, as a factor of the pane's width. */
  onFactor: (factor: number) => void;
};

/** The pages of one document under each other: scrolled, taken by the hand, zoomed where the pointer is. */
export function Viewer({ name, pages, place, onPlace, marks, onMark, onFactor }: ViewerProps) {
  const t = useText();
  const pane = useRef<HTMLElement>(null);
  const size = usePaneSize(pane);
  const shown = pages[Math.min(place.page, pages.length - 1)];
  const factor = size && shown ? factorOf(place.zoom, ratioOf(shown, place), size) : 1;
  const boxes = size ? pages.map((page) => sheetSize(page.size, turnsOf(page, place), size, place.zoom)) : [];
  const layout = boxes.map(({ width, height }) => `${width}x${height}`).join(' ');
  const keep = useScrollPlace(pane, place.page, layout, (page) => onPlace({ page }));
  useWheelZoom(pane, factor, (zoom, at) => {
    keep(at);
    onPlace({ zoom });
  });
  useEffect(() => onFactor(factor), [factor, onFactor]);
  usePan(pane);

  return (
    <ScrollRegion
      as="section"
      ref={pane}
      className={styles['canvas']}
      label={name}
      isMarking={onMark !== null}
    >
      {pages.length === 0 ? (
        <EmptyState title={t('documents.noPages')} text={t('documents.noPagesText')} />
      ) : null}
      {pages.map((page, index) => {
        const box = boxes[index];
        return box ? (
          <div key={page.key} className={styles['place']} data-page={index}>
            <Sheet
              page={page}
              size={box}
              turns={turnsOf(page, place)}
              look={place.look}
              label={t('documents.viewer.pageOf', { name, page: index + 1 })}
              isNear={Math.abs(index - place.page) <= NEAR}
              isShown={index === place.page}
              marks={marks.filter(({ pageKey }) => pageKey === page.key)}
              onMark={onMark ? (region) => onMark(page, region) : null}
            />
            <span className={styles['origin']}>{t(`documents.source.${page.attachment.source}`)}</span>
          </div>
        ) : null;
      })}
    </ScrollRegion>
  );
}

function turnsOf(page: Page, place: Place) {
  return place.turns[page.key] ?? 0;
}

function ratioOf(page: Page, place: Place): number {
  const { width, height } = page.size;
  return turnsOf(page, place) % 2 === 0 ? height / width : width / height;
}
