import { isFingerRecord } from '#common/domain/biometrics/fir.ts';

/** A finger record of ISO/IEC 19794-4 has no registered name of its own. */
export const FINGER_RECORD = 'application/x-iso19794-4';

/** What a person files: pictures and pages. */
export type FileType = 'image/jpeg' | 'image/png' | 'application/pdf';
export type MediaType = FileType | typeof FINGER_RECORD;

/** What lies beside a capture and is read by machines: the master of a photo, the strokes of a signature. */
export type MasterType = 'image/jp2' | 'application/vnd.loket.strokes+json';

export const MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024;

/** How the strokes of a signature begin; written by `common/domain/biometrics/strokes.ts`. */
const STROKES = new TextEncoder().encode('{"loket":"strokes/1",');

/** Reads the kind from the first bytes; a name or a declared type is never believed. Null for anything not allowed. */
export function sniffMediaType(bytes: Uint8Array): MediaType | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return 'application/pdf';
  return isFingerRecord(bytes) ? FINGER_RECORD : null;
}

/** JP2 files begin with the signature box of ISO/IEC 15444-1. */
export function sniffMasterType(bytes: Uint8Array): MasterType | null {
  if (startsWith(bytes, [0, 0, 0, 0x0c, 0x6a, 0x50, 0x20, 0x20, 0x0d, 0x0a, 0x87, 0x0a])) return 'image/jp2';
  if (startsWith(bytes, [...STROKES])) return 'application/vnd.loket.strokes+json';
  return null;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return bytes.length > signature.length && signature.every((value, index) => bytes[index] === value);
}
