import type { Page } from '@playwright/test';
import type { Pixels } from './pixels.ts';

/** Packed by Chromium, as the program's own pictures are. */
export async function jpegOf(page: Page, { width, height, data }: Pixels, quality = 0.92): Promise<Buffer> {
  const packed = await page.evaluate(
    async (picture) => {
      const bytes = Uint8ClampedArray.from(atob(picture.data), (letter) => letter.charCodeAt(0));
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      canvas.getContext('2d')?.putImageData(new ImageData(bytes, picture.width, picture.height), 0, 0);
      const file = await canvas.convertToBlob({ type: 'image/jpeg', quality: picture.quality });
      const letters = Array.from(new Uint8Array(await file.arrayBuffer()), (value) =>
        String.fromCharCode(value),
      );
      return btoa(letters.join(''));
    },
    { width, height, quality, data: Buffer.from(data.buffer).toString('base64') },
  );
  return Buffer.from(packed, 'base64');
}
