import openCodec from '@cornerstonejs/codec-openjpeg/wasmjs';
import { jp2File } from '#renderer/lib/portrait/jp2.ts';

let codec: ReturnType<typeof openCodec> | null = null;

/** A picture of four bytes a pixel as JPEG 2000 with loss, the way books carry it. */
export async function jp2Portrait(
  { width, height, rgba }: { width: number; height: number; rgba: Uint8Array },
  ratio: number,
): Promise<Uint8Array> {
  codec ??= openCodec({ print: () => undefined, printErr: () => undefined });
  const encoder = new (await codec).J2KEncoder();
  try {
    const into = encoder.getDecodedBuffer({
      width,
      height,
      bitsPerSample: 8,
      componentCount: 3,
      isSigned: false,
      isUsingColorTransform: true,
    });
    for (let at = 0; at < width * height; at += 1) {
      for (const channel of [0, 1, 2]) into[at * 3 + channel] = rgba[at * 4 + channel] ?? 0;
    }
    encoder.setQuality(false, 1);
    encoder.setCompressionRatio(0, ratio);
    encoder.encode();
    return jp2File(Uint8Array.from(encoder.getEncodedBuffer()), width, height);
  } finally {
    encoder.delete();
  }
}
