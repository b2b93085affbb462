import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { archiveOf, unpackArchive } from './archive.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hub-archive-'));
  mkdirSync(join(folder, 'from/empty'), { recursive: true });
  writeFileSync(join(folder, 'from/one'), 'first\n{"path":"not a line"}\n', { mode: 0o600 });
  writeFileSync(join(folder, 'from/none'), '');
  writeFileSync(join(folder, 'from/left'), 'out');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const pack = () =>
  archiveOf(
    [
      { path: 'data', from: join(folder, 'from') },
      { path: 'data/label', bytes: Buffer.from('made up') },
    ],
    (path) => path === 'data/left',
  );
async function* bytesOf(...texts: string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}

it('files and empty folders come back with content and mode, and what was skipped does not', async () => {
  expect(await unpackArchive(pack(), join(folder, 'to'))).toBe(3);
  const data = join(folder, 'to/data');
  expect(readdirSync(data).toSorted()).toEqual(['empty', 'label', 'none', 'one']);
  expect(readFileSync(join(data, 'one'), 'utf8')).toBe('first\n{"path":"not a line"}\n');
  expect(statSync(join(data, 'one')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(data, 'label'), 'utf8')).toBe('made up');
});

it('reading through writes nothing', async () => {
  expect(await unpackArchive(pack(), null)).toBe(3);
  expect(readdirSync(folder)).toEqual(['from']);
});

it.each(['../out', '/out', 'a/../../out', 'C:/out'])('%s leads nowhere', async (path) => {
  const line = `${JSON.stringify({ path, size: 1, mode: 0o600 })}\n`;
  await expect(unpackArchive(bytesOf(line, 'x'), join(folder, 'to'))).rejects.toMatchObject({
    code: 'BACKUP_UNREADABLE',
  });
});

it.each([['no json\n'], ['{"path":"a","size":5,"mode":384}\nabc'], ['{"path":"a"']])(
  '%j is no archive',
  async (text) => {
    await expect(unpackArchive(bytesOf(text), null)).rejects.toMatchObject({ code: 'BACKUP_UNREADABLE' });
  },
);
