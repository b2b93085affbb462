import { constants, createHash, verify, type X509Certificate } from 'node:crypto';
import type { PassiveResult } from '#common/domain/production/chip.ts';
import { readSecurityObject, type SecurityObject } from './security-object.ts';

/** The files of a chip that say who the holder is, and what vouches for them. */
export type ChipFiles = { dg1: Uint8Array; dg2: Uint8Array; sod: Uint8Array };

/** Are these the data that the issuing state signed (ICAO 9303-11 §5.1)? `anchors`: country signing certificates that the office trusts. */
export function authenticate(
  files: ChipFiles,
  anchors: readonly X509Certificate[],
  now: Date,
): PassiveResult {
  let object: SecurityObject;
  try {
    object = readSecurityObject(files.sod);
  } catch {
    // Whatever a broken or forged object makes the parsers say, it vouches for nothing.
    return 'INVALID';
  }
  if (!holds(object)) return 'INVALID';
  if (!isUnchanged(object, files)) return 'CHANGED';
  if (anchors.length === 0) return 'NO_ANCHOR';
  return trustOf(object.signer, anchors, now);
}

function holds({ signer, signature, attributes, ...object }: SecurityObject): boolean {
  const digest = createHash(object.contentHash).update(object.content).digest();
  if (!digest.equals(object.messageDigest)) return false;
  const padding = object.isPss
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }
    : {};
  try {
    return verify(object.signatureHash, attributes, { key: signer.publicKey, ...padding }, signature);
  } catch {
    return false;
  }
}

function isUnchanged({ hash, groups }: SecurityObject, { dg1, dg2 }: ChipFiles): boolean {
  return [dg1, dg2].every((group, index) => {
    const signed = groups.get(index + 1);
    return signed !== undefined && createHash(hash).update(group).digest().equals(signed);
  });
}

function trustOf(signer: X509Certificate, anchors: readonly X509Certificate[], now: Date): PassiveResult {
  const anchor = anchors.find(
    (one) =>
      one.fingerprint256 === signer.fingerprint256 ||
      (one.ca && signer.checkIssued(one) && signer.verify(one.publicKey)),
  );
  if (!anchor) return 'UNTRUSTED';
  const isValid = [signer, anchor].every(
    ({ validFromDate, validToDate }) => validFromDate <= now && now <= validToDate,
  );
  return isValid ? 'VALID' : 'EXPIRED';
}
