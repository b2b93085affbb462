import { useEffect, useRef } from 'react';
import type { ScreenKey } from './key-registry.ts';
import { useKeyLayerDepth, useKeyRegistry } from './keyboard-provider.tsx';

/** Gives keys to a screen while it is mounted. They are listed under `?` and in the command palette. */
export function useScreenKeys(keys: readonly ScreenKey[]): void {
  const registry = useKeyRegistry();
  const layer = useKeyLayerDepth();
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => registry.register({ layer, keys: () => current.current }), [registry, layer]);
}

/** Receives what a scanner reads while this screen is the topmost one. */
export function useScan(handler: (code: string) => void): void {
  const registry = useKeyRegistry();
  const layer = useKeyLayerDepth();
  const current = useRef(handler);
  useEffect(() => {
    current.current = handler;
  });
  useEffect(() => registry.registerScan(layer, (code) => current.current(code)), [registry, layer]);
}
