import { cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Owner } from './unprivileged.ts';

/**
 * The programs where the database's user can start them. A checkout that lies in a folder of root's alone is closed to that user:
 * then they are laid into the database's own folder, once for each version.
 */
export function reachableFolder(bin: string, owner: Owner | null, folder: string): string {
  if (!owner || isOpenTo(owner, bin)) return bin;
  const copy = join(folder, 'programs');
  const marker = join(copy, 'copied-from');
  const { size, mtimeMs } = statSync(join(bin, 'postgres'));
  const version = `${bin} ${size} ${mtimeMs}`;
  if (!existsSync(marker) || readFileSync(marker, 'utf8') !== version) {
    rmSync(copy, { recursive: true, force: true });
    cpSync(dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
    writeFileSync(marker, version);
  }
  return join(copy, basename(bin));
}

/** Whether every folder on the way lets the user pass. */
function isOpenTo({ uid, gid }: Owner, path: string): boolean {
  const { mode, uid: itsUid, gid: itsGid } = statSync(path);
  const bit = itsUid === uid ? 0o100 : itsGid === gid ? 0o010 : 0o001;
  if ((mode & bit) === 0) return false;
  const parent = dirname(path);
  return parent === path || isOpenTo({ uid, gid }, parent);
}
