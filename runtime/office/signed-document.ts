import { createHash, createPublicKey, verify } from 'node:crypto';
import type { OfficeDocument } from '#common/contract/hub/pull.ts';
import type { Publication } from '#common/contract/hub/publication.ts';

export type Signable = Omit<Publication, 'signature'> & { name: string; version: number };

/** What the signature under a document covers; the same text at the hub that signs and wherever it is checked. */
export function documentText(document: Signable): string {
  const { office, name, version, effectiveFrom, sha256, proposedBy, approvedBy, publishedAt } = document;
  const parts = [office, name, version, effectiveFrom, sha256, proposedBy, approvedBy, publishedAt];
  return JSON.stringify(['loket-document/1', ...parts]);
}

/** SHA-256, hex, over the body with its keys in order: whoever stores it may put them in another. */
export function bodyHash(body: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(inOrder(body)))
    .digest('hex');
}

/** Whether the hub with this public key (raw Ed25519, base64url) signed exactly this body for exactly these two persons. */
export function isGenuine(
  { name, version, body }: OfficeDocument,
  publication: Publication,
  hubKey: string,
): boolean {
  if (publication.proposedBy === publication.approvedBy) return false;
  if (publication.sha256 !== bodyHash(body)) return false;
  const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: hubKey } });
  const text = documentText({ ...publication, name, version });
  return verify(null, Buffer.from(text), key, Buffer.from(publication.signature, 'base64url'));
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inner]) => [key, inOrder(inner)]),
  );
}
