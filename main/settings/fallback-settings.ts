import type { PreferenceStore } from '#main/features/desk.ts';
import { DEFAULT_SETTINGS, type DeskSettings } from './settings.ts';

type Store = PreferenceStore & {
  all(): DeskSettings;
  set<K extends keyof DeskSettings>(key: K, value: DeskSettings[K]): void;
};

/** Defaults in memory, for a screen that has to say something while the file cannot be used. Nothing is written. */
export function fallbackSettings(): Store {
  let settings = DEFAULT_SETTINGS;
  return {
    all: () => settings,
    set(key, value) {
      settings = { ...settings, [key]: value };
    },
    read: () => settings.preferences,
    write(change) {
      settings = { ...settings, preferences: { ...settings.preferences, ...change } };
    },
    intake: () => settings.intake,
    setIntake(intake) {
      settings = { ...settings, intake };
    },
    fingers: () => settings.fingers,
    setFingers(fingers) {
      settings = { ...settings, fingers };
    },
    qualityProgram: () => settings.qualityProgram,
    setQualityProgram(qualityProgram) {
      settings = { ...settings, qualityProgram };
    },
    printers: () => settings.printers,
    setPrinters(printers) {
      settings = { ...settings, printers };
    },
    chipReader: () => settings.chipReader,
    setChipReader(chipReader) {
      settings = { ...settings, chipReader };
    },
    desk: () => settings.desk,
    setDesk(name) {
      settings = { ...settings, desk: name };
    },
  };
}
