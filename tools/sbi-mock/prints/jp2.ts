import openCodec from '@cornerstonejs/codec-openjpeg/wasmjs';
import type { GreyPrint } from '#renderer/lib/prints/grey-print.ts';

let codec: ReturnType<typeof openCodec> | null = null;

/** JPEG 2000 without loss, in the boxes that devices put around it. */
export async function encodeJp2({ width, height, data }: GreyPrint): Promise<Uint8Array> {
  codec ??= openCodec({ print: () => undefined, printErr: () => undefined });
  const { J2KEncoder } = await codec;
  const encoder = new J2KEncoder();
  try {
    const frame = {
      width,
      height,
      bitsPerSample: 8,
      componentCount: 1,
      isSigned: false,
      isUsingColorTransform: false,
    };
    encoder.getDecodedBuffer(frame).set(data);
    encoder.setQuality(true, 0);
    encoder.encode();
    return boxed(Buffer.from(encoder.getEncodedBuffer()), width, height);
  } finally {
    encoder.delete();
  }
}

function boxed(codestream: Buffer, width: number, height: number): Buffer {
  const size = Buffer.alloc(14);
  size.writeUInt32BE(height, 0);
  size.writeUInt32BE(width, 4);
  size.writeUInt16BE(1, 8);
  size.set([7, 7, 0, 0], 10);
  // Grey by number, without a profile.
  const colour = Buffer.from([1, 0, 0, 0, 0, 0, 17]);
  return Buffer.concat([
    box('jP  ', Buffer.from([0x0d, 0x0a, 0x87, 0x0a])),
    box('ftyp', Buffer.from('jp2 \0\0\0\0jp2 ', 'latin1')),
    box('jp2h', Buffer.concat([box('ihdr', size), box('colr', colour)])),
    box('jp2c', codestream),
  ]);
}

function box(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
}
