import type { GreyImage } from '#renderer/lib/reading/image/grey-image.ts';
import type { PageCode } from '#renderer/lib/reading/page-reading.ts';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import readerUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

let isPrepared = false;

/** QR and bar codes of a page, read by the reader that comes with the program. */
export async function readCodes(page: GreyImage): Promise<PageCode[]> {
  if (!isPrepared) {
    prepareZXingModule({ overrides: { locateFile: () => readerUrl } });
    isPrepared = true;
  }
  const found = await readBarcodes(imageData(page), { tryHarder: true, maxNumberOfSymbols: 8 });
  return found.filter(({ isValid }) => isValid).map(({ format, text }) => ({ format, text }));
}

function imageData({ width, height, data }: GreyImage): ImageData {
  const rgba = new Uint8ClampedArray(width * height * 4);
  data.forEach((value, index) => rgba.fill(value, index * 4, index * 4 + 3));
  for (let at = 3; at < rgba.length; at += 4) rgba[at] = 255;
  return new ImageData(rgba, width, height);
}
