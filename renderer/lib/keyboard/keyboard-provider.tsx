import { createContext, useContext, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { must } from '#common/kernel/must.ts';
import { comboOf, isPressTarget, isSingleKey, isTypingTarget } from './key-combo.ts';
import { createKeyRegistry, type KeyRegistry } from './key-registry.ts';
import { createScanDetector, SCAN_GAP_MS } from './scan-detector.ts';
import { restoreField, snapshotField, type FieldSnapshot } from './typed-text.ts';

const RegistryContext = createContext<KeyRegistry | null>(null);
const LayerContext = createContext(0);

export function useKeyRegistry(): KeyRegistry {
  return must(useContext(RegistryContext), 'KeyboardProvider is at the root of the page');
}

export function useKeyLayerDepth(): number {
  return useContext(LayerContext);
}

type ProviderProps = { singleKeys: boolean; children: ReactNode };

/** The one listener of the page: scanner bursts first, then the keys that the visible screens have registered. */
export function KeyboardProvider({ singleKeys, children }: ProviderProps) {
  const [registry] = useState(createKeyRegistry);
  const areSingleKeysOn = useRef(singleKeys);
  useLayoutEffect(() => {
    areSingleKeysOn.current = singleKeys;
  }, [singleKeys]);

  useLayoutEffect(() => {
    const listener = createKeyListener(registry, () => areSingleKeysOn.current);
    window.addEventListener('keydown', listener.onKeyDown, { capture: true });
    return () => {
      window.removeEventListener('keydown', listener.onKeyDown, { capture: true });
      listener.stop();
    };
  }, [registry]);

  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

/** Wraps what lies over the screen. While it is mounted, only keys registered inside it are heard. */
export function KeyLayer({ children }: { children: ReactNode }) {
  const registry = useKeyRegistry();
  const under = useKeyLayerDepth();
  const [depth] = useState(() => Math.max(under, registry.topLayer()) + 1);
  useLayoutEffect(() => registry.openLayer(depth), [registry, depth]);
  return <LayerContext value={depth}>{children}</LayerContext>;
}

/** A field that wants the scanner's characters itself (`data-scan-field`) gets them like typed text. */
function isScanField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.dataset['scanField'] !== undefined;
}

function createKeyListener(registry: KeyRegistry, areSingleKeysOn: () => boolean) {
  const detector = createScanDetector();
  /** What the first character of a possible burst would have done, and the text field that it was typed into. */
  let waiting: { timer: number; combo: string; field: FieldSnapshot | null } | null = null;

  function runKey(combo: string): boolean {
    const key = registry.find(combo);
    if (!key) return false;
    key.run();
    return true;
  }

  /** No scanner after all: a lone key does what it is for. Keys that fell together do nothing, they were not meant. */
  function settle(held: string) {
    if (!waiting) return;
    window.clearTimeout(waiting.timer);
    const { combo, field } = waiting;
    waiting = null;
    if (!field && held.length === 1 && areSingleKeysOn()) runKey(combo);
  }

  function waitForMore(): number {
    return window.setTimeout(() => settle(detector.flush()), SCAN_GAP_MS + 5);
  }

  function onCharacter(event: KeyboardEvent, combo: string) {
    const isTyping = isTypingTarget(event.target);
    const verdict = detector.feed(event.key, event.timeStamp);
    if (verdict.kind === 'PENDING') {
      // The timer was late, not the person: the key before is still owed its turn.
      settle(verdict.held);
      const isPress = keepsPress(event, combo);
      // A key that the screen uses must not also scroll the page while it waits.
      if (!isTyping && !isPress && areSingleKeysOn() && registry.find(combo)) event.preventDefault();
      const field = isTyping ? snapshotField(event.target) : null;
      waiting = { timer: waitForMore(), combo: isPress ? '' : combo, field };
      return;
    }
    // In a text field the burst runs in and is taken out again at its end; elsewhere nothing may hear it.
    if (!isTyping) {
      event.preventDefault();
      event.stopPropagation();
    }
    if (!waiting) return;
    window.clearTimeout(waiting.timer);
    waiting.timer = waitForMore();
  }

  function onEnter(event: KeyboardEvent) {
    const verdict = detector.feed('Enter', event.timeStamp);
    const field = waiting?.field ?? null;
    if (verdict.kind === 'SCAN') {
      if (waiting) window.clearTimeout(waiting.timer);
      waiting = null;
      event.preventDefault();
      event.stopPropagation();
      if (field) restoreField(field);
      registry.scanHandler()?.(verdict.code);
      return;
    }
    if (verdict.kind === 'KEY') settle(verdict.held);
    if (isTypingTarget(event.target) || isPressTarget(event.target) || !areSingleKeysOn()) return;
    if (runKey('Enter')) event.preventDefault();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.isComposing || event.repeat === undefined) return;
    const combo = comboOf(event);
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isPlain && !isScanField(event.target) && !event.repeat) {
      if (event.key === 'Enter' && !event.shiftKey) {
        onEnter(event);
        return;
      }
      if (event.key.length === 1) {
        onCharacter(event, combo);
        return;
      }
    }
    if (isSingleKey(combo) && (!areSingleKeysOn() || isTypingTarget(event.target))) return;
    if (keepsPress(event, combo)) return;
    if (runKey(combo)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  function stop() {
    if (waiting) window.clearTimeout(waiting.timer);
    waiting = null;
  }

  return { onKeyDown, stop };
}

/** Space and Enter belong to a focused button or tab before they belong to the screen. */
function keepsPress(event: KeyboardEvent, combo: string): boolean {
  return (combo === 'Space' || combo === 'Enter') && isPressTarget(event.target);
}
