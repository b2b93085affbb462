import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openKey, sealKey } from './sealed-key.ts';
import { namingKeyOf, Vault } from './vault.ts';

const BYTES = Buffer.from('gambar');
const OLD = randomBytes(32);
const NEW = randomBytes(32);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vault-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('what a former key sealed is opened by it, and by no key that never sealed it', async () => {
  const id = await new Vault(folder, OLD).put(BYTES);
  expect(Buffer.from(await new Vault(folder, NEW, [OLD]).get(id))).toEqual(BYTES);
  await expect(new Vault(folder, NEW).get(id)).rejects.toMatchObject({ code: 'ATTACHMENT_DAMAGED' });
  await expect(new Vault(folder, NEW, [randomBytes(32)]).get(id)).rejects.toMatchObject({
    code: 'ATTACHMENT_DAMAGED',
  });
});

it('a former name is known by the key that names, which opens nothing', async () => {
  const id = await new Vault(folder, OLD).put(BYTES);
  const vault = new Vault(folder, NEW);
  const naming = namingKeyOf(OLD);
  expect(vault.isNamed(id, BYTES, [])).toBe(false);
  expect(vault.isNamed(id, BYTES, [naming])).toBe(true);
  expect(vault.isNamed(id, Buffer.from('lain'), [naming])).toBe(false);
  await expect(new Vault(folder, NEW, [naming]).get(id)).rejects.toMatchObject({
    code: 'ATTACHMENT_DAMAGED',
  });
  // Sealed anew under its old name.
  await vault.put(BYTES, id);
  expect(Buffer.from(await vault.get(id))).toEqual(BYTES);
});

it('a key in the hub’s database opens with the office’s key alone', () => {
  const sealed = sealKey(OLD, NEW);
  expect(openKey(sealed, NEW)).toEqual(OLD);
  expect(() => openKey(sealed, OLD)).toThrow();
});
