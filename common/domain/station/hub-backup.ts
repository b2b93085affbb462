import { z } from 'zod';
import { Instant } from '#common/kernel/instant.ts';

/** What a hub knows of its own backups. `failed`: the last try, when it came after the last good one. */
export const HubBackup = z.strictObject({
  hasFolder: z.boolean(),
  doneAt: Instant.nullable(),
  failed: z.strictObject({ at: Instant, code: z.string().max(60) }).nullable(),
});
export type HubBackup = z.infer<typeof HubBackup>;

/** Nobody said where to, none was ever made, the last try failed, the last good one is too old. */
export const BackupTrouble = z.enum(['NO_FOLDER', 'NEVER', 'FAILED', 'OLD']);
export type BackupTrouble = z.infer<typeof BackupTrouble>;

/** One night that failed and half a day to see it. */
export const BACKUP_HOURS = 36;
const HOUR_MS = 3_600_000;

/** Null: the last backup is good and young enough, wherever it went. */
export function backupTrouble({ hasFolder, doneAt, failed }: HubBackup, now: Instant): BackupTrouble | null {
  if (failed !== null) return 'FAILED';
  const hours = doneAt === null ? null : (Date.parse(now) - Date.parse(doneAt)) / HOUR_MS;
  // One from the future was made while the clock was wrong: it would speak well of the hub for years.
  if (hours !== null && hours <= BACKUP_HOURS && hours > -1) return null;
  if (!hasFolder) return 'NO_FOLDER';
  return doneAt === null ? 'NEVER' : 'OLD';
}
