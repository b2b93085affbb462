import { useEffect, useEffectEvent, useLayoutEffect, useRef, type RefObject } from 'react';
import { PANE_MARGIN, pageAt, type Point } from './geometry.ts';

/** A point of a page and where in the pane it is seen. */
type Anchor = { page: number; on: Point; at: Point };

/**
 * Where the pane stands among its pages. The page that is read is told while somebody scrolls, once a frame; one that a key, the
 * strip or a mark chose comes to the top; and when the pages change their size (zoom, turn, window), what was looked at stays.
 * @param layout changes with the size of any page
 * @returns sets the point that stays at the next change: the one under the pointer
 */
export function useScrollPlace(
  pane: RefObject<HTMLElement | null>,
  page: number,
  layout: string,
  onPage: (page: number) => void,
): (at: Point) => void {
  const anchor = useRef<Anchor | null>(null);
  const reached = useRef<number | null>(null);

  useLayoutEffect(() => {
    const element = pane.current;
    if (!element || layout === '') return;
    if (reached.current === page) {
      if (anchor.current) restore(element, anchor.current);
      return;
    }
    const top = placesOf(element)[page]?.offsetTop;
    if (top === undefined) return;
    reached.current = page;
    element.scrollTo({ top: top - PANE_MARGIN, behavior: 'instant' });
    anchor.current = anchorAt(element, readingPoint(element));
  }, [pane, page, layout]);

  const read = useEffectEvent((element: HTMLElement) => {
    if (layout === '') return;
    anchor.current = anchorAt(element, readingPoint(element));
    const tops = placesOf(element).map(({ offsetTop }) => offsetTop);
    const now = pageAt(tops, element.scrollTop, element.clientHeight);
    // The last pages may be too short to come to the top: what was chosen stays chosen while it is in sight.
    if (now !== page && !isWholeInSight(element, page)) {
      reached.current = now;
      onPage(now);
    }
  });
  useEffect(() => {
    const element = pane.current;
    if (!element) return undefined;
    let frame = 0;
    function onScroll() {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => element && read(element));
    }
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('scroll', onScroll);
    };
  }, [pane]);

  return function keep(at: Point) {
    if (pane.current) anchor.current = anchorAt(pane.current, at);
  };
}

function readingPoint(pane: HTMLElement): Point {
  return { x: pane.clientWidth / 2, y: pane.clientHeight / 3 };
}

function anchorAt(pane: HTMLElement, at: Point): Anchor | null {
  const page = pageAt(
    placesOf(pane).map(({ offsetTop }) => offsetTop),
    pane.scrollTop + at.y - pane.clientHeight / 3,
    pane.clientHeight,
  );
  const sheet = sheetOf(pane, page);
  if (!sheet) return null;
  const { left, top, width, height } = boxIn(pane, sheet);
  return { page, on: { x: (at.x - left) / width, y: (at.y - top) / height }, at };
}

function restore(pane: HTMLElement, { page, on, at }: Anchor): void {
  const sheet = sheetOf(pane, page);
  if (!sheet) return;
  const { left, top, width, height } = boxIn(pane, sheet);
  pane.scrollBy({
    left: left + on.x * width - at.x,
    top: top + on.y * height - at.y,
    behavior: 'instant',
  });
}

function isWholeInSight(pane: HTMLElement, page: number): boolean {
  const sheet = sheetOf(pane, page);
  if (!sheet) return false;
  const { top, height } = boxIn(pane, sheet);
  return top >= 0 && top + height <= pane.clientHeight;
}

function placesOf(pane: HTMLElement): HTMLElement[] {
  return [...pane.querySelectorAll<HTMLElement>('[data-page]')];
}

function sheetOf(pane: HTMLElement, page: number): Element | null {
  return placesOf(pane)[page]?.firstElementChild ?? null;
}

function boxIn(pane: HTMLElement, sheet: Element) {
  const outer = pane.getBoundingClientRect();
  const { left, top, width, height } = sheet.getBoundingClientRect();
  return { left: left - outer.left, top: top - outer.top, width, height };
}
