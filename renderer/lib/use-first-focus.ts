import { useEffect, useRef, type RefObject } from 'react';

/** Puts the cursor where the work of a screen begins. Dialogs do this by themselves (`data-autofocus`). */
export function useFirstFocus<E extends HTMLElement>(): RefObject<E | null> {
  const ref = useRef<E>(null);
  useEffect(() => ref.current?.focus(), []);
  return ref;
}
