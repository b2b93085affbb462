import { isAbsolute, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { PrivacyPolicy } from '#common/domain/privacy/specific-data.ts';
import { readPlace } from '#hub/store/feed.ts';
import { allGone } from '#hub/store/disposals.ts';
import { allErased } from '#hub/store/specific-data.ts';
import { backupKey, parseBackupKey, spokenBackupKey } from '#hub/backup/backup-key.ts';
import { noteBackupDone, noteBackupFailed } from '#hub/backup/backup-state.ts';
import { makeBackup, type BackupDone } from '#hub/backup/make-backup.ts';
import { withPath } from '#hub/backup/with-path.ts';
import { restoreBackup } from '#hub/backup/restore.ts';
import type { HubConfig } from '#hub/config.ts';
import { askPassword } from './ask.ts';
import { codedOf } from './explain.ts';
import { findRunning } from './running.ts';
import type { OpenHub } from './open-hub.ts';

export const BACKUP_USES =
  'backup [--to FOLDER] [--create]   (HUB_BACKUP_FOLDER; the hub may run; --create: a folder that holds no backup yet)';

/** A backup now; the folder is HUB_BACKUP_FOLDER or `--to`. The hub may be running beside this, and tells IT how it went. */
export async function runBackup(open: OpenHub, args: string[]): Promise<string> {
  const { values } = parseArgs({
    args,
    options: {
      to: { type: 'string' },
      create: { type: 'boolean', default: false },
      'same-disk': { type: 'boolean', default: false },
    },
  });
  const to = values.to ?? open.config.backupFolder;
  if (to === null) throw new CodedError('BACKUP_NO_FOLDER');
  const wanted = { to, creates: values.create, allowsSameDisk: values['same-disk'] };
  const at = open.hub.clock.now();
  const { dataFolder } = open.edge;
  const done = await backup(open, wanted, at).catch((error: unknown) => {
    // Elsewhere than each night somebody sits there and reads it.
    if (to === open.config.backupFolder) {
      note(open, () => noteBackupFailed(dataFolder, at, codedOf(error)?.code ?? 'INTERNAL'));
    }
    throw error;
  });
  // One beside the data is a trial and silences no warning.
  if (!wanted.allowsSameDisk) note(open, () => noteBackupDone(dataFolder, at));
  return JSON.stringify(done);
}

/** What cannot be noted, as on a full disk of the data, neither spoils a good backup nor hides why one failed: IT is warned once the last is too old. */
function note({ hub }: OpenHub, write: () => void): void {
  try {
    write();
  } catch (error) {
    hub.log.error('how the backup went could not be noted', { code: codedOf(error)?.code ?? 'INTERNAL' });
  }
}

type Wanted = { to: string; creates: boolean; allowsSameDisk: boolean };

async function backup(open: OpenHub, wanted: Wanted, at: Instant): Promise<BackupDone> {
  const { dataFolder, databaseUrl } = open.edge;
  const { store } = open.hub;
  const erased = [...(await allErased(store)), ...(await allGone(store))];
  const { backupDays: keptDays } = await privacyOf(open);
  return makeBackup({ ...wanted, dataFolder, databaseUrl, now: new Date(at), erased, keptDays }).catch(
    (error: unknown) => {
      throw ofBackupFolder(withPath(error, wanted.to), wanted.to);
    },
  );
}

/** That folder has another owner than the hub's own, and is never opened to the service: it has an advice of its own. */
function ofBackupFolder(error: unknown, folder: string): unknown {
  const coded = codedOf(error);
  if (coded?.code !== 'HUB_PATH_CLOSED') return error;
  const path = String(coded.details?.['path']);
  const isIn = !relative(folder, path).startsWith('..') && !isAbsolute(relative(folder, path));
  return isIn ? new CodedError('BACKUP_PATH_CLOSED', { path }) : error;
}

async function privacyOf({ hub, officeId }: OpenHub): Promise<PrivacyPolicy> {
  if (officeId === null) return PrivacyPolicy.parse({});
  const { rulesSeq } = await readPlace(hub.store, officeId);
  return (await hub.office.rules(hub.store, officeId, rulesSeq, hub.clock.now())).deskPolicy.privacy;
}

/** For the safe: one line that opens every backup of this hub. */
export async function printBackupKey(open: OpenHub): Promise<string> {
  return spokenBackupKey(backupKey(open.edge.dataFolder));
}

export const RESTORE_USES =
  'restore --from FOLDER [--file NAME]   (into an empty HUB_DATA, before anything else; asks for the backup key)';

/** Before any database is opened: there is none yet. */
export async function runRestore(config: HubConfig, args: string[]): Promise<string> {
  const { values } = parseArgs({ args, options: { from: { type: 'string' }, file: { type: 'string' } } });
  const from = z
    .string()
    .min(1)
    .parse(values.from, { error: () => '--from' });
  if (findRunning(config.dataFolder)) throw new CodedError('DATA_FOLDER_NOT_EMPTY');
  const key = parseBackupKey(await askPassword('Backup key: '));
  const wanted = { from, file: values.file ?? null, dataFolder: config.dataFolder, key };
  const done = await restoreBackup(wanted).catch((error: unknown) => {
    throw ofBackupFolder(error, from);
  });
  return JSON.stringify(done);
}
