import { existsSync, mkdirSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { SessionStatus } from '#common/contract/ipc/session.ts';
import { WatchedFolder } from '#main/features/documents/intake/watched-folder.ts';
import { openPrintQueue } from '#main/features/printing/open-print-queue.ts';
import { ChipReadings } from '#main/features/production/chip/chip-readings.ts';
import { OfficeContext } from '#main/features/office/office-context.ts';
import type { Desk, JoinedBySite } from '#main/features/desk.ts';
import { assertHere } from '#main/features/station/backup/moved-away.ts';
import { siteFilesOnDrives } from '#main/features/station/site/removable-drives.ts';
import { followAccounts } from '#main/features/session/follow-accounts.ts';
import { Session } from '#main/features/session/session.ts';
import { standingOf } from '#main/features/station/standing.ts';
import { LogFolder } from '#runtime/logging/log-folder.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { readSealingKeys } from '#main/records/repositories/attachment-keys.ts';
import { fillLikeness } from '#main/records/repositories/likeness.ts';
import { openDatabase } from '#main/records/open-database.ts';
import { Vault } from '#runtime/vault/vault.ts';
import { joinHub, type Joined } from '#main/sync/join-hub.ts';
import { MoveDesk } from '#main/sync/move/move-desk.ts';
import { openSync, type SyncDesk } from '#main/sync/sync-desk.ts';
import { openUpdates } from '#main/updates/open-updates.ts';
import type { Updates } from '#main/updates/updates.ts';
import { readCpu, takeCipher } from '#main/settings/cipher.ts';
import { keepKey, takeKey, toRecoveryText } from '#main/settings/keys.ts';
import { trustedSettings } from '#main/settings/trusted-settings.ts';
import { claimProfile } from './claim-profile.ts';
import { DeskBackups, putBackUnfinished } from './desk-backups.ts';
import type { DeskParts } from './desk-parts.ts';

export type OpenDesk = {
  desk: Desk;
  sync: SyncDesk | null;
  mover: MoveDesk;
  updates: Updates;
  recoveryText: () => string;
};

/** Opens procedure, keys, records and vault in that order. Throws a `CodedError` for what a person can act on. */
export async function openDesk(parts: DeskParts): Promise<OpenDesk> {
  const { dataFolder, settings, keyring, clock, log } = parts;
  // First, so that a spoilt procedure file is told before a key is made or a record is opened.
  const office = new OfficeContext(parts.resources, clock);
  putBackUnfinished(dataFolder);
  mkdirSync(dataFolder, { recursive: true });
  const filename = join(dataFolder, 'desk.db');
  const vaultFolder = join(dataFolder, 'vault');
  const dataKey = takeKey('dataKey', settings, keyring, existsSync(filename));
  const wrappedKey = takeKey('attachmentKey', settings, keyring, existsSync(vaultFolder));
  const cipher = takeCipher(settings, existsSync(filename), readCpu());
  const db = await openDatabase({
    filename,
    key: dataKey,
    cipher,
    upgrade: { version: parts.version, at: clock.now() },
  });
  const { office: officeKey, former } = await orClose(db, async () => {
    await assertHere(db);
    await claimProfile(db, parts.profile);
    await office.refresh(db);
    await fillLikeness(db);
    return readSealingKeys(db);
  });
  // An older recovery text, or a stop right after joining, leaves the key from before in the settings.
  const attachmentKey = officeKey ?? wrappedKey;
  if (!attachmentKey.equals(wrappedKey)) keepKey('attachmentKey', attachmentKey, settings, keyring);
  office.useKey(attachmentKey);
  const vault = new Vault(vaultFolder, attachmentKey, former);
  let session: Session | null = null;
  let whole: Desk | null = null;
  const sync = await openSync({
    db,
    office,
    vault,
    officeKey: attachmentKey,
    log,
    emit: followAccounts(parts.emit, () => session, log),
    random: Math.random,
    policy: parts.machine.policy,
    standing: standingOf(() => whole),
  });
  session = new Session(db, office, clock, {
    profile: parts.profile,
    version: parts.version,
    idleLockMinutes: settings.all().idleLockMinutes,
    offlineHours: parts.machine.policy.OfflineHours ?? null,
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
  const updates = updatesOf(parts, office, sync);
  const desk: Desk = {
    db,
    office,
    session,
    clock,
    vault,
    log,
    dialogs: parts.dialogs,
    printPage: parts.printPage,
    printers: parts.printers,
    secondScreen: parts.secondScreen,
    wall: parts.wall,
    printing: openPrintQueue({
      db,
      clock,
      log,
      printers: parts.printers,
      preferences: settings,
      session,
      emit: parts.emit,
    }),
    chipReadings: new ChipReadings(),
    backups: new DeskBackups(parts, { desk: () => desk, dataKey, attachmentKey }),
    copyText: parts.copyText,
    updates,
    logThreshold: parts.logThreshold,
    logFolder: new LogFolder(join(parts.userData, 'logs')),
    closeForUpdate: parts.closeForUpdate,
    freeDiskMb: () => freeMegabytes(dataFolder),
    preferences: trustedSettings(settings, dataKey, (section) =>
      log.warn('settings changed outside the program', { section }),
    ),
    machine: parts.machine,
    tray: watchedFolder(parts, vault),
    hub: sync,
    mover,
    joinHub: (url, code, site) => joinAndReopen(parts, desk, { url, code, site: site ?? null }),
    site: {
      given: parts.siteFile ?? parts.machine.policy.SiteFile ?? null,
      onDrives: () => siteFilesOnDrives(),
    },
    emit: waking(parts.emit, sync),
    cameras: { count: null },
  };
  whole = desk;
  return {
    desk,
    sync,
    mover,
    updates,
    recoveryText: () => `${toRecoveryText(dataKey)} ${toRecoveryText(attachmentKey)}`,
  };
}

function updatesOf(parts: DeskParts, office: OfficeContext, sync: SyncDesk | null): Updates {
  const { machine, settings, installed, log, clock, emit, version, resources, userData } = parts;
  return openUpdates({
    policy: machine.policy,
    // A program that was not installed replaces nothing; a folder is looked into all the same, by name of the policy.
    hubUrl: installed === null ? null : (machine.policy.HubUrl ?? office.hub?.hubUrl ?? null),
    prove: sync && ((path) => sync.headersFor(path)),
    version,
    installed: installed ?? resources,
    resources,
    userData,
    settings,
    now: () => clock.now(),
    log,
    changed: (status) => emit('updates.changed', status),
  });
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
  { url, code, site }: { url: string; code: string; site: JoinedBySite | null },
): Promise<SessionStatus> {
  const joined = await joinHub(db, office, { url, code, expected: site });
  if (site) parts.settings.setPrinters(site.printers);
  return reopenAs(parts, joined);
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
