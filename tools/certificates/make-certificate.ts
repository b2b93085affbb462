import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { bits, explicit, integer, octets, oid, sequence, set, time, truth, utf8 } from './der.ts';

export type Issued = { key: string; cert: string; name: string; privateKey: KeyObject };

type Wish = {
  name: string;
  kind?: 'EC' | 'RSA';
  /** Whoever signs it; it signs itself without one. */
  issuer?: Issued;
  isAuthority?: boolean;
  from?: Date;
  to?: Date;
  rsaBits?: number;
};

const ECDSA_SHA256 = sequence(oid([0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]));
const RSA_SHA256 = sequence(
  oid([0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b]),
  Buffer.from([0x05, 0x00]),
);
const COMMON_NAME = [0x55, 0x04, 0x03];
const BASIC_CONSTRAINTS = [0x55, 0x1d, 0x13];

/** A certificate of X.509 version 3 with a key of its own, another one each time: for simulated devices and for tests. */
export function makeCertificate({
  name,
  kind = 'EC',
  issuer,
  isAuthority = false,
  from = new Date('2020-01-01T00:00:00Z'),
  to = new Date('2049-12-31T23:59:59Z'),
  rsaBits = 2048,
}: Wish): Issued {
  const { privateKey, publicKey } =
    kind === 'EC'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: rsaBits });
  const signer = issuer?.privateKey ?? privateKey;
  const algorithm = signer.asymmetricKeyType === 'rsa' ? RSA_SHA256 : ECDSA_SHA256;
  const body = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(7)])),
    algorithm,
    named(issuer?.name ?? name),
    sequence(time(from), time(to)),
    named(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    explicit(
      3,
      sequence(
        sequence(
          oid(BASIC_CONSTRAINTS),
          truth(true),
          octets(sequence(...(isAuthority ? [truth(true)] : []))),
        ),
      ),
    ),
  );
  const der = sequence(body, algorithm, bits(sign('sha256', body, signer)));
  return {
    name,
    privateKey,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${linesOf(der)}\n-----END CERTIFICATE-----\n`,
  };
}

/** Without an empty line at the end, whatever the length: readers take it for the end of the text. */
function linesOf(der: Buffer): string {
  return (der.toString('base64').match(/.{1,64}/g) ?? []).join('\n');
}

function named(name: string): Buffer {
  return sequence(set(sequence(oid(COMMON_NAME), utf8(name))));
}
