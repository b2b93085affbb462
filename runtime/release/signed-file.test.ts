import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { isSignedReleaseFile, signReleaseFile } from './signed-file.ts';

const one = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519');
const bytes = Buffer.from('version: 1.0.0\n');
const signature = signReleaseFile('latest.yml', bytes, one.privateKey);

it('believes what a believed key signed, whichever of several', () => {
  const keys = [other.publicKey, one.publicKey];
  expect(isSignedReleaseFile('latest.yml', bytes, { signature, keys })).toBe(true);
});

it('believes no other bytes, no other name and no other key', () => {
  const keys = [one.publicKey];
  expect(isSignedReleaseFile('latest.yml', Buffer.from('version: 1.0.1\n'), { signature, keys })).toBe(false);
  expect(isSignedReleaseFile('latest-linux.yml', bytes, { signature, keys })).toBe(false);
  expect(isSignedReleaseFile('latest.yml', bytes, { signature, keys: [other.publicKey] })).toBe(false);
});

it('a key that borrows the name of a believed one is found out', () => {
  const { keyId } = JSON.parse(signature) as { keyId: string };
  const forged = JSON.stringify({
    ...JSON.parse(signReleaseFile('latest.yml', bytes, other.privateKey)),
    keyId,
  });
  expect(isSignedReleaseFile('latest.yml', bytes, { signature: forged, keys: [one.publicKey] })).toBe(false);
});

it.each(['', '{}', 'no json', '{"keyId":"00","signature":""}'])('%j is no signature', (text) => {
  expect(isSignedReleaseFile('latest.yml', bytes, { signature: text, keys: [one.publicKey] })).toBe(false);
});
