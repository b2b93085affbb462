import { describe, expect, it } from 'vitest';
import { addMinutes, type Instant } from '#common/kernel/instant.ts';
import { backupTrouble, type HubBackup } from './hub-backup.ts';

const NOW = '2026-11-30T10:00:00.000Z' as Instant;
const ago = (hours: number) => addMinutes(NOW, -60 * hours);
const WELL: HubBackup = { hasFolder: true, doneAt: ago(9), failed: null };
const failed = { at: ago(1), code: 'HUB_DISK_FULL' };

describe('the backup of a hub', () => {
  it.each([
    ['is well when one was made last night', WELL, null],
    ['is well for 36 hours', { ...WELL, doneAt: ago(36) }, null],
    ['is too old after that', { ...WELL, doneAt: ago(37) }, 'OLD'],
    ['was never made', { ...WELL, doneAt: null }, 'NEVER'],
    ['was never thought of', { ...WELL, hasFolder: false, doneAt: null }, 'NO_FOLDER'],
    ['was made by hand and by nothing else', { ...WELL, hasFolder: false, doneAt: ago(40) }, 'NO_FOLDER'],
    ['was made by hand today', { ...WELL, hasFolder: false }, null],
    ['failed last night, although one of the night before is there', { ...WELL, failed }, 'FAILED'],
    ['failed whenever it was tried', { ...WELL, doneAt: null, failed }, 'FAILED'],
    ['was made by a clock that was years ahead', { ...WELL, doneAt: ago(-9_000) }, 'OLD'],
  ] as const)('%s', (_what, backup, trouble) => {
    expect(backupTrouble(backup, NOW)).toBe(trouble);
  });
});
