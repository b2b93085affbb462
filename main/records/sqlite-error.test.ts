import { expect, it } from 'vitest';
import { sqliteErrorCode } from './sqlite-error.ts';

it.each([
  ['SQLITE_FULL', 'DISK_FULL'],
  ['ENOSPC', 'DISK_FULL'],
  ['SQLITE_IOERR', 'DISK_FAULT'],
  ['SQLITE_IOERR_WRITE', 'DISK_FAULT'],
  ['EIO', 'DISK_FAULT'],
  ['SQLITE_CORRUPT_VTAB', 'DATABASE_CORRUPT'],
  ['SQLITE_CONSTRAINT', null],
])('%s is told as %s', (code, told) => {
  expect(sqliteErrorCode(Object.assign(new Error('x'), { code }))).toBe(told);
});
