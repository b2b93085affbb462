import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { jsonOrNull } from '#runtime/wire/json-or-null.ts';

/** Beside a feed `latest.yml` stands `latest.yml.sig`: while keys change, one signature of the old and one of the new. */
const FeedSignatures = z.strictObject({
  signatures: z
    .array(z.strictObject({ keyId: z.string().min(1).max(40), signature: z.base64() }))
    .min(1)
    .max(4),
});

/** Public keys (raw Ed25519, base64url) that a build believes, by their id. */
export const UpdateKeys = z.record(z.string().min(1).max(40), z.string().regex(/^[\w-]{43}$/));
export type UpdateKeys = z.infer<typeof UpdateKeys>;

export type FeedSigner = { keyId: string; privateKey: KeyObject };

/** The text of the signature's file, over exactly these bytes. */
export function signFeed(feed: Uint8Array, signers: readonly FeedSigner[]): string {
  const signatures = signers.map(({ keyId, privateKey }) => ({
    keyId,
    signature: sign(null, feed, privateKey).toString('base64'),
  }));
  return `${JSON.stringify({ signatures })}\n`;
}

/** Whether one of the believed keys signed exactly these bytes. A key that is not believed decides nothing, for or against. */
export function isFeedSigned(feed: Uint8Array, signatureText: string, believed: UpdateKeys): boolean {
  const parsed = FeedSignatures.safeParse(jsonOrNull(signatureText));
  if (!parsed.success) return false;
  return parsed.data.signatures.some(({ keyId, signature }) => {
    const x = Object.hasOwn(believed, keyId) ? believed[keyId] : undefined;
    if (x === undefined) return false;
    const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } });
    return verify(null, feed, key, Buffer.from(signature, 'base64'));
  });
}

/** A public key as a build believes it. Throws when it is no Ed25519 key. */
export function rawPublic(key: KeyObject): string {
  const { kty, crv, x } = key.export({ format: 'jwk' });
  if (kty !== 'OKP' || crv !== 'Ed25519' || x === undefined) throw new Error('Not an Ed25519 key');
  return x;
}
