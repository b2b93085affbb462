import { crc32, deflateSync } from 'node:zlib';
import { seededRandom } from '#common/kernel/random.ts';
import { blockJpeg } from '#tools/scanner-simulator/jpeg.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A grey PNG of its own size and shade: another `shade` is another picture. */
export function aPicture(shade = 128, width = 48, height = 64): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8); // eight bits of grey
  const row = Buffer.alloc(width + 1, shade);
  row[0] = 0; // no filter
  return pngOf(head, Buffer.concat(Array.from({ length: height }, () => row)));
}

/** Colours by chance (seeded): nothing in it can be packed, as in a scan of paper. */
export function aNoisyPicture(width: number, height: number, seed = 1): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8); // eight bits of each colour
  const next = seededRandom(seed);
  const rows = Buffer.from(
    Array.from({ length: (width * 3 + 1) * height }, (_, index) =>
      index % (width * 3 + 1) === 0 ? 0 : Math.floor(next() * 256),
    ),
  );
  return pngOf(head, rows);
}

function pngOf(head: Buffer, rows: Buffer): Uint8Array {
  return Uint8Array.from(
    Buffer.concat([
      SIGNATURE,
      part('IHDR', head),
      part('IDAT', deflateSync(rows)),
      part('IEND', Buffer.alloc(0)),
    ]),
  );
}

function part(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

/** A grey JPEG; another `shade` is another picture. */
export function aJpeg({ width = 48, height = 64, shade = 128 } = {}): Uint8Array {
  return blockJpeg({ width, height }, (column, row) => shade + ((column + row) % 2) * 40);
}
