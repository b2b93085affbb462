import type { Page } from '@playwright/test';
import type { Pixels } from './pixels.ts';

/** The pixels of a file, at least so wide: small pictures are drawn larger, as a careless office does. */
export async function pixelsOf(page: Page, file: Buffer, leastWidth: number): Promise<Pixels> {
  const opened = await page.evaluate(
    async (input) => {
      const bytes = Uint8Array.from(atob(input.file), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const by = Math.max(1, input.leastWidth / bitmap.width);
      const canvas = new OffscreenCanvas(Math.round(bitmap.width * by), Math.round(bitmap.height * by));
      const context = canvas.getContext('2d');
      if (!context) throw new Error('No canvas.');
      context.imageSmoothingQuality = 'high';
      context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      const parts: string[] = [];
      for (let at = 0; at < data.length; at += 32_768) {
        parts.push(String.fromCharCode(...data.subarray(at, at + 32_768)));
      }
      return { width: canvas.width, height: canvas.height, data: btoa(parts.join('')) };
    },
    { file: file.toString('base64'), leastWidth },
  );
  const { width, height } = opened;
  return { width, height, data: new Uint8ClampedArray(Buffer.from(opened.data, 'base64')) };
}
