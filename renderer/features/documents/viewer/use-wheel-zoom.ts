import { useEffect, useEffectEvent, type RefObject } from 'react';
import { zoomed, type Point } from './geometry.ts';

/** How much one unit of the wheel enlarges; a notch is about a hundred. */
const WHEEL_STEP = 1.0015;

/** Ctrl and the wheel, or two fingers, enlarge what is under the pointer. The window's own zoom must not hear it. */
export function useWheelZoom(
  pane: RefObject<HTMLElement | null>,
  factor: number,
  onZoom: (factor: number, at: Point) => void,
): void {
  const zoom = useEffectEvent((element: HTMLElement, event: WheelEvent) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const corner = element.getBoundingClientRect();
    const at = { x: event.clientX - corner.left, y: event.clientY - corner.top };
    onZoom(zoomed(factor, WHEEL_STEP ** -event.deltaY), at);
  });
  useEffect(() => {
    const element = pane.current;
    if (!element) return undefined;
    const listen = (event: WheelEvent) => zoom(element, event);
    // React's own listener is passive and could not keep the window from zooming.
    element.addEventListener('wheel', listen, { passive: false });
    return () => element.removeEventListener('wheel', listen);
  }, [pane]);
}
