import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import type { EventName, Events } from '#common/contract/ipc/index.ts';
import type { Preferences } from '#common/contract/ipc/office.ts';
import type { Logger } from '#runtime/logging/logger.ts';
import type { Clock } from '#runtime/clock.ts';
import type { Vault } from '#runtime/vault/vault.ts';
import type { OfficeContext } from './office/office-context.ts';
import type { Session } from './session/session.ts';

/** Files that a person picks; Electron's dialogs in the app, a function in a test. */
export type FileDialogs = {
  chooseFiles(options: { extensions: readonly string[]; isMultiple: boolean }): Promise<readonly string[]>;
  chooseSavePath(suggestedName: string): Promise<string | null>;
};

export type PreferenceStore = {
  read(): Preferences;
  write(change: Partial<Preferences>): void;
  desk(): string;
  setDesk(name: string): void;
};

/** Everything a feature may reach. Made once by the composition root and handed on; nothing is global. */
export type Desk = {
  db: DeskDatabase;
  office: OfficeContext;
  session: Session;
  clock: Clock;
  vault: Vault;
  log: Logger;
  dialogs: FileDialogs;
  preferences: PreferenceStore;
  copyText: (text: string) => void;
  emit: <E extends EventName>(event: E, payload: Events[E]) => void;
};
