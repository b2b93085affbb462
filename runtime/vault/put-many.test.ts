import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Vault } from './vault.ts';

let folder: string;
let vault: Vault;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vault-'));
  vault = new Vault(folder, randomBytes(32));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function pictures(count: number) {
  return Array.from({ length: count }, () => {
    const bytes = randomBytes(150_000);
    return { id: vault.idOf(bytes), bytes };
  });
}

function temporaries(): string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.tmp'));
}

it('all of them lie sealed in the vault, and what was handed in is untouched', async () => {
  const all = pictures(30);
  await vault.putMany(all);
  // Again, where folders and files are there.
  await vault.putMany(all);
  for (const { id, bytes } of all) {
    expect(vault.idOf(bytes)).toBe(id);
    expect(Buffer.from(await vault.get(id)).equals(bytes)).toBe(true);
  }
  expect(temporaries()).toEqual([]);
});

it('nothing is no work', async () => {
  await vault.putMany([]);
  expect(readdirSync(folder)).toEqual([]);
});

it('one that cannot be written fails all, and nothing half is left', async () => {
  const all = pictures(12);
  const { id } = all[5] ?? { id: '' };
  // Something else stands where the file belongs.
  mkdirSync(join(folder, id.slice(0, 2), id, 'x'), { recursive: true });
  await expect(vault.putMany(all)).rejects.toMatchObject({ code: expect.stringMatching(/EISDIR|ENOTEMPTY/) });
  expect(temporaries()).toEqual([]);
});
