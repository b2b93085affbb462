import { createPublicKey, verify } from 'node:crypto';
import type { SignedHead } from '#common/contract/hub/audit.ts';

/** What a signature over the end of a chain covers; the same text at the hub that signs and wherever it is checked. */
export function headText({ office, seq, hash, at }: Omit<SignedHead, 'signature'>): string {
  return JSON.stringify(['loket-audit-head/1', office, seq, hash, at]);
}

/** Whether the hub with this public key (raw Ed25519, base64url) signed the head. */
export function isSigned(head: SignedHead, hubKey: string): boolean {
  const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: hubKey } });
  return verify(null, Buffer.from(headText(head)), key, Buffer.from(head.signature, 'base64url'));
}
