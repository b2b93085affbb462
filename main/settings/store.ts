import Store from 'electron-store';
import type { IntakeSettings } from '#common/contract/ipc/intake.ts';
import type { Preferences } from '#common/contract/ipc/office.ts';
import type { PreferenceStore } from '#main/features/desk.ts';
import { SETTINGS_NAME } from './settings-file.ts';
import { DEFAULT_SETTINGS, readSettings, type DeskSettings } from './settings.ts';

/** What belongs to this PC and not to the office: language, theme, desk name, and the wrapped keys. */
export class SettingsStore implements PreferenceStore {
  readonly #store: Store<Record<string, unknown>>;

  constructor(folder: string) {
    this.#store = new Store({ cwd: folder, name: SETTINGS_NAME, clearInvalidConfig: false });
  }

  all(): DeskSettings {
    return readSettings(this.#store.store);
  }

  set<K extends keyof DeskSettings>(key: K, value: DeskSettings[K]): void {
    this.#store.set({ [key]: value });
  }

  read(): Preferences {
    return this.all().preferences;
  }

  write(change: Partial<Preferences>): void {
    this.#store.set('preferences', { ...this.read(), ...change });
  }

  intake(): IntakeSettings {
    return this.all().intake;
  }

  setIntake(intake: IntakeSettings): void {
    this.#store.set('intake', intake);
  }

  desk(): string {
    return this.all().desk || DEFAULT_SETTINGS.desk;
  }

  setDesk(name: string): void {
    this.#store.set('desk', name);
  }
}
