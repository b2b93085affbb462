import { existsSync, mkdirSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventName, Events } from '#common/contract/ipc/index.ts';
import type { SessionStatus } from '#common/contract/ipc/session.ts';
import { WatchedFolder } from '#main/features/documents/intake/watched-folder.ts';
import { OfficeContext } from '#main/features/office/office-context.ts';
import type { Desk, FileDialogs, PreferenceStore } from '#main/features/desk.ts';
import { followAccounts } from '#main/features/session/follow-accounts.ts';
import { Session } from '#main/features/session/session.ts';
import type { Logger } from '#runtime/logging/logger.ts';
import type { Clock } from '#runtime/clock.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { readSealingKeys } from '#main/records/repositories/attachment-keys.ts';
import { fillLikeness } from '#main/records/repositories/likeness.ts';
import { openDatabase } from '#main/records/open-database.ts';
import { Vault } from '#runtime/vault/vault.ts';
import { joinHub, type Joined } from '#main/sync/join-hub.ts';
import { MoveDesk } from '#main/sync/move/move-desk.ts';
import { openSync, type SyncDesk } from '#main/sync/sync-desk.ts';
import { readCpu, takeCipher } from '#main/settings/cipher.ts';
import { keepKey, takeKey, toRecoveryText, type Keyring } from '#main/settings/keys.ts';
import type { DeskSettings } from '#main/settings/settings.ts';
import { claimProfile } from './claim-profile.ts';
import type { Profile } from './profile.ts';

export type DeskParts = {
  dataFolder: string;
  resources: string;
  profile: Profile;
  version: string;
  settings: PreferenceStore & {
    all(): DeskSettings;
    set<K extends keyof DeskSettings>(key: K, value: DeskSettings[K]): void;
  };
  keyring: Keyring;
  clock: Clock;
  log: Logger;
  dialogs: FileDialogs;
  printPage: Desk['printPage'];
  copyText: (text: string) => void;
  emit: <E extends EventName>(event: E, payload: Events[E]) => void;
  /** Closes the desk and opens it again with what has changed on disk. */
  reopen: () => Promise<SessionStatus>;
};

export type OpenDesk = {
  desk: Desk;
  sync: SyncDesk | null;
  mover: MoveDesk;
  recoveryText: () => string;
};

/** Opens procedure, keys, records and vault in that order. Throws a `CodedError` for what a person can act on. */
export async function openDesk(parts: DeskParts): Promise<OpenDesk> {
  const { dataFolder, settings, keyring, clock, log } = parts;
  // First, so that a spoilt procedure file is told before a key is made or a record is opened.
  const office = new OfficeContext(parts.resources, clock);
  mkdirSync(dataFolder, { recursive: true });
  const filename = join(dataFolder, 'desk.db');
  const vaultFolder = join(dataFolder, 'vault');
  const dataKey = takeKey('dataKey', settings, keyring, existsSync(filename));
  const wrappedKey = takeKey('attachmentKey', settings, keyring, existsSync(vaultFolder));
  const cipher = takeCipher(settings, existsSync(filename), readCpu());
  const db = await openDatabase({ filename, key: dataKey, cipher });
  const { office: officeKey, former } = await orClose(db, async () => {
    await claimProfile(db, parts.profile);
    await office.refresh(db);
    await fillLikeness(db);
    return readSealingKeys(db);
  });
  // An older recovery text, or a stop right after joining, leaves the key from before in the settings.
  const attachmentKey = officeKey ?? wrappedKey;
  if (!attachmentKey.equals(wrappedKey)) keepKey('attachmentKey', attachmentKey, settings, keyring);
  const vault = new Vault(vaultFolder, attachmentKey, former);
  let session: Session | null = null;
  const sync = await openSync({
    db,
    office,
    vault,
    officeKey: attachmentKey,
    log,
    emit: followAccounts(parts.emit, () => session),
    random: Math.random,
  });
  session = new Session(db, office, clock, {
    profile: parts.profile,
    version: parts.version,
    idleLockMinutes: settings.all().idleLockMinutes,
    passwordCost: parts.profile === 'test' ? 'test' : 'full',
    desk: () => settings.desk(),
    hub: () => sync,
  });
  const mover = new MoveDesk({
    db,
    office,
    vault,
    ownKey: attachmentKey,
    log,
    random: Math.random,
    joined: (as) => reopenAs(parts, as).then(() => undefined),
  });
  const desk: Desk = {
    db,
    office,
    session,
    clock,
    vault,
    log,
    dialogs: parts.dialogs,
    printPage: parts.printPage,
    copyText: parts.copyText,
    freeDiskMb: () => freeMegabytes(dataFolder),
    preferences: settings,
    tray: watchedFolder(parts, vault),
    hub: sync,
    mover,
    joinHub: (url, code) => joinAndReopen(parts, desk, { url, code }),
    emit: waking(parts.emit, sync),
  };
  return {
    desk,
    sync,
    mover,
    recoveryText: () => `${toRecoveryText(dataKey)} ${toRecoveryText(attachmentKey)}`,
  };
}

function watchedFolder({ settings, emit, log }: DeskParts, vault: Vault): WatchedFolder {
  return new WatchedFolder({
    folder: () => settings.intake().folder,
    idOf: (bytes) => vault.idOf(bytes),
    changed: () => emit('tray.changed', null),
    log,
  });
}

/** What a feature records may be sent; what the sync client itself brings in is told to the page only. */
function waking(emit: DeskParts['emit'], sync: SyncDesk | null): DeskParts['emit'] {
  return (event, payload) => {
    emit(event, payload);
    if (event === 'files.changed') void sync?.wake();
  };
}

async function freeMegabytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return (bavail * bsize) / 1024 / 1024;
}

async function joinAndReopen(
  parts: DeskParts,
  { db, office }: Desk,
  hub: { url: string; code: string },
): Promise<SessionStatus> {
  return reopenAs(parts, await joinHub(db, office, hub));
}

async function reopenAs(
  { settings, keyring, reopen }: DeskParts,
  { attachmentKey, deskName }: Joined,
): Promise<SessionStatus> {
  keepKey('attachmentKey', attachmentKey, settings, keyring);
  settings.setDesk(deskName);
  return reopen();
}

/** Records that are refused are closed again: the next try, or another profile, must find them free. */
async function orClose<T>(db: DeskDatabase, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
