import { greyFromRgba, type GreyImage } from '#renderer/lib/reading/image/grey-image.ts';

/** A page that is larger is taken smaller: at 300 dots an inch an A3 sheet. */
const MOST_PIXELS = 18_000_000;

/** Throws when the bytes are no picture. */
export async function greyPage(image: Blob | ImageBitmap): Promise<GreyImage> {
  const bitmap = image instanceof Blob ? await createImageBitmap(image) : image;
  try {
    const share = Math.min(1, Math.sqrt(MOST_PIXELS / (bitmap.width * bitmap.height)));
    const width = Math.max(1, Math.round(bitmap.width * share));
    const height = Math.max(1, Math.round(bitmap.height * share));
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('No canvas.');
    context.drawImage(bitmap, 0, 0, width, height);
    return greyFromRgba(context.getImageData(0, 0, width, height).data, width, height);
  } finally {
    bitmap.close();
  }
}

/** A page for recognisers that want neither more pixels nor another way up; quarter turns go with the clock. */
export function prepared(page: GreyImage, longest: number, quarterTurns = 0): GreyImage {
  const factor = Math.max(1, Math.max(page.width, page.height) / longest);
  const isAcross = quarterTurns % 2 === 1;
  const width = Math.floor((isAcross ? page.height : page.width) / factor);
  const height = Math.floor((isAcross ? page.width : page.height) / factor);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [fromX, fromY] = turnedBack(x * factor, y * factor, page, quarterTurns);
      data[y * width + x] = meanAt(page, fromX, fromY, factor);
    }
  }
  return { width, height, data };
}

function turnedBack(x: number, y: number, page: GreyImage, turns: number): readonly [number, number] {
  if (turns === 1) return [y, page.height - 1 - x];
  if (turns === 2) return [page.width - 1 - x, page.height - 1 - y];
  return turns === 3 ? [page.width - 1 - y, x] : [x, y];
}

function meanAt({ data, width, height }: GreyImage, x: number, y: number, size: number): number {
  const reach = Math.max(1, Math.round(size));
  const left = Math.max(0, Math.min(width - reach, Math.round(x)));
  const top = Math.max(0, Math.min(height - reach, Math.round(y)));
  let sum = 0;
  for (let row = 0; row < reach; row += 1) {
    for (let column = 0; column < reach; column += 1) sum += data[(top + row) * width + left + column] ?? 0;
  }
  return sum / reach ** 2;
}
