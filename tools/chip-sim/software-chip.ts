import { createHash, sign, X509Certificate } from 'node:crypto';
import { explicit, integer, octets, oid, sequence, set, tagged } from '#tools/certificates/der.ts';
import type { Issued } from '#tools/certificates/make-certificate.ts';

/** The files of a passport's chip as a personalisation system writes them, for tests and training: there is no chip. */
export type SoftwareChip = { dg1: Buffer; dg2: Buffer; sod: Buffer };

type Content = {
  mrz: readonly [string, string];
  /** JPEG or JPEG 2000. */
  photo: Uint8Array;
  signer: Issued;
};

const SHA256 = [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01];
const ECDSA_SHA256 = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02];
const RSA_SHA256 = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b];
const SIGNED_DATA = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
const LDS_OBJECT = [0x67, 0x81, 0x08, 0x01, 0x01, 0x01];
const CONTENT_TYPE = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x03];
const MESSAGE_DIGEST = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x04];
const ONE = integer(Buffer.from([1]));

export function softwareChip({ mrz, photo, signer }: Content): SoftwareChip {
  const dg1 = tagged(0x61, tagged(0x5f1f, Buffer.from(mrz.join(''), 'latin1')));
  const dg2 = faceGroup(photo);
  return { dg1, dg2, sod: securityObject([dg1, dg2], signer) };
}

/** CBEFF with one ISO/IEC 19794-5 face record. */
function faceGroup(photo: Uint8Array): Buffer {
  const faceHead = Buffer.alloc(20);
  faceHead.writeUInt32BE(20 + 12 + photo.length, 0);
  const head = Buffer.alloc(14);
  head.write('FAC\0', 0, 'latin1');
  head.write('010\0', 4, 'latin1');
  head.writeUInt32BE(14 + 20 + 12 + photo.length, 8);
  head.writeUInt16BE(1, 12);
  const record = Buffer.concat([head, faceHead, Buffer.alloc(12), Buffer.from(photo)]);
  return tagged(
    0x75,
    tagged(0x7f61, ONE, tagged(0x7f60, tagged(0xa1, Buffer.alloc(0)), tagged(0x5f2e, record))),
  );
}

function securityObject(groups: readonly Buffer[], signer: Issued): Buffer {
  const sha256 = sequence(oid(SHA256));
  const hashes = groups.map((group, index) =>
    sequence(integer(Buffer.from([index + 1])), octets(digestOf(group))),
  );
  const content = sequence(integer(Buffer.from([0])), sha256, sequence(...hashes));
  const attributes = Buffer.concat([
    sequence(oid(CONTENT_TYPE), set(oid(LDS_OBJECT))),
    sequence(oid(MESSAGE_DIGEST), set(octets(digestOf(content)))),
  ]);
  const certificate = new X509Certificate(signer.cert);
  const isRsa = signer.privateKey.asymmetricKeyType === 'rsa';
  const info = sequence(
    ONE,
    sequence(issuerOf(certificate.raw), integer(Buffer.from(certificate.serialNumber, 'hex'))),
    sha256,
    // Signed as a set, carried under a tag of its own (RFC 5652 §5.4).
    tagged(0xa0, attributes),
    sequence(oid(isRsa ? RSA_SHA256 : ECDSA_SHA256)),
    octets(sign('sha256', tagged(0x31, attributes), signer.privateKey)),
  );
  const signed = sequence(
    integer(Buffer.from([3])),
    set(sha256),
    sequence(oid(LDS_OBJECT), explicit(0, octets(content))),
    explicit(0, certificate.raw),
    set(info),
  );
  return tagged(0x77, sequence(oid(SIGNED_DATA), explicit(0, signed)));
}

/** The issuer's name as it stands in the certificate: the fourth part of its body. */
function issuerOf(certificate: Buffer): Buffer {
  const inner = (at: number) => at + headOf(certificate, at);
  let at = inner(inner(0));
  for (let part = 0; part < 3; part += 1) at += sizeOf(certificate, at);
  return certificate.subarray(at, at + sizeOf(certificate, at));
}

function headOf(bytes: Buffer, at: number): number {
  const length = bytes[at + 1] ?? 0;
  return length < 0x80 ? 2 : 2 + (length - 0x80);
}

function sizeOf(bytes: Buffer, at: number): number {
  const first = bytes[at + 1] ?? 0;
  const length = first < 0x80 ? first : bytes.readUIntBE(at + 2, first - 0x80);
  return headOf(bytes, at) + length;
}

function digestOf(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
