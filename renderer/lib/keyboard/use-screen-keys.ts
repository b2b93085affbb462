import { useLayoutEffect, useRef } from 'react';
import type { ScreenKey } from './key-registry.ts';
import { useKeyLayerDepth, useKeyRegistry } from './keyboard-provider.tsx';

/** Gives keys to a screen while it is mounted. They are listed under `?` and in the command palette. */
export function useScreenKeys(keys: readonly ScreenKey[]): void {
  const registry = useKeyRegistry();
  const layer = useKeyLayerDepth();
  const current = useRef(keys);
  // Before the screen is painted: a key that it shows works from the first moment.
  useLayoutEffect(() => {
    current.current = keys;
  });
  useLayoutEffect(() => registry.register({ layer, keys: () => current.current }), [registry, layer]);
}

/** Receives what a scanner reads while this screen is the topmost one. */
export function useScan(handler: (code: string) => void): void {
  const registry = useKeyRegistry();
  const layer = useKeyLayerDepth();
  const current = useRef(handler);
  useLayoutEffect(() => {
    current.current = handler;
  });
  useLayoutEffect(() => registry.registerScan(layer, (code) => current.current(code)), [registry, layer]);
}
