const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const PNG_HEAD = 8;
/** Length, name and checksum around the data of a part. */
const PNG_FRAME = 12;

/** Where the picture's own bytes end; null where the end is missing, as in a scan that broke off. */
export function pictureEnd(mediaType: 'image/jpeg' | 'image/png', bytes: Uint8Array): number | null {
  return mediaType === 'image/png' ? pngEnd(bytes) : jpegEnd(bytes);
}

function pngEnd(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = PNG_HEAD;
  while (at + PNG_FRAME <= bytes.byteLength) {
    const next = at + PNG_FRAME + view.getUint32(at);
    if (next > bytes.byteLength) return null;
    if (Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1') === 'IEND') return next;
    at = next;
  }
  return null;
}

function jpegEnd(bytes: Uint8Array): number | null {
  let at = 2;
  while (at + 4 <= bytes.byteLength) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1];
    // Fill bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === START_OF_SCAN) return endOfScan(bytes, at);
    at += 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
  }
  return null;
}

/** In the scan itself 0xff is always followed by 0x00 or a restart marker. */
function endOfScan(bytes: Uint8Array, from: number): number | null {
  for (let at = bytes.indexOf(0xff, from + 2); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    if (bytes[at + 1] === END_OF_IMAGE) return at + 2;
  }
  return null;
}
