import { useLayoutEffect, useRef } from 'react';
import type { TextKey } from '#common/i18n/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import styles from './key-hint.module.css';

const NAMES: Readonly<Record<string, TextKey>> = {
  ctrl: 'common.keys.ctrl',
  shift: 'common.keys.shift',
  alt: 'common.keys.alt',
  Enter: 'common.keys.enter',
  Escape: 'common.keys.escape',
  Space: 'common.keys.space',
};

const ARROWS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

const KEYS = 'aria-keyshortcuts';
const CONTROLS = 'button, a, label, [role="menuitem"]';

/**
 * The key beside the word that it belongs to. A control that bears the hint gets its `aria-keyshortcuts` from here, so that
 * no key is shown to eyes alone.
 */
export function KeyHint({ combo }: { combo: string }) {
  const t = useText();
  const hint = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const near = hint.current?.closest(CONTROLS);
    const control = near instanceof HTMLLabelElement ? near.control : near;
    if (!control || control.hasAttribute(KEYS)) return undefined;
    control.setAttribute(KEYS, ariaKeys(combo));
    return () => control.removeAttribute(KEYS);
  }, [combo]);
  return (
    <span ref={hint} className={styles['keys']} aria-hidden>
      {combo.split('+').map((part) => {
        const name = NAMES[part];
        return (
          <kbd key={part} className={styles['key']}>
            {name ? t(name) : (ARROWS[part] ?? part.toUpperCase())}
          </kbd>
        );
      })}
    </span>
  );
}

/** `ctrl+Enter` in the words of `aria-keyshortcuts`. */
function ariaKeys(combo: string): string {
  return combo.replace('ctrl', 'Control').replace('shift', 'Shift').replace('alt', 'Alt');
}
