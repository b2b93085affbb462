import { describe, expect, it } from 'vitest';
import { comboOf, isSingleKey } from './key-combo.ts';

function press(
  key: string,
  modifiers: Partial<Record<'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey', boolean>> = {},
) {
  return comboOf({ key, ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...modifiers });
}

describe('key names', () => {
  it.each([
    [press('j'), 'j'],
    [press('J', { shiftKey: true }), 'j'],
    [press('?', { shiftKey: true }), '?'],
    [press(' '), 'Space'],
    [press('Enter', { ctrlKey: true }), 'ctrl+Enter'],
    [press('l', { ctrlKey: true }), 'ctrl+l'],
    [press('Enter', { shiftKey: true }), 'shift+Enter'],
    [press('k', { metaKey: true }), 'ctrl+k'],
  ])('%s', (actual, expected) => {
    expect(actual).toBe(expected);
  });

  it('tell the keys that can be switched off', () => {
    expect(['j', '/', '?', 'Enter', 'Space'].every(isSingleKey)).toBe(true);
    expect(['ctrl+Enter', 'ctrl+k', 'Escape', 'F2'].some(isSingleKey)).toBe(false);
  });
});
