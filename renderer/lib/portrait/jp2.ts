/** Wraps a JPEG 2000 codestream of three colours (sRGB) into the boxes of a JP2 file (ISO/IEC 15444-1, annex I). */
export function jp2File(codestream: Uint8Array, width: number, height: number): Uint8Array {
  const signature = box('jP  ', [0x0d, 0x0a, 0x87, 0x0a]);
  const type = box('ftyp', [...ascii('jp2 '), 0, 0, 0, 0, ...ascii('jp2 ')]);
  const header = box('jp2h', [
    ...box('ihdr', [...uint32(height), ...uint32(width), 0, 3, 7, 7, 0, 0]),
    ...box('colr', [1, 0, 0, ...uint32(16)]),
  ]);
  return join([signature, type, header, box('jp2c', []), codestream], codestream.length);
}

function join(parts: readonly (readonly number[] | Uint8Array)[], codestream: number): Uint8Array {
  const file = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  // The last box holds what follows it.
  file.set(uint32(codestream + 8), file.length - codestream - 8);
  return file;
}

function box(name: string, content: readonly number[]): number[] {
  return [...uint32(content.length + 8), ...ascii(name), ...content];
}

function ascii(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}

function uint32(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}
