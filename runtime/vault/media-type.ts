export type MediaType = 'image/jpeg' | 'image/png' | 'application/pdf';

export const MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024;

/** Reads the kind from the first bytes; a name or a declared type is never believed. Null for anything not allowed. */
export function sniffMediaType(bytes: Uint8Array): MediaType | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return 'application/pdf';
  return null;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return bytes.length > signature.length && signature.every((value, index) => bytes[index] === value);
}
