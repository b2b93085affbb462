import {
  cpSync,
  createReadStream,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { unprivilegedOwner } from '#hub/postgres/unprivileged.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { unpackArchive } from '#runtime/backup/archive.ts';
import { BACKUP_NAME } from './make-backup.ts';
import { opening } from '#runtime/backup/sealed-stream.ts';

export type RestoreRequest = { from: string; file: string | null; dataFolder: string; key: Buffer };
export type Restored = { file: string; files: number; pictures: number };

/**
 * Lays a backup out in an empty data folder. The whole file is read and checked first: nothing is written of one that cannot be trusted to
 * its end. Throws DATA_FOLDER_NOT_EMPTY, BACKUP_NOT_FOUND, BACKUP_UNREADABLE.
 */
export async function restoreBackup({ from, file, dataFolder, key }: RestoreRequest): Promise<Restored> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  if (readdirSync(dataFolder).length > 0) throw new CodedError('DATA_FOLDER_NOT_EMPTY');
  const name = file ?? newestIn(from);
  const path = join(from, name);
  if (!existsSync(path)) throw new CodedError('BACKUP_NOT_FOUND');
  const bytes = () =>
    createReadStream(path)
      .on('error', () => undefined)
      .pipe(opening(key, 'loket/hub-backup/1'));
  await unpackArchive(bytes(), null);
  const files = await unpackArchive(bytes(), dataFolder);
  giveToDatabase(join(dataFolder, 'postgres'));
  const pictures = join(from, 'vault');
  if (existsSync(pictures)) cpSync(pictures, join(dataFolder, 'vault'), { recursive: true });
  writeFileSync(join(dataFolder, 'backup-key'), `${key.toString('base64url')}\n`, {
    mode: 0o600,
    flush: true,
  });
  return {
    file: name,
    files,
    pictures: existsSync(pictures)
      ? readdirSync(pictures, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length
      : 0,
  };
}

/** As root the database runs as another user, to whom its files belong. */
function giveToDatabase(folder: string): void {
  const owner = unprivilegedOwner();
  if (!owner || !existsSync(folder)) return;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    lchownSync(join(folder, name), owner.uid, owner.gid);
  }
}

function newestIn(folder: string): string {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const name = names
    .filter((one) => BACKUP_NAME.test(one))
    .toSorted()
    .at(-1);
  if (name === undefined) throw new CodedError('BACKUP_NOT_FOUND');
  return name;
}
