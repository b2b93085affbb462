import Store from 'electron-store';
import type { ChipReaderSettings } from '#common/contract/ipc/chip.ts';
import type { FingerScannerSettings } from '#common/contract/ipc/fingers.ts';
import type { IntakeSettings } from '#common/contract/ipc/intake.ts';
import type { Preferences } from '#common/contract/ipc/office.ts';
import type { PrinterChoice } from '#common/contract/ipc/printing.ts';
import type { QualityProgram } from '#common/contract/ipc/quality-engine.ts';
import type { MachinePolicy } from '#common/domain/station/machine-policy.ts';
import type { PreferenceStore } from '#main/features/desk.ts';
import { underPolicy } from './policy/under-policy.ts';
import { SETTINGS_NAME } from './settings-file.ts';
import { DEFAULT_SETTINGS, readSettings, type DeskSettings } from './settings.ts';

/** What belongs to this PC and not to the office: language, theme, desk name, and the wrapped keys. */
export class SettingsStore implements PreferenceStore {
  readonly #store: Store<Record<string, unknown>>;

  readonly #policy: MachinePolicy;

  constructor(folder: string, policy: MachinePolicy) {
    this.#policy = policy;
    this.#store = new Store({ cwd: folder, name: SETTINGS_NAME, clearInvalidConfig: false });
  }

  all(): DeskSettings {
    return underPolicy(readSettings(this.#store.store), this.#policy);
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

  fingers(): FingerScannerSettings {
    return this.all().fingers;
  }

  setFingers(fingers: FingerScannerSettings): void {
    this.#store.set('fingers', fingers);
  }

  qualityProgram(): QualityProgram | null {
    return this.all().qualityProgram;
  }

  setQualityProgram(program: QualityProgram | null): void {
    this.#store.set('qualityProgram', program);
  }

  printers(): PrinterChoice {
    return this.all().printers;
  }

  setPrinters(choice: PrinterChoice): void {
    this.#store.set('printers', choice);
  }

  chipReader(): ChipReaderSettings {
    return this.all().chipReader;
  }

  setChipReader(reader: ChipReaderSettings): void {
    this.#store.set('chipReader', reader);
  }

  desk(): string {
    return this.all().desk || DEFAULT_SETTINGS.desk;
  }

  setDesk(name: string): void {
    this.#store.set('desk', name);
  }
}
