import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Instant } from '#common/kernel/instant.ts';
import { CodedError } from '#common/contract/coded-error.ts';

/** Beside the one just made. */
const OTHERS_KEPT = 1;
const PREFIX = 'desk-before-';
const NAME = /^desk-before-(.+)-(\d{17})\.db$/;
const HALF_WRITTEN = 'desk-before.tmp';
const MEGABYTE = 1_000_000;

/** The program that is about to change the records, and when. */
export type Upgrade = { version: string; at: Instant };
export type CopyBefore = { path: string; version: string; madeAt: Instant };

/**
 * The records as they are, sealed as they are, so that the version before can open them again. Nobody may write to them meanwhile. It and
 * the newest other one are kept; what the newest holds already is not copied twice. Throws RECORDS_NOT_COPIED.
 */
export async function copyBefore(filename: string, { version, at }: Upgrade): Promise<string> {
  const folder = join(dirname(filename), 'backups');
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const [newest] = await listCopies(folder);
    if (newest && (await isSame(newest.path, filename))) return newest.path;
    const path = join(folder, `${PREFIX}${version}-${at.replaceAll(/\D/g, '')}.db`);
    await copyWhole(filename, path, join(folder, HALF_WRITTEN));
    // By its stamp the one just made may be the oldest: the clock of the PC may have gone back.
    const others = (await listCopies(folder)).filter((copy) => copy.path !== path);
    for (const other of others.slice(OTHERS_KEPT)) await rm(other.path);
    return path;
  } catch (error) {
    const { size } = await stat(filename).catch(() => ({ size: 0 }));
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
    throw new CodedError('RECORDS_NOT_COPIED', { reason, megabytes: Math.ceil(size / MEGABYTE) });
  }
}

/** The newest first. */
export async function copiesBefore(dataFolder: string): Promise<CopyBefore[]> {
  return listCopies(join(dataFolder, 'backups')).catch(() => []);
}

async function listCopies(folder: string): Promise<CopyBefore[]> {
  const copies = (await readdir(folder)).flatMap((name) => {
    const [, version = '', stamp = ''] = NAME.exec(name) ?? [];
    const madeAt = Instant.safeParse(
      stamp.replace(/^(.{4})(..)(..)(..)(..)(..)(...)$/, '$1-$2-$3T$4:$5:$6.$7Z'),
    );
    return madeAt.success ? [{ path: join(folder, name), version, madeAt: madeAt.data }] : [];
  });
  return copies.toSorted((left, right) => right.madeAt.localeCompare(left.madeAt));
}

/** Under its name only once it lies whole on the disk. */
async function copyWhole(from: string, to: string, half: string): Promise<void> {
  try {
    await pipeline(createReadStream(from), createWriteStream(half, { mode: 0o600, flush: true }));
    await rename(half, to);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}

async function isSame(one: string, other: string): Promise<boolean> {
  if ((await stat(one)).size !== (await stat(other)).size) return false;
  return (await hashOf(one)) === (await hashOf(other));
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
