import type { Page } from '@playwright/test';
import type { ReadingBrowser } from './reading-browser.ts';

/** What the page of `openReadingBrowser` offers. */
type InPage = {
  fileOf: (seed: number) => Promise<string>;
  cardFileOf: (kind: 'KTP' | 'KK') => Promise<string>;
};

/** A page of the set as a JPEG file. */
export async function passportFile(page: Page, seed: number): Promise<Buffer> {
  const bytes = await page.evaluate((value) => (globalThis as unknown as InPage).fileOf(value), seed);
  return Buffer.from(bytes, 'base64');
}

export async function cardFile(page: Page, kind: 'KTP' | 'KK'): Promise<Buffer> {
  const bytes = await page.evaluate((value) => (globalThis as unknown as InPage).cardFileOf(value), kind);
  return Buffer.from(bytes, 'base64');
}

/** A PDF whose second page is the picture: the first one is a covering letter. */
export async function scanOf({ page }: ReadingBrowser, picture: Buffer): Promise<Buffer> {
  const sheet = await page.context().newPage();
  try {
    const source = `data:image/jpeg;base64,${picture.toString('base64')}`;
    await sheet.setContent(
      `<p>Surat pengantar contoh</p><img src="${source}" style="width:190mm;break-before:page;display:block">`,
    );
    await sheet.locator('img').evaluate((image: HTMLImageElement) => image.decode());
    return await sheet.pdf({ format: 'A4', printBackground: true });
  } finally {
    await sheet.close();
  }
}
