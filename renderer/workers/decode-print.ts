import openCodec from '@cornerstonejs/codec-openjpeg/decodewasmjs';
import codecUrl from '@cornerstonejs/codec-openjpeg/decodewasm?url';
import { PrintProblem, type GreyPrint } from '#renderer/lib/prints/grey-print.ts';
import type { WrittenPrint } from '#renderer/lib/prints/messages.ts';
import { jp2Head } from '#renderer/lib/prints/jp2-head.ts';
import { decodeWsq } from '#renderer/lib/prints/wsq/decode-wsq.ts';

let codec: ReturnType<typeof openCodec> | null = null;

/** Any of the ways in which a record may hold its picture. The record's own size is what counts: another one is no picture of it. */
export async function decodePrint(written: WrittenPrint): Promise<GreyPrint> {
  const print = await decoded(written);
  const isOwnSize = print.width === written.width && print.height === written.height;
  if (!isOwnSize) throw new PrintProblem('size differs');
  return print;
}

async function decoded({ format, image, width, height }: WrittenPrint): Promise<GreyPrint> {
  switch (format) {
    case 'WSQ':
      return decodeWsq(image);
    case 'JP2':
      return decodeJp2(image, { width, height });
    case 'JPEG':
      return decodePicture(image, 'image/jpeg');
    case 'PNG':
      return decodePicture(image, 'image/png');
    case 'RAW':
    case 'PACKED':
      if (image.length !== width * height) throw new PrintProblem('length differs');
      return { width, height, data: image };
  }
}

async function decodeJp2(image: Uint8Array, size: { width: number; height: number }): Promise<GreyPrint> {
  // The head first: a small file must not ask for the memory of a huge picture.
  const head = jp2Head(image);
  if (head.width !== size.width || head.height !== size.height) throw new PrintProblem('size differs');
  if (head.bits !== 8 || head.components !== 1) throw new PrintProblem('no grey picture');
  codec ??= openCodec({ locateFile: () => codecUrl, print: () => undefined, printErr: () => undefined });
  const decoder = new (await codec).J2KDecoder();
  try {
    decoder.getEncodedBuffer(image.length).set(image);
    decoder.decode();
    const { width, height } = decoder.getFrameInfo();
    return { width, height, data: new Uint8Array(decoder.getDecodedBuffer()) };
  } finally {
    decoder.delete();
  }
}

async function decodePicture(image: Uint8Array, type: string): Promise<GreyPrint> {
  const bitmap = await createImageBitmap(new Blob([new Uint8Array(image)], { type }));
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new PrintProblem('no canvas');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const rgba = context.getImageData(0, 0, width, height).data;
  return {
    width,
    height,
    data: Uint8Array.from({ length: width * height }, (_none, at) => rgba[at * 4] ?? 0),
  };
}
