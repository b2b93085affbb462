import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { reachableFolder } from './reachable.ts';
import { unprivilegedOwner } from './unprivileged.ts';

const isRoot = process.getuid?.() === 0;
let closed: string;
let open: string;

beforeEach(() => {
  closed = mkdtempSync(join(tmpdir(), 'loket-closed-'));
  open = mkdtempSync(join(tmpdir(), 'loket-open-'));
  chmodSync(open, 0o755);
  for (const folder of [closed, open]) {
    mkdirSync(join(folder, 'native', 'bin'), { recursive: true });
    mkdirSync(join(folder, 'native', 'lib'));
    writeFileSync(join(folder, 'native', 'lib', 'words.1'), 'spoken');
    symlinkSync('words.1', join(folder, 'native', 'lib', 'words'));
    writeFileSync(
      join(folder, 'native', 'bin', 'postgres'),
      '#!/bin/sh\ncat "$(dirname "$0")/../lib/words"\n',
      {
        mode: 0o755,
      },
    );
  }
});
afterEach(() => {
  for (const folder of [closed, open]) rmSync(folder, { recursive: true, force: true });
});

it.skipIf(!isRoot)(
  'from a folder of root’s alone the programs are laid where the database’s user starts them',
  () => {
    const owner = unprivilegedOwner();
    if (!owner) throw new Error('root has one');
    const run = (bin: string) => spawnSync(join(bin, 'postgres'), { ...owner, encoding: 'utf8', cwd: open });
    const bin = join(closed, 'native', 'bin');
    expect(run(bin).error).toMatchObject({ code: 'EACCES' });
    const reached = reachableFolder(bin, owner, open);
    expect(reached).toBe(join(open, 'programs', 'bin'));
    expect(run(reached).stdout).toBe('spoken');
    // A newer version takes its place.
    writeFileSync(join(closed, 'native', 'lib', 'words.1'), 'spoken anew');
    writeFileSync(join(bin, 'postgres'), '#!/bin/sh\nexec cat "$(dirname "$0")/../lib/words"\n');
    expect(run(reachableFolder(bin, owner, open)).stdout).toBe('spoken anew');
  },
);

it('where the user passes they stay where they are', () => {
  const bin = join(open, 'native', 'bin');
  expect(reachableFolder(bin, { uid: 65_534, gid: 65_534 }, closed)).toBe(bin);
  expect(reachableFolder(join(closed, 'native', 'bin'), null, open)).toBe(join(closed, 'native', 'bin'));
});
