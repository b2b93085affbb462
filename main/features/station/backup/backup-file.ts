import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { BackupAbout } from '#common/contract/ipc/backup.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { jsonOrNull } from '#runtime/wire/json-or-null.ts';
import { archiveOf, unpackArchive } from '#runtime/backup/archive.ts';
import { opening, sealing } from '#runtime/backup/sealed-stream.ts';

const PURPOSE = 'loket/desk-backup/1';
/** Where something is laid out beside the data before it takes its place. */
export const STAGED = 'restore-';
/** A picture that is on its way into the vault. */
const HALF_WRITTEN = /\.tmp$/;

type Sources = {
  about: BackupAbout;
  /** Of the PC, without its wrapped keys. */
  settings: object;
  attachmentKey: Buffer;
  /** A copy that nobody writes to. */
  records: string;
  vault: string;
};

/** Written beside, read back to its last byte, then put in its place: a backup that is there is whole. Answers its size. */
export async function writeBackup(path: string, key: Buffer, sources: Sources): Promise<number> {
  const half = `${path}.new`;
  const json = (value: object) => Buffer.from(JSON.stringify(value));
  const content = archiveOf(
    [
      { path: 'about.json', bytes: json(sources.about) },
      { path: 'settings.json', bytes: json(sources.settings) },
      { path: 'keys.json', bytes: json({ attachmentKey: sources.attachmentKey.toString('base64') }) },
      { path: 'data/desk.db', from: sources.records },
      { path: 'data/vault', from: sources.vault },
    ],
    (name) => HALF_WRITTEN.test(name),
  );
  try {
    const to = createWriteStream(half, { mode: 0o600, flush: true });
    await pipeline(Readable.from(content), sealing(key, PURPOSE), to);
    await unpackArchive(createReadStream(half).pipe(opening(key, PURPOSE)), null);
    await rename(half, path);
    return (await stat(path)).size;
  } catch {
    throw new CodedError('FILE_NOT_WRITTEN');
  } finally {
    await rm(half, { force: true });
  }
}

const Keys = z.strictObject({ attachmentKey: z.string() });

export type Staged = {
  folder: string;
  about: BackupAbout;
  settings: Record<string, unknown>;
  attachmentKey: Buffer;
};

/**
 * Lays a backup out in a folder of its own beside the data. Throws DESK_BACKUP_UNREADABLE for another key, a changed byte or a file that is
 * none; DISK_FULL before anything is written.
 */
export async function layOut(path: string, key: Buffer, userData: string): Promise<Staged> {
  await forgetStaged(userData);
  const size = await stat(path)
    .then((found) => found.size)
    .catch(unreadable);
  const { bavail, bsize } = await statfs(userData);
  if (bavail * bsize < size) throw new CodedError('DISK_FULL');
  const folder = join(userData, `${STAGED}${randomBytes(4).toString('hex')}`);
  await mkdir(folder, { mode: 0o700 });
  try {
    const from = createReadStream(path);
    const plain = opening(key, PURPOSE);
    // A stick that is pulled out ends the reading like any other fault of the file.
    from.on('error', (error) => plain.destroy(error));
    await unpackArchive(from.pipe(plain), folder);
    const json = async (name: string): Promise<unknown> =>
      jsonOrNull(await readFile(join(folder, name), 'utf8'));
    const about = BackupAbout.parse(await json('about.json'));
    const settings = z.record(z.string(), z.unknown()).parse(await json('settings.json'));
    const { attachmentKey } = Keys.parse(await json('keys.json'));
    return { folder, about, settings, attachmentKey: Buffer.from(attachmentKey, 'base64') };
  } catch {
    await rm(folder, { recursive: true, force: true });
    return unreadable();
  }
}

/** What an earlier look left behind. */
export async function forgetStaged(userData: string): Promise<void> {
  for (const name of await readdir(userData).catch(() => [])) {
    if (name.startsWith(STAGED)) await rm(join(userData, name), { recursive: true, force: true });
  }
}

export function unreadable(): never {
  throw new CodedError('DESK_BACKUP_UNREADABLE');
}
