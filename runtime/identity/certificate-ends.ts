import { X509Certificate } from 'node:crypto';
import { toInstant, type Instant } from '#common/kernel/instant.ts';
import type { EndingKind, Ends } from '#common/domain/station/endings.ts';

const BLOCK = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** When each certificate of a PEM text ends: the first under `kind`, those that vouch for it under `issuers`. What cannot be read is left out. */
export function certificateEnds(pem: string, kind: EndingKind, issuers: EndingKind = kind): Ends[] {
  return blocksOf(pem).flatMap(({ certificate, index }) =>
    certificate ? [{ kind: index === 0 ? kind : issuers, ...certificate }] : [],
  );
}

/** Each certificate of a PEM text by itself, whatever else lies between them. */
export function certificatesIn(text: string): { pem: string; name: string; endsAt: Instant }[] {
  return blocksOf(text).flatMap(({ pem, certificate }) => (certificate ? [{ pem, ...certificate }] : []));
}

/** A file of certificates as PEM text; Windows exports one as bare DER unless it is told otherwise. */
export function pemTextOf(file: Buffer): string {
  const text = file.toString('utf8');
  return text.includes('-----BEGIN ') ? text : (certificateOf(file)?.toString() ?? '');
}

function blocksOf(text: string) {
  return (text.match(BLOCK) ?? []).map((pem, index) => {
    const found = certificateOf(pem);
    if (!found) return { pem, index, certificate: null };
    const { subject, validToDate } = found;
    const name = (/^CN=(.+)$/m.exec(subject)?.[1] ?? subject).slice(0, 100);
    return { pem, index, certificate: { name, endsAt: toInstant(validToDate) } };
  });
}

function certificateOf(pem: string | Buffer): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch {
    return null;
  }
}
