import { useEffect, useRef, type RefObject } from 'react';

/** A glance shorter than this is no look. */
const LOOK_MS = 300;
const RETRY_MS = 150;

/**
 * Tells once that an element stood in view long enough to be seen: more than half of it, or of the window where it is the taller
 * one. A picture counts only when it is painted.
 */
export function useSeen<E extends HTMLElement>(
  onSeen: () => void,
  { isOff = false, needsPicture = false }: { isOff?: boolean; needsPicture?: boolean } = {},
): RefObject<E | null> {
  const ref = useRef<E>(null);
  const tell = useRef(onSeen);
  useEffect(() => {
    tell.current = onSeen;
  }, [onSeen]);
  useEffect(() => {
    const element = ref.current;
    if (!element || isOff) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      if (hasUnpainted(element, needsPicture)) timer = setTimeout(look, RETRY_MS);
      else tell.current();
    };
    const observer = new IntersectionObserver(
      ([entry]) => {
        clearTimeout(timer);
        if (entry && isInView(entry)) timer = setTimeout(look, LOOK_MS);
      },
      { threshold: [0, 0.25, 0.5, 0.75, 1] },
    );
    observer.observe(element);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [isOff, needsPicture]);
  return ref;
}

function isInView({
  isIntersecting,
  intersectionRatio,
  intersectionRect,
  rootBounds,
}: IntersectionObserverEntry) {
  if (!isIntersecting) return false;
  const fillsWindow = rootBounds !== null && intersectionRect.height > rootBounds.height / 2;
  return intersectionRatio > 0.5 || fillsWindow;
}

function hasUnpainted(element: HTMLElement, needsPicture: boolean): boolean {
  const pictures = [...element.querySelectorAll('img')];
  if (needsPicture && pictures.length === 0) return true;
  return pictures.some((img) => !img.complete || img.naturalWidth === 0);
}
