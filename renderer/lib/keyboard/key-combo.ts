/** A key as screens name it: `j`, `?`, `Enter`, `Space`, `Escape`, `ArrowDown`, `ctrl+Enter`, `ctrl+l`. */
export type KeyCombo = string;

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The name of what was pressed. Shift counts only beside keys that have no other face (`shift+Enter`, not `?`). */
export function comboOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): KeyCombo {
  const name = key === ' ' ? 'Space' : key.length === 1 ? key.toLowerCase() : key;
  const modifiers = [
    ctrlKey || metaKey ? 'ctrl+' : '',
    altKey ? 'alt+' : '',
    shiftKey && (key.length > 1 || key === ' ' || ctrlKey || metaKey) ? 'shift+' : '',
  ];
  return modifiers.join('') + name;
}

/** Single keys can be switched off, and are dead while somebody types (WCAG 2.1.4). */
export function isSingleKey(combo: KeyCombo): boolean {
  return !combo.includes('ctrl+') && !combo.includes('alt+') && !/^(shift\+)?(Escape|F\d+)$/.test(combo);
}

/** Text is being typed into this element, so that a letter is a letter. */
export function isTypingTarget(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  ) {
    return true;
  }
  if (target instanceof HTMLInputElement) return !BUTTON_LIKE.has(target.type);
  return target.getAttribute('role') === 'combobox';
}

/** Enter and Space press the control that has the focus; a screen's own Enter must not. */
export function isPressTarget(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return BUTTON_LIKE.has(target.type);
  return (
    target instanceof HTMLButtonElement ||
    target instanceof HTMLAnchorElement ||
    PRESS_ROLES.has(target.getAttribute('role') ?? '')
  );
}

const BUTTON_LIKE = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range', 'color']);
const PRESS_ROLES = new Set(['button', 'menuitem', 'tab', 'option', 'radio', 'checkbox', 'switch', 'link']);
