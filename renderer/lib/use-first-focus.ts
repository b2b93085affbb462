import { useEffect, useRef, type RefObject } from 'react';

/**
 * Puts the cursor where the work of a screen begins, once: at first, or as soon as there is work to do (`isReady`). Dialogs do this by
 * themselves (`data-autofocus`).
 */
export function useFirstFocus<E extends HTMLElement>(isReady = true): RefObject<E | null> {
  const ref = useRef<E>(null);
  const isDone = useRef(false);
  useEffect(() => {
    if (!isReady || isDone.current) return;
    isDone.current = true;
    ref.current?.focus();
  }, [isReady]);
  return ref;
}
