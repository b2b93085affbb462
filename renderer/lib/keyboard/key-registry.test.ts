import { describe, expect, it, vi } from 'vitest';
import { createKeyRegistry } from './key-registry.ts';

function key(combo: string, run = vi.fn()) {
  return { combo, label: combo, run };
}

describe('the key registry', () => {
  it('lets a panel override its screen, and gives the key back afterwards', () => {
    const registry = createKeyRegistry();
    const screen = key('j');
    const panel = key('j');
    registry.register({ layer: 0, keys: () => [screen] });
    const close = registry.register({ layer: 0, keys: () => [panel] });
    expect(registry.find('j')).toBe(panel);
    close();
    expect(registry.find('j')).toBe(screen);
  });

  it('silences everything under a dialog', () => {
    const registry = createKeyRegistry();
    registry.register({ layer: 0, keys: () => [key('ctrl+Enter')] });
    registry.registerScan(0, vi.fn());
    const close = registry.openLayer(registry.topLayer() + 1);
    expect(registry.find('ctrl+Enter')).toBeUndefined();
    expect(registry.scanHandler()).toBeUndefined();
    close();
    expect(registry.find('ctrl+Enter')).toBeDefined();
    expect(registry.scanHandler()).toBeDefined();
  });

  it('never runs a key that is switched off', () => {
    const registry = createKeyRegistry();
    registry.register({ layer: 0, keys: () => [{ ...key('n'), isDisabled: true }] });
    expect(registry.find('n')).toBeUndefined();
  });
});
