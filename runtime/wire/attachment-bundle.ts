import { DecodeError, decodeMulti, encode } from '@msgpack/msgpack';
import type { Attachment } from '#common/contract/hub/attachments.ts';
import { BUNDLE, SMALL_ATTACHMENT } from '#common/contract/hub/protocol.ts';
import { release } from '#runtime/release.ts';

const NAME_BYTES = 64;
/** A name and both headings; what else a bundle weighs is its attachments. */
const FRAME_BYTES = 80;

export const LARGEST_BUNDLE = BUNDLE.bytes + BUNDLE.attachments * FRAME_BYTES;

/** Without lists and maps nothing can lie inside another: the decoder has no limit of depth. */
const FLAT = {
  maxArrayLength: 0,
  maxMapLength: 0,
  maxExtLength: 0,
  maxStrLength: NAME_BYTES,
  maxBinLength: SMALL_ATTACHMENT,
};

export function writeBundle(bundle: readonly Attachment[]): Buffer {
  const parts = bundle.flatMap(({ id, bytes }) => [
    encode(id, { initialBufferSize: FRAME_BYTES }),
    encode(bytes, { initialBufferSize: bytes.byteLength + FRAME_BYTES }),
  ]);
  const body = Buffer.concat(parts);
  parts.forEach(release);
  return body;
}

/** For the schema to parse; the bytes are views of the body. Null when it is no such sequence. */
export function readBundle(body: Uint8Array): { id: unknown; bytes: unknown }[] | null {
  const parts: unknown[] = [];
  try {
    for (const part of decodeMulti(body, FLAT)) {
      if (parts.push(part) > 2 * BUNDLE.attachments) return null;
    }
  } catch (error) {
    if (error instanceof DecodeError || error instanceof RangeError) return null;
    throw error;
  }
  return Array.from({ length: Math.ceil(parts.length / 2) }, (_, index) => ({
    id: parts[2 * index],
    bytes: parts[2 * index + 1],
  }));
}
