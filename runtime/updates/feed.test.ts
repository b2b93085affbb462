import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { dump } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import type { Instant } from '#common/kernel/instant.ts';
import { rawPublic, signFeed, type FeedSigner } from './feed-signature.ts';
import { readFeed } from './feed.ts';

const NOW = '2026-11-24T02:00:00.000Z' as Instant;

function aKey(keyId: string): { signer: FeedSigner; x: string } {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { signer: { keyId, privateKey }, x: rawPublic(createPublicKey(privateKey)) };
}

const now = aKey('2026');
const next = aKey('2027');
const stranger = aKey('2026');

const GOOD = {
  version: '0.2.0',
  files: [{ url: 'loket-setup-0.2.0.exe', sha512: `${'A'.repeat(86)}==`, size: 1000 }],
  path: 'loket-setup-0.2.0.exe',
  vendor: { product: 'loket', serial: 7, expires: '2026-12-24T00:00:00.000Z' },
};

type How = {
  signers?: FeedSigner[];
  keys?: Record<string, string>;
  seen?: number;
  change?: (bytes: Buffer) => Buffer;
};

function check(content: object, how: How = {}) {
  const {
    signers = [now.signer],
    keys = { '2026': now.x },
    seen = 0,
    change = (bytes: Buffer) => bytes,
  } = how;
  const bytes = Buffer.from(dump(content));
  const result = readFeed({ feed: change(bytes), signature: signFeed(bytes, signers), keys, now: NOW, seen });
  return result.ok ? 'OK' : result.error;
}

const withVendor = (change: object) => ({ ...GOOD, vendor: { ...GOOD.vendor, ...change } });
const withFile = (change: object) => ({ ...GOOD, files: [{ ...GOOD.files[0], ...change }] });

describe('a feed of updates', () => {
  it('is believed when a pinned key signed exactly these bytes', () => {
    expect(check(GOOD)).toBe('OK');
  });

  it('is believed while keys change: by a PC that knows only the old one, and by one that knows only the new', () => {
    const both = [now.signer, next.signer];
    expect(check(GOOD, { signers: both })).toBe('OK');
    expect(check(GOOD, { signers: both, keys: { '2027': next.x } })).toBe('OK');
  });

  it.each([
    ['a changed byte', { change: (bytes: Buffer) => Buffer.concat([bytes, Buffer.from(' ')]) }],
    ['a key of the same name that is another', { signers: [stranger.signer] }],
    ['a key that is not pinned', { signers: [next.signer] }],
    ['no pinned key at all', { keys: {} }],
  ] satisfies [string, How][])('is not believed with %s', (_what, how) => {
    expect(check(GOOD, how)).toBe('UPDATE_NOT_TRUSTED');
  });

  it.each(['', '{}', '{"signatures":[]}', 'untrusted comment: x'])(
    'is not believed with the signature %j',
    (signature) => {
      const feed = Buffer.from(dump(GOOD));
      expect(readFeed({ feed, signature, keys: { '2026': now.x }, now: NOW, seen: 0 })).toEqual({
        ok: false,
        error: 'UPDATE_NOT_TRUSTED',
      });
    },
  );

  it('says nothing any more when its time is over', () => {
    expect(check(withVendor({ expires: NOW }))).toBe('UPDATE_FEED_EXPIRED');
  });

  it('is refused when a newer one was seen, and taken again when it is the same', () => {
    expect(check(GOOD, { seen: 8 })).toBe('UPDATE_FEED_OLDER');
    expect(check(GOOD, { seen: 7 })).toBe('OK');
  });

  it.each([
    ['of another product', withVendor({ product: 'other' })],
    ['without a serial', withVendor({ serial: undefined })],
    ['that never ends', withVendor({ expires: undefined })],
    ['without a hash', withFile({ sha512: undefined })],
    ['with a short hash', withFile({ sha512: 'QUJD' })],
    ['with another server', withFile({ url: 'https://elsewhere.example/a.exe' })],
    ['with a way up', withFile({ url: '../a.exe' })],
    ['with a hidden file', withFile({ url: '.a.exe' })],
    ['without a file', { ...GOOD, files: [] }],
    ['whose version is none', { ...GOOD, version: '2' }],
  ])('%s is not readable', (_what, content) => {
    expect(check(JSON.parse(JSON.stringify(content)) as object)).toBe('UPDATE_FEED_UNREADABLE');
  });
});
