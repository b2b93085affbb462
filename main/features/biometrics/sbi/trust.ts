import { X509Certificate, type KeyObject } from 'node:crypto';
import { compactVerify, decodeProtectedHeader } from 'jose';
import { CodedError } from '#common/contract/coded-error.ts';
import type { z } from 'zod';
import { readJson } from './transport.ts';

const LEAST_RSA_BITS = 2048;
const ALGORITHM = 'RS256';

type Leaf = { certificate: X509Certificate; publicKey: KeyObject };

/** Whose devices the office believes: certificates of issuers, or of single devices, that IT put on this PC. */
export class TrustAnchors {
  readonly #anchors: readonly X509Certificate[];

  constructor(pems: readonly string[]) {
    this.#anchors = pems.map((pem) => new X509Certificate(pem));
  }

  get isEmpty(): boolean {
    return this.#anchors.length === 0;
  }

  /**
   * The content of a signed message. Its first certificate alone counts, as SBI says: it must be issued by an anchor, or be one,
   * and be valid now; so must the anchor.
   */
  async open<T>(jws: string, schema: z.ZodType<T>, now: Date): Promise<T> {
    const leaf = leafOf(jws);
    this.#check(leaf.certificate, now);
    try {
      const { payload } = await compactVerify(jws, leaf.publicKey, { algorithms: [ALGORITHM] });
      return readJson(Buffer.from(payload), schema);
    } catch (error) {
      if (error instanceof CodedError) throw error;
      throw new CodedError('FINGER_SIGNATURE_INVALID');
    }
  }

  #check(leaf: X509Certificate, now: Date): void {
    const anchor = this.#anchors.find(
      (one) =>
        one.fingerprint256 === leaf.fingerprint256 ||
        (one.ca && leaf.checkIssued(one) && leaf.verify(one.publicKey)),
    );
    if (!anchor || !isStrong(leaf)) throw new CodedError('FINGER_CERTIFICATE_UNTRUSTED');
    if (!isValidAt(leaf, now) || !isValidAt(anchor, now)) throw new CodedError('FINGER_CERTIFICATE_EXPIRED');
  }
}

const MOST_LEAVES = 20;
/** One device signs again and again: its key is read once. */
const leaves = new Map<string, Leaf>();

function leafOf(jws: string): Leaf {
  try {
    const [first = ''] = decodeProtectedHeader(jws).x5c ?? [];
    const known = leaves.get(first);
    if (known) return known;
    const certificate = new X509Certificate(Buffer.from(first, 'base64'));
    const leaf = { certificate, publicKey: certificate.publicKey };
    if (leaves.size >= MOST_LEAVES) leaves.clear();
    leaves.set(first, leaf);
    return leaf;
  } catch {
    throw new CodedError('FINGER_SIGNATURE_INVALID');
  }
}

function isStrong({ publicKey }: X509Certificate): boolean {
  const bits = publicKey.asymmetricKeyDetails?.modulusLength ?? 0;
  return publicKey.asymmetricKeyType === 'rsa' && bits >= LEAST_RSA_BITS;
}

export function isValidAt({ validFromDate, validToDate }: X509Certificate, now: Date): boolean {
  return validFromDate <= now && now <= validToDate;
}
