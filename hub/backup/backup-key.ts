import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CodedError } from '#common/contract/coded-error.ts';

const FILE = 'backup-key';
const BYTES = 32;

/** The key of this hub's backups, made when first asked for. It opens every one of them: a copy belongs into the office's safe. */
export function backupKey(dataFolder: string): Buffer {
  const path = join(dataFolder, FILE);
  if (!existsSync(path)) {
    writeFileSync(path, `${randomBytes(BYTES).toString('base64url')}\n`, {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    });
  }
  return parseBackupKey(readFileSync(path, 'utf8'));
}

/** As it is printed for the safe, spaces and line ends aside. Throws BACKUP_UNREADABLE for anything else. */
export function parseBackupKey(text: string): Buffer {
  const key = Buffer.from(text.replaceAll(/\s/g, ''), 'base64url');
  if (key.length !== BYTES) throw new CodedError('BACKUP_UNREADABLE');
  return key;
}

/** In groups of four, so that a person can compare it with the paper. */
export function spokenBackupKey(key: Buffer): string {
  return (key.toString('base64url').match(/.{1,4}/g) ?? []).join(' ');
}
