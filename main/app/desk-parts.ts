import type { EventName, Events } from '#common/contract/ipc/index.ts';
import type { SessionStatus } from '#common/contract/ipc/session.ts';
import type { Desk, FileDialogs, PreferenceStore } from '#main/features/desk.ts';
import type { Keyring } from '#main/settings/keys.ts';
import type { LogThreshold } from '#main/settings/log-threshold.ts';
import type { ReadPolicy } from '#main/settings/policy/read-policy.ts';
import type { DeskSettings } from '#main/settings/settings.ts';
import type { Clock } from '#runtime/clock.ts';
import type { Logger } from '#runtime/logging/logger.ts';
import type { Profile } from './profile.ts';

/** What the composition root hands to a desk that opens. */
export type DeskParts = {
  dataFolder: string;
  resources: string;
  profile: Profile;
  version: string;
  settings: PreferenceStore & {
    all(): DeskSettings;
    set<K extends keyof DeskSettings>(key: K, value: DeskSettings[K]): void;
  };
  /** What IT decides for this PC. */
  machine: ReadPolicy;
  /** Electron's folder of resources where this program was installed; null for one that was not. */
  installed: string | null;
  userData: string;
  /** The site file that the program was started with. */
  siteFile: string | null;
  keyring: Keyring;
  clock: Clock;
  log: Logger;
  logThreshold: LogThreshold;
  dialogs: FileDialogs;
  printPage: Desk['printPage'];
  printers: Desk['printers'];
  secondScreen: Desk['secondScreen'];
  wall: Desk['wall'];
  copyText: (text: string) => void;
  emit: <E extends EventName>(event: E, payload: Events[E]) => void;
  /** Closes the program for the installer that waits. */
  closeForUpdate: () => void;
  /** Closes the desk and opens it again with what has changed on disk. */
  reopen: () => Promise<SessionStatus>;
  /** Something that may be done only while nobody has the records open. Answers what could be opened afterwards, or why not. */
  whileClosed: (work: () => Promise<void>) => Promise<SessionStatus>;
  quit: () => void;
};
