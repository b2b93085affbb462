import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';

/** What lies beside a file as `<name>.sig`. */
const SignedFile = z.strictObject({
  /** First 8 bytes of the SHA-256 of the raw public key, hex: tells which of several believed keys it was. */
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  /** Ed25519, base64. */
  signature: z.string().min(1),
});

/**
 * Signs a file of a release under its name, so that no file passes for another (Ed25519 over `loket/release/1`, name, bytes).
 * Answers the text of the signature file.
 */
export function signReleaseFile(name: string, bytes: Buffer, privateKey: KeyObject): string {
  const signature = sign(null, messageOf(name, bytes), privateKey).toString('base64');
  return `${JSON.stringify({ keyId: keyIdOf(createPublicKey(privateKey)), signature })}\n`;
}

/** Whether one of the believed keys signed these bytes under this name. A signature file that cannot be read is no signature. */
export function isSignedReleaseFile(
  name: string,
  bytes: Buffer,
  { signature, keys }: { signature: string; keys: readonly KeyObject[] },
): boolean {
  let found;
  try {
    found = SignedFile.safeParse(JSON.parse(signature)).data;
  } catch {
    return false;
  }
  if (!found) return false;
  const { keyId, signature: signed } = found;
  const key = keys.find((one) => keyIdOf(one) === keyId);
  return key !== undefined && verify(null, messageOf(name, bytes), key, Buffer.from(signed, 'base64'));
}

export function keyIdOf(publicKey: KeyObject): string {
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  // The last 32 bytes of an Ed25519 SPKI are the key itself.
  return createHash('sha256').update(spki.subarray(-32)).digest('hex').slice(0, 16);
}

function messageOf(name: string, bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`loket/release/1\n${name}\n`), bytes]);
}
