import { useEffect, type RefObject } from 'react';

/** Takes the page by the hand: a drag scrolls the pane both ways. */
export function usePan(pane: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = pane.current;
    if (!element) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    let held: { x: number; y: number; left: number; top: number } | null = null;

    element.addEventListener(
      'pointerdown',
      (event) => {
        // A finger scrolls by itself, and the scroll bar is not the page.
        if (event.button !== 0 || event.pointerType === 'touch' || isOnScrollBar(element, event)) return;
        held = {
          x: event.clientX,
          y: event.clientY,
          left: element.scrollLeft,
          top: element.scrollTop,
        };
        element.setPointerCapture(event.pointerId);
      },
      { signal },
    );
    element.addEventListener(
      'pointermove',
      ({ clientX, clientY }) => {
        if (!held) return;
        const left = held.left - (clientX - held.x);
        element.scrollTo({ left, top: held.top - (clientY - held.y), behavior: 'instant' });
      },
      { signal },
    );
    const letGo = () => {
      held = null;
    };
    element.addEventListener('pointerup', letGo, { signal });
    element.addEventListener('pointercancel', letGo, { signal });
    return () => stop.abort();
  }, [pane]);
}

function isOnScrollBar(element: HTMLElement, { clientX, clientY }: PointerEvent): boolean {
  const box = element.getBoundingClientRect();
  return clientX - box.left >= element.clientWidth || clientY - box.top >= element.clientHeight;
}
