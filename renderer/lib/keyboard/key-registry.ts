import type { KeyCombo } from './key-combo.ts';

export type ScreenKey = {
  combo: KeyCombo;
  /** What it does, for the list of keys and the command palette. */
  label: string;
  run: () => void;
  isDisabled?: boolean;
  /** EVERYWHERE keys are listed apart from those of the screen. */
  scope?: 'EVERYWHERE' | 'SCREEN';
};

type Registration = { layer: number; keys: () => readonly ScreenKey[] };

export type KeyRegistry = {
  register: (registration: Registration) => () => void;
  registerScan: (layer: number, handler: (code: string) => void) => () => void;
  /** A dialog, lock screen or palette: what lies under it hears nothing while it is there. */
  openLayer: (depth: number) => () => void;
  topLayer: () => number;
  find: (combo: KeyCombo) => ScreenKey | undefined;
  scanHandler: () => ((code: string) => void) | undefined;
  listKeys: () => readonly ScreenKey[];
};

/** Which key does what, now. The newest registration of the topmost layer wins, so that a panel may override its screen. */
export function createKeyRegistry(): KeyRegistry {
  const registrations: Registration[] = [];
  const scans: { layer: number; handler: (code: string) => void }[] = [];
  const layers = new Set<{ depth: number }>();

  const top = () => Math.max(0, ...[...layers].map(({ depth }) => depth));
  const heard = () => registrations.filter(({ layer }) => layer === top()).toReversed();

  return {
    register(registration) {
      registrations.push(registration);
      return () => remove(registrations, registration);
    },
    registerScan(layer, handler) {
      const entry = { layer, handler };
      scans.push(entry);
      return () => remove(scans, entry);
    },
    openLayer(depth) {
      const layer = { depth };
      layers.add(layer);
      return () => void layers.delete(layer);
    },
    topLayer: top,
    find(combo) {
      for (const { keys } of heard()) {
        const key = keys().find((candidate) => candidate.combo === combo && !candidate.isDisabled);
        if (key) return key;
      }
      return undefined;
    },
    scanHandler() {
      return scans.findLast(({ layer }) => layer === top())?.handler;
    },
    listKeys() {
      const seen = new Set<KeyCombo>();
      return heard()
        .flatMap(({ keys }) => keys())
        .filter(({ combo }) => !seen.has(combo) && seen.add(combo));
    },
  };
}

function remove<T>(list: T[], item: T): void {
  const index = list.indexOf(item);
  if (index >= 0) list.splice(index, 1);
}
