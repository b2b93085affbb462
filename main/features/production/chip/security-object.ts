import { X509Certificate } from 'node:crypto';
import { Constructed, fromBER, Integer, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { ContentInfo, SignedData, type SignerInfo } from 'pkijs';
import { contentOfSod, LdsError } from './lds.ts';

/** id-icao-ldsSecurityObject, what EF.SOD signs. */
const LDS_SECURITY_OBJECT = '2.23.136.1.1.1';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';

const HASHES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
/** Signature algorithms that name their hash; the others take the digest algorithm of the signer. */
const SIGNATURE_HASHES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.5': 'sha1',
  '1.2.840.113549.1.1.14': 'sha224',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.1': 'sha1',
  '1.2.840.10045.4.3.1': 'sha224',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};
const RSA_PSS = '1.2.840.113549.1.1.10';

export type SecurityObject = {
  /** Hash of each data group by its number, and with what it was made. */
  hash: string;
  groups: ReadonlyMap<number, Buffer>;
  signer: X509Certificate;
  /** What was signed, as bytes, and the hash that it names for the content. */
  attributes: Buffer;
  content: Buffer;
  contentHash: string;
  messageDigest: Buffer;
  signature: Buffer;
  signatureHash: string;
  isPss: boolean;
};

/** Takes EF.SOD apart (ICAO 9303-10 §4.6.2); throws LdsError for what is none. Nothing of it is believed yet. */
export function readSecurityObject(sod: Uint8Array): SecurityObject {
  const info = ContentInfo.fromBER(plain(contentOfSod(sod)));
  const signed = new SignedData({ schema: info.content });
  if (signed.encapContentInfo.eContentType !== LDS_SECURITY_OBJECT) throw new LdsError('other content');
  const octets = signed.encapContentInfo.eContent;
  const [signer] = signed.signerInfos;
  if (!octets || !signer) throw new LdsError('not signed');
  const content = Buffer.from(octets.getValue());
  const { hash, groups } = readGroups(content);
  const contentHash = hashOf(signer.digestAlgorithm.algorithmId);
  const algorithm = signer.signatureAlgorithm.algorithmId;
  return {
    hash,
    groups,
    content,
    contentHash,
    signer: certificateOf(info.content),
    ...attributesOf(signer),
    signature: Buffer.from(signer.signature.valueBlock.valueHexView),
    signatureHash: SIGNATURE_HASHES[algorithm] ?? contentHash,
    isPss: algorithm === RSA_PSS,
  };
}

/** `LDSSecurityObject ::= SEQUENCE { version, hashAlgorithm, SEQUENCE OF { number, hash } }` */
function readGroups(content: Buffer): Pick<SecurityObject, 'hash' | 'groups'> {
  const [, algorithm, list] = partsOf(fromBER(plain(content)).result);
  const [id] = partsOf(algorithm);
  if (!(id instanceof ObjectIdentifier)) throw new LdsError('no hash algorithm');
  const groups = new Map(
    partsOf(list).map((one): [number, Buffer] => {
      const [number, hash] = partsOf(one);
      if (!(number instanceof Integer) || !(hash instanceof OctetString)) throw new LdsError('no data group');
      return [number.valueBlock.valueDec, Buffer.from(hash.valueBlock.valueHexView)];
    }),
  );
  return { hash: hashOf(id.valueBlock.toString()), groups };
}

/** The first certificate as it was written: written anew it would no longer be what its issuer signed. */
function certificateOf(signedData: unknown): X509Certificate {
  const list = partsOf(signedData).find(
    (part) => part instanceof Constructed && part.idBlock.tagClass === 3 && part.idBlock.tagNumber === 0,
  );
  const first: unknown = list instanceof Constructed ? list.valueBlock.value[0] : undefined;
  if (!(first instanceof Sequence)) throw new LdsError('no certificate');
  return new X509Certificate(Buffer.from(first.valueBeforeDecodeView));
}

function partsOf(block: unknown): unknown[] {
  if (!(block instanceof Sequence)) throw new LdsError('no sequence');
  return block.valueBlock.value;
}

function attributesOf({ signedAttrs }: SignerInfo): Pick<SecurityObject, 'attributes' | 'messageDigest'> {
  const valueOf = (type: string): unknown =>
    signedAttrs?.attributes.find((attribute) => attribute.type === type)?.values[0];
  const type = valueOf(CONTENT_TYPE);
  const digest = valueOf(MESSAGE_DIGEST);
  const isOurs = type instanceof ObjectIdentifier && type.valueBlock.toString() === LDS_SECURITY_OBJECT;
  if (!signedAttrs || !isOurs || !(digest instanceof OctetString)) throw new LdsError('no signed attributes');
  return {
    attributes: Buffer.from(signedAttrs.encodedValue),
    messageDigest: Buffer.from(digest.valueBlock.valueHexView),
  };
}

function hashOf(oid: string): string {
  const hash = HASHES[oid];
  if (!hash) throw new LdsError(`hash ${oid}`);
  return hash;
}

/** The libraries take memory of its own, not a window into a larger one. */
function plain(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
