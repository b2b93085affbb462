import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { PreferenceStore } from '#main/features/desk.ts';
import { DEFAULT_SETTINGS, type DeskSettings, type SealedSection } from './settings.ts';

type Settings = PreferenceStore & {
  all(): DeskSettings;
  set<K extends keyof DeskSettings>(key: K, value: DeskSettings[K]): void;
};

/**
 * What this PC believes – whose fingerprint devices, whose chips, which program beside ours – lies in a file that the person at the PC may
 * write to. It counts only under a seal made with the key of the records, which IT's own page sets; anything else reads as "not set up".
 */
export function trustedSettings(
  settings: Settings,
  dataKey: Buffer,
  foreign: (section: SealedSection) => void,
): PreferenceStore {
  const key = Buffer.from(hkdfSync('sha256', dataKey, '', 'loket settings of trust', 32));
  const told = new Set<SealedSection>();

  function sealOf(section: SealedSection, value: unknown): string {
    return createHmac('sha256', key)
      .update(`${section}\n${JSON.stringify(value)}`)
      .digest('base64');
  }

  function read<K extends SealedSection>(section: K): DeskSettings[K] {
    const all = settings.all();
    const value = all[section];
    const usual = DEFAULT_SETTINGS[section];
    if (JSON.stringify(value) === JSON.stringify(usual)) return value;
    if (isSame(all.seals[section] ?? '', sealOf(section, value))) return value;
    if (!told.has(section)) foreign(section);
    told.add(section);
    return usual;
  }

  function write<K extends SealedSection>(section: K, value: DeskSettings[K]): void {
    settings.set(section, value);
    // As it will be read: what was written may lack what reading fills in.
    const { seals, [section]: kept } = settings.all();
    settings.set('seals', { ...seals, [section]: sealOf(section, kept) });
  }

  return {
    read: () => settings.read(),
    write: (change) => settings.write(change),
    intake: () => settings.intake(),
    setIntake: (intake) => settings.setIntake(intake),
    fingers: () => read('fingers'),
    setFingers: (fingers) => write('fingers', fingers),
    qualityProgram: () => read('qualityProgram'),
    setQualityProgram: (program) => write('qualityProgram', program),
    printers: () => settings.printers(),
    setPrinters: (choice) => settings.setPrinters(choice),
    chipReader: () => read('chipReader'),
    setChipReader: (reader) => write('chipReader', reader),
    desk: () => settings.desk(),
    setDesk: (name) => settings.setDesk(name),
  };
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
