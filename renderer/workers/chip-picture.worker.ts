import openCodec from '@cornerstonejs/codec-openjpeg/decodewasmjs';
import codecUrl from '@cornerstonejs/codec-openjpeg/decodewasm?url';
import { jp2Head } from '#renderer/lib/prints/jp2-head.ts';

const MOST_SIDE = 4096;

/** One JPEG 2000 picture as PNG; nothing where it is none that can be shown. */
addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => {
  void asPng(data)
    .catch(() => null)
    .then((png) => postMessage(png));
});

async function asPng(bytes: Uint8Array): Promise<Blob | null> {
  // The head first: a small file must not ask for the memory of a huge picture.
  const { width, height, bits, components } = jp2Head(bytes);
  if (width > MOST_SIDE || height > MOST_SIDE || bits !== 8 || ![1, 3].includes(components)) return null;
  const codec = await openCodec({
    locateFile: () => codecUrl,
    print: () => undefined,
    printErr: () => undefined,
  });
  const decoder = new codec.J2KDecoder();
  try {
    decoder.getEncodedBuffer(bytes.length).set(bytes);
    decoder.decode();
    const pixels = decoder.getDecodedBuffer();
    if (pixels.length !== width * height * components) return null;
    return await drawn(pixels, { width, height, components });
  } finally {
    decoder.delete();
  }
}

type Shape = { width: number; height: number; components: number };

async function drawn(pixels: Uint8Array, { width, height, components }: Shape): Promise<Blob | null> {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let at = 0; at < width * height; at += 1) {
    for (let part = 0; part < 3; part += 1) {
      rgba[at * 4 + part] = pixels[at * components + (components === 3 ? part : 0)] ?? 0;
    }
  }
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.putImageData(new ImageData(rgba, width, height), 0, 0);
  return canvas.convertToBlob({ type: 'image/png' });
}
