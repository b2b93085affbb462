import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SITE_FILE_NAME } from '#common/contract/site-file.ts';

/** Where the desktop mounts sticks: one folder a stick, or one a person and in it one a stick. */
const MOUNTS = ['/media', '/run/media'];
const LETTERS = [...'DEFGHIJKLMNOPQRSTUVWXYZ'];

/** Site files at the root of a stick. Whoever reads them believes nothing for lying there. */
export async function siteFilesOnDrives(
  platform: NodeJS.Platform = process.platform,
  mounts: readonly string[] = MOUNTS,
): Promise<readonly string[]> {
  const roots = platform === 'win32' ? LETTERS.map((letter) => `${letter}:\\`) : await mounted(mounts);
  const found = await Promise.all(
    roots.map(async (root) => {
      const path = join(root, SITE_FILE_NAME);
      const about = await stat(path).catch(() => null);
      return about?.isFile() ? [path] : [];
    }),
  );
  return found.flat();
}

async function mounted(mounts: readonly string[]): Promise<string[]> {
  const first = (await Promise.all(mounts.map(foldersIn))).flat();
  return [...first, ...(await Promise.all(first.map(foldersIn))).flat()];
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
}
