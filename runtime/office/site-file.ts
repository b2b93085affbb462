import { createHash, createPublicKey, verify } from 'node:crypto';
import type { Instant } from '#common/kernel/instant.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { SiteContent, SiteEnvelope } from '#common/contract/site-file.ts';
import { jsonOrNull } from '#runtime/wire/json-or-null.ts';
import { bodyHash } from './signed-document.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 80 bits, four groups of four: short enough to be compared by eye, too long to be hit by trying keys. */
const LETTERS = 16;

/** How a person tells one hub's key (raw Ed25519, base64url) from another. */
export function keyFingerprint(hubKey: string): string {
  const hash = createHash('sha256')
    .update('loket-hub-key/1')
    .update(Buffer.from(hubKey, 'base64url'))
    .digest();
  const bits = [...hash].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = Array.from({ length: LETTERS }, (_, at) =>
    CROCKFORD.charAt(Number.parseInt(bits.slice(at * 5, at * 5 + 5), 2)),
  ).join('');
  return letters.replaceAll(/(.{4})(?=.)/g, '$1-');
}

type Signer = { sign: (text: string) => string; hubKey: string };

export function writeSiteFile(content: SiteContent, { sign, hubKey }: Signer): string {
  const signature = sign(signedText(content));
  return `${JSON.stringify({ format: 'loket-site/1', content, hubKey, signature }, null, 2)}\n`;
}

export type ReadSite = { content: SiteContent; hubKey: string; fingerprint: string };

/**
 * A site file whose signature holds and whose time is not over. Whether the key that signed it is the office's own is not said here: it
 * comes with the file. Throws SITE_FILE_UNREADABLE, SITE_FILE_NOT_SIGNED, SITE_FILE_EXPIRED.
 */
export function readSiteFile(text: string, now: Instant): ReadSite {
  const envelope = SiteEnvelope.safeParse(jsonOrNull(text));
  if (!envelope.success) throw new CodedError('SITE_FILE_UNREADABLE');
  const { content: unread, hubKey, signature } = envelope.data;
  if (!isSigned(unread, hubKey, signature)) throw new CodedError('SITE_FILE_NOT_SIGNED');
  const content = SiteContent.safeParse(unread);
  if (!content.success) throw new CodedError('SITE_FILE_UNREADABLE');
  const { expiresAt } = content.data;
  if (expiresAt <= now) throw new CodedError('SITE_FILE_EXPIRED', { until: expiresAt.slice(0, 10) });
  return { content: content.data, hubKey, fingerprint: keyFingerprint(hubKey) };
}

function isSigned(content: unknown, hubKey: string, signature: string): boolean {
  try {
    const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: hubKey } });
    return verify(null, Buffer.from(signedText(content)), key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}

function signedText(content: unknown): string {
  return JSON.stringify(['loket-site/1', bodyHash(content)]);
}
