import { randomUUID } from 'node:crypto';
import { link, mkdir, rm, unlink, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { CodedError } from '#common/contract/coded-error.ts';
import type { IntakeSettings } from '#common/contract/ipc/intake.ts';

export type AfterTaking = IntakeSettings['afterTaking'];

export const TAKEN_FOLDER = 'taken';
const MOST_NAMES = 1000;

type Taken = { folder: string; name: string; bytes: Uint8Array; after: AfterTaking };

/** Takes a file out of the scanner's way. A name that is used among the taken ones already is never written over. */
export async function putAside({ folder, name, bytes, after }: Taken): Promise<void> {
  const path = join(folder, name);
  try {
    if (after === 'MOVE') await moveAway(join(folder, TAKEN_FOLDER), path, { name, bytes });
    await unlink(path);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw new CodedError('FOLDER_READ_ONLY');
  }
}

/** Whether this folder lets files be made and moved, before it is relied upon. Throws FOLDER_READ_ONLY. */
export async function checkWritable(folder: string): Promise<void> {
  const probe = join(folder, `.loket-${randomUUID()}.tmp`);
  try {
    await writeFile(probe, '', { flag: 'wx' });
    await rm(probe);
  } catch (error) {
    throw new CodedError(isCode(error, 'ENOENT') ? 'FOLDER_UNREACHABLE' : 'FOLDER_READ_ONLY');
  }
}

async function moveAway(target: string, path: string, file: Pick<Taken, 'name' | 'bytes'>): Promise<void> {
  await mkdir(target, { recursive: true });
  for (let count = 1; count <= MOST_NAMES; count += 1) {
    const to = join(target, count === 1 ? file.name : numbered(file.name, count));
    try {
      await place(path, to, file.bytes);
      return;
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
    }
  }
  throw new CodedError('FOLDER_READ_ONLY');
}

/** A second name for the same file fails where the name is used, unlike a rename. Some shares know no links: they get a copy. */
async function place(from: string, to: string, bytes: Uint8Array): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (isCode(error, 'EEXIST', 'ENOENT')) throw error;
    await writeFile(to, bytes, { flag: 'wx' });
  }
}

function numbered(name: string, count: number): string {
  const ending = extname(name);
  return `${name.slice(0, name.length - ending.length)}-${count}${ending}`;
}

function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
