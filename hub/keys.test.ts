import { verify, createPublicKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openKeys } from './keys.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hub-keys-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('are made at the first start, for the hub’s user alone, and are the same ever after', () => {
  const first = openKeys(folder, false);
  const second = openKeys(folder, true);
  expect(second.hubKey).toBe(first.hubKey);
  expect(second.attachmentKey.equals(first.attachmentKey)).toBe(true);
  expect(statSync(join(folder, 'keys.json')).mode & 0o777).toBe(0o600);
});

it('are never made anew beside data', () => {
  expect(() => openKeys(folder, true)).toThrow('DATABASE_KEY_LOST');
});

it('a damaged file is told and left as it is', () => {
  openKeys(folder, false);
  const path = join(folder, 'keys.json');
  writeFileSync(path, '{"signing":');
  expect(() => openKeys(folder, false)).toThrow('DATABASE_KEY_LOST');
  expect(readFileSync(path, 'utf8')).toBe('{"signing":');
});

it('what they sign is checked with the key that desks are given', () => {
  const keys = openKeys(folder, false);
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: keys.hubKey }, format: 'jwk' });
  const signature = Buffer.from(keys.sign('text'), 'base64url');
  expect(verify(null, Buffer.from('text'), key, signature)).toBe(true);
  expect(verify(null, Buffer.from('other'), key, signature)).toBe(false);
});
