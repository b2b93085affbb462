/** Reading of the Logical Data Structure of a passport's chip (ICAO 9303-10); throws `LdsError` for what is none. */
export class LdsError extends Error {}

type Tlv = { tag: number; value: Uint8Array };

/** One BER-TLV object of LDS: tags of one or two bytes, definite lengths of up to four. */
function readTlv(bytes: Uint8Array, at = 0): Tlv & { end: number } {
  const byte = (index: number): number => {
    const value = bytes[index];
    if (value === undefined) throw new LdsError('cut off');
    return value;
  };
  let next = at;
  let tag = byte(next);
  next += 1;
  if ((tag & 0x1f) === 0x1f) {
    tag = (tag << 8) | byte(next);
    next += 1;
  }
  let length = byte(next);
  next += 1;
  if (length > 0x84 || length === 0x80) throw new LdsError('length');
  if (length > 0x80) {
    const count = length - 0x80;
    length = 0;
    for (let index = 0; index < count; index += 1) length = length * 256 + byte(next + index);
    next += count;
  }
  if (next + length > bytes.length) throw new LdsError('cut off');
  return { tag, value: bytes.subarray(next, next + length), end: next + length };
}

function readAll(bytes: Uint8Array): Tlv[] {
  const found: Tlv[] = [];
  for (let at = 0; at < bytes.length;) {
    const { end, ...tlv } = readTlv(bytes, at);
    found.push(tlv);
    at = end;
  }
  return found;
}

function inside(bytes: Uint8Array, ...path: readonly number[]): Uint8Array {
  let current = bytes;
  for (const wanted of path) {
    const found = readAll(current).find(({ tag }) => tag === wanted);
    if (!found) throw new LdsError(`no ${wanted.toString(16)}`);
    current = found.value;
  }
  return current;
}

const MRZ_LINE = 44;

/** EF.DG1 of a passport (TD3): two lines of 44. */
export function mrzOfDg1(dg1: Uint8Array): readonly [string, string] {
  const text = Buffer.from(inside(dg1, 0x61, 0x5f1f)).toString('latin1');
  if (!/^[A-Z0-9<]{88}$/.test(text)) throw new LdsError('no TD3');
  return [text.slice(0, MRZ_LINE), text.slice(MRZ_LINE)];
}

/** The content of EF.SOD: the signed message. */
export function contentOfSod(sod: Uint8Array): Uint8Array {
  return inside(sod, 0x77);
}

export type ChipPicture = { mediaType: 'image/jpeg' | 'image/jp2'; bytes: Uint8Array };

const FACE_RECORD = 'FAC\0';
const RECORD_HEAD = 14;
const FACE_HEAD = 20;
const FEATURE_POINT = 8;
const IMAGE_HEAD = 12;

/** The first face of EF.DG2, an ISO/IEC 19794-5 record inside CBEFF. */
export function pictureOfDg2(dg2: Uint8Array): ChipPicture {
  const template = inside(dg2, 0x75, 0x7f61, 0x7f60);
  const parts = readAll(template);
  const block = parts.find(({ tag }) => tag === 0x5f2e || tag === 0x7f2e);
  if (!block) throw new LdsError('no picture');
  const record = Buffer.from(block.value);
  if (record.subarray(0, 4).toString('latin1') !== FACE_RECORD) throw new LdsError('no face record');
  if (record.length < RECORD_HEAD + FACE_HEAD) throw new LdsError('cut off');
  const points = record.readUInt16BE(RECORD_HEAD + 4);
  const from = RECORD_HEAD + FACE_HEAD + points * FEATURE_POINT + IMAGE_HEAD;
  const to = RECORD_HEAD + record.readUInt32BE(RECORD_HEAD);
  if (from >= to || to > record.length) throw new LdsError('cut off');
  const bytes = record.subarray(from, to);
  return { mediaType: typeOf(bytes), bytes };
}

function typeOf(bytes: Buffer): ChipPicture['mediaType'] {
  const head = bytes.subarray(0, 12).toString('hex');
  if (head.startsWith('ffd8ff')) return 'image/jpeg';
  if (head.startsWith('0000000c6a502020') || head.startsWith('ff4fff51')) return 'image/jp2';
  throw new LdsError('picture of another kind');
}
