import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { bodyHash, documentText, isGenuine } from './signed-document.ts';

const keys = generateKeyPairSync('ed25519');
const hubKey = String(keys.publicKey.export({ format: 'jwk' }).x);
const body = { city: 'Padang', nameLines: ['Kantor Imigrasi Contoh'] };

const unsigned = {
  office: 'office',
  effectiveFrom: plainDate('2026-12-01'),
  sha256: bodyHash(body),
  proposedBy: 'a' as UserId,
  approvedBy: 'b' as UserId,
  publishedAt: '2026-11-24T02:00:00.000Z' as Instant,
};

function published(change: Partial<typeof unsigned> = {}) {
  const signed = { ...unsigned, ...change };
  const text = documentText({ ...signed, name: 'letterhead', version: 3 });
  return { ...signed, signature: sign(null, Buffer.from(text), keys.privateKey).toString('base64url') };
}

const document = { name: 'letterhead', version: 3, body, publication: null };

describe('a signed document', () => {
  it('is genuine as it was signed, in whatever order its keys come', () => {
    expect(isGenuine(document, published(), hubKey)).toBe(true);
    const turned = { nameLines: body.nameLines, city: body.city };
    expect(isGenuine({ ...document, body: turned }, published(), hubKey)).toBe(true);
  });

  it.each([
    ['another body', { ...document, body: { ...body, city: 'Medan' } }, {}],
    ['another version', { ...document, version: 4 }, {}],
    ['another name', { ...document, name: 'policy' }, {}],
    ['another day', document, { effectiveFrom: plainDate('2026-11-25') }],
    ['another approver', document, { approvedBy: 'c' as UserId }],
  ])('is none with %s than was signed', (_what, changed, publication) => {
    expect(isGenuine(changed, { ...published(), ...publication }, hubKey)).toBe(false);
  });

  it('is none when one person is both, however well it is signed', () => {
    expect(isGenuine(document, published({ approvedBy: 'a' as UserId }), hubKey)).toBe(false);
  });

  it('is none under another key', () => {
    const other = String(generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x);
    expect(isGenuine(document, published(), other)).toBe(false);
  });
});
