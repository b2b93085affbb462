import {
  constants,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { copyFile, open, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CodedError } from '#common/contract/coded-error.ts';
import type { AttachmentId } from '#common/kernel/ids.ts';
import { beginBaseBackup, dataDirectoryOf } from '#hub/store/base-backup.ts';
import { archiveOf, fileIfThere, unpackArchive, type Source } from '#runtime/backup/archive.ts';
import { backupKey } from './backup-key.ts';
import { dumpDatabase } from './dump.ts';
import { opening, sealing } from '#runtime/backup/sealed-stream.ts';

export type BackupRequest = {
  dataFolder: string;
  databaseUrl: string;
  to: string;
  now: Date;
  /** Only for a trial: a backup beside the data dies with them. */
  allowsSameDisk: boolean;
  /** A folder that never held a backup is taken, and made where it is missing. */
  creates: boolean;
  /** Pictures that the office erased: they go from the other disk too. */
  erased: readonly AttachmentId[];
  /** An older sealed file goes, however few there are. */
  keptDays: number;
};
/** `oldest`: the first of the sealed files that are kept; until it goes it holds what was erased in the database since. */
export type BackupDone = { file: string; files: number; pictures: number; erased: number; oldest: string };

export const BACKUP_NAME = /^hub-\d{8}T\d{6}Z\.loketbackup$/;
const KEPT = 14;
const DAY_MS = 24 * 3_600_000;
/** What belongs to the running server alone; its folders must be there. */
const NOT_COPIED =
  /^postgres\/data\/(?:postmaster\.(?:pid|opts)|pg_(?:wal|replslot|dynshmem|notify|serial|snapshots|stat_tmp|subtrans)\/.+|.*\/pgsql_tmp.*)$/;
const KEY_FILES = ['keys.json', 'postgres-password', 'postgres/ready'] as const;

/**
 * The hub on another disk, while it goes on working: database and keys in one sealed file, read back before it counts, and the pictures, which
 * are sealed already and never change, as they are. Database first: a picture without its row is harmless, the other way round it is missing.
 */
export async function makeBackup(request: BackupRequest): Promise<BackupDone> {
  const { dataFolder, to, now, allowsSameDisk, creates } = request;
  if (creates) mkdirSync(to, { recursive: true, mode: 0o700 });
  else requireKnown(to);
  if (!allowsSameDisk && statSync(to).dev === statSync(dataFolder).dev) {
    throw new CodedError('BACKUP_SAME_DISK');
  }
  const key = backupKey(dataFolder);
  const name = nameAt(now);
  const half = join(to, `${name}.new`);
  try {
    await pipeline(
      Readable.from(contentOf(request)),
      sealing(key, 'loket/hub-backup/1'),
      createWriteStream(half, { mode: 0o600, flush: true }),
    );
    const files = await unpackArchive(createReadStream(half).pipe(opening(key, 'loket/hub-backup/1')), null);
    const pictures = await copyPictures(join(dataFolder, 'vault'), join(to, 'vault'));
    await rename(half, join(to, name));
    await syncFolder(to);
    const erased = await dropErased(join(to, 'vault'), request.erased);
    return { file: name, files, pictures, erased, oldest: await forgetOldest(to, request) };
  } finally {
    await rm(half, { force: true });
  }
}

/**
 * Where a disk is not mounted its folder is missing, or an empty one of the system's own disk: what was written there would be no backup.
 * Throws BACKUP_FOLDER_UNKNOWN.
 */
function requireKnown(to: string): void {
  if (existsSync(to) && readdirSync(to).some((name) => BACKUP_NAME.test(name))) return;
  throw new CodedError('BACKUP_FOLDER_UNKNOWN', { folder: to });
}

async function* contentOf(request: BackupRequest): AsyncGenerator<Buffer> {
  const { dataFolder, databaseUrl } = request;
  const own = join(dataFolder, 'postgres/data');
  const isOwn = existsSync(own) && isSameFolder(await dataDirectoryOf(databaseUrl), own);
  const sources: Source[] = [];
  for (const path of KEY_FILES) {
    const bytes = await fileIfThere(join(dataFolder, path));
    if (bytes) sources.push({ path, bytes });
  }
  yield* archiveOf(sources, never);
  if (isOwn) yield* ownDatabase(databaseUrl, own);
  else yield* dumped(databaseUrl, dataFolder);
}

/** The server may write its folder otherwise than the system does: with `/` on Windows. A folder of another machine is none here. */
function isSameFolder(told: string | null, own: string): boolean {
  return told !== null && existsSync(told) && realpathSync(told) === realpathSync(own);
}

async function* ownDatabase(databaseUrl: string, own: string): AsyncGenerator<Buffer> {
  const backup = await beginBaseBackup(databaseUrl);
  try {
    yield* archiveOf([{ path: 'postgres/data', from: own }], (path) => NOT_COPIED.test(path));
    const { label, tablespaces, lastLog } = await backup.finish();
    const logs = readdirSync(join(own, 'pg_wal')).filter(
      (one) => /^[0-9A-F]{24}$/.test(one) && one >= backup.firstLog && one <= lastLog,
    );
    yield* archiveOf(
      [
        { path: 'postgres/data/backup_label', bytes: Buffer.from(label) },
        ...(tablespaces === ''
          ? []
          : [{ path: 'postgres/data/tablespace_map', bytes: Buffer.from(tablespaces) }]),
        ...logs.map((one) => ({ path: `postgres/data/pg_wal/${one}`, from: join(own, 'pg_wal', one) })),
      ],
      never,
    );
  } finally {
    await backup.close();
  }
}

async function* dumped(databaseUrl: string, dataFolder: string): AsyncGenerator<Buffer> {
  const file = join(dataFolder, 'database.dump');
  try {
    await dumpDatabase(databaseUrl, file);
    yield* archiveOf([{ path: 'database.dump', from: file }], never);
  } finally {
    await rm(file, { force: true });
  }
}

/** Those that the other disk does not have. Answers how many. */
async function copyPictures(from: string, to: string): Promise<number> {
  if (!existsSync(from)) return 0;
  let copied = 0;
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const source = join(entry.parentPath, entry.name);
    const target = join(to, relative(from, source));
    if (statSync(target, { throwIfNoEntry: false })?.size === statSync(source).size) continue;
    mkdirSync(join(target, '..'), { recursive: true, mode: 0o700 });
    await copyFile(source, `${target}.new`, constants.COPYFILE_FICLONE);
    await syncFile(`${target}.new`);
    await rename(`${target}.new`, target);
    copied += 1;
  }
  return copied;
}

/** What lies beside all sealed files alike; answers how many were there. */
async function dropErased(vault: string, ids: readonly AttachmentId[]): Promise<number> {
  let gone = 0;
  for (const id of ids) {
    const path = join(vault, id.slice(0, 2), id);
    if (!existsSync(path)) continue;
    await rm(path);
    gone += 1;
  }
  return gone;
}

/** By number and by age, never the one just made. Answers the oldest that is left. */
async function forgetOldest(to: string, { now, keptDays }: BackupRequest): Promise<string> {
  const all = readdirSync(to)
    .filter((name) => BACKUP_NAME.test(name))
    .toSorted();
  const first = nameAt(new Date(now.getTime() - keptDays * DAY_MS));
  const kept = all.slice(-KEPT).filter((name, index, last) => index === last.length - 1 || name >= first);
  for (const name of all) if (!kept.includes(name)) await rm(join(to, name));
  return kept[0] ?? '';
}

function nameAt(moment: Date): string {
  return `hub-${moment.toISOString().replaceAll(/[-:]|\.\d+/g, '')}.loketbackup`;
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Windows cannot open a folder, and has no need to. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function never(): boolean {
  return false;
}
