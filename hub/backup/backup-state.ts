import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HubBackup } from '#common/domain/station/hub-backup.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { withPath } from './with-path.ts';

/** In no backup itself: a hub that was restored has made none yet, and says so. */
const FILE = 'backup-state.json';
const Kept = HubBackup.omit({ hasFolder: true });
type Kept = Pick<HubBackup, 'doneAt' | 'failed'>;

/** What the last nights left behind; nothing that can be read counts as none. */
export function readBackupState(dataFolder: string, hasFolder: boolean): HubBackup {
  return { hasFolder, ...kept(dataFolder) };
}

/** Only for one that was read back to its end, on another disk. */
export function noteBackupDone(dataFolder: string, at: Instant): void {
  write(dataFolder, { doneAt: at, failed: null });
}

export function noteBackupFailed(dataFolder: string, at: Instant, code: string): void {
  write(dataFolder, { ...kept(dataFolder), failed: { at, code } });
}

function kept(dataFolder: string): Kept {
  try {
    return Kept.parse(JSON.parse(readFileSync(join(dataFolder, FILE), 'utf8')));
  } catch {
    return { doneAt: null, failed: null };
  }
}

/** Written beside and renamed: the hub reads it meanwhile. */
function write(dataFolder: string, state: Kept): void {
  const path = join(dataFolder, FILE);
  try {
    writeFileSync(`${path}.new`, JSON.stringify(state), { mode: 0o600, flush: true });
    renameSync(`${path}.new`, path);
  } catch (error) {
    throw withPath(error, path);
  }
}
