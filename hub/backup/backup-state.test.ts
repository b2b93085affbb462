import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { codedOf } from '#hub/app/explain.ts';
import { Instant } from '#common/kernel/instant.ts';
import { noteBackupDone } from './backup-state.ts';

it('names the file that a full disk does not take', () => {
  const folder = mkdtempSync(join(tmpdir(), 'backup-state-'));
  try {
    symlinkSync('/dev/full', join(folder, 'backup-state.json.new'));
    let coded: ReturnType<typeof codedOf> = null;
    try {
      noteBackupDone(folder, Instant.parse('2026-11-30T01:30:00.000Z'));
    } catch (error) {
      coded = codedOf(error);
    }
    expect(coded).toMatchObject({
      code: 'HUB_DISK_FULL',
      details: { path: join(folder, 'backup-state.json') },
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
