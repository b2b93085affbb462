import type { DeskErrorCode } from '#common/contract/ipc/reply.ts';

/** Names what SQLite says in the desk's own words; null when the error is none of its. */
export function sqliteErrorCode(error: unknown): DeskErrorCode | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC') return 'DISK_FULL';
  // Space is not what is missing: the disk, its cable or its file system fails.
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO') return 'DISK_FAULT';
  if (code.startsWith('SQLITE_CORRUPT')) return 'DATABASE_CORRUPT';
  if (code.startsWith('SQLITE_NOTADB')) return 'DATABASE_KEY_LOST';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'DATABASE_BUSY';
  return null;
}
