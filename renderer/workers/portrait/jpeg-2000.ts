import createCodec from '@cornerstonejs/codec-openjpeg/wasmjs';
import { PARTS } from './parts.ts';

type Encoder = {
  getDecodedBuffer: (frame: object) => Uint8Array;
  setQuality: (lossless: boolean, layers: number) => void;
  setCompressionRatio: (layer: number, ratio: number) => void;
  encode: () => void;
  getEncodedBuffer: () => Uint8Array;
  delete: () => void;
};
type Decoder = {
  getEncodedBuffer: (size: number) => Uint8Array;
  decode: () => void;
  getFrameInfo: () => { width: number; height: number; bitsPerSample: number; componentCount: number };
  getDecodedBuffer: () => Uint8Array;
  delete: () => void;
};
type Codec = { J2KEncoder: new () => Encoder; J2KDecoder: new () => Decoder };

let codec: Promise<Codec> | null = null;

export function jpeg2000Codec(): Promise<Codec> {
  codec ??= createCodec({ locateFile: () => PARTS.openjpeg }) as Promise<Codec>;
  return codec;
}

/** The signature box of a JP2 file, or the first two markers of a bare codestream. */
const BEGINNINGS = ['0000000c6a502020', 'ff4fff51'];

export async function isJpeg2000(file: Blob): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, 8).arrayBuffer());
  const hex = Array.from(head, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return BEGINNINGS.some((beginning) => hex.startsWith(beginning));
}

/** Grey or three colours of 8 bits; anything else throws. */
export async function readJpeg2000(file: Blob): Promise<ImageData> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { J2KDecoder } = await jpeg2000Codec();
  const decoder = new J2KDecoder();
  try {
    decoder.getEncodedBuffer(bytes.length).set(bytes);
    decoder.decode();
    const { width, height, bitsPerSample, componentCount } = decoder.getFrameInfo();
    if (bitsPerSample !== 8 || (componentCount !== 1 && componentCount !== 3)) {
      throw new Error('JPEG 2000 of another kind');
    }
    const from = decoder.getDecodedBuffer();
    const image = new ImageData(width, height);
    for (let at = 0; at < width * height; at += 1) {
      for (const channel of [0, 1, 2]) {
        image.data[at * 4 + channel] = from[at * componentCount + (channel % componentCount)] ?? 0;
      }
      image.data[at * 4 + 3] = 255;
    }
    return image;
  } finally {
    decoder.delete();
  }
}
