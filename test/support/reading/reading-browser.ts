import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { build } from 'vite';

export type ReadingBrowser = { page: Page; close: () => Promise<void> };

/** A Chromium with the reader and the makers of test pages in it, and the font of half of the pages. */
export async function openReadingBrowser(): Promise<ReadingBrowser> {
  const code = await bundled(path.join(import.meta.dirname, 'in-page.ts'));
  const browser: Browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const context = await browser.newContext();
  const page = await context.newPage();
  const font = readFileSync(path.join(import.meta.dirname, 'ocr-b.otf')).toString('base64');
  await page.evaluate(async (bytes) => {
    const face = new FontFace('ocr-b-of-the-tests', `url(data:font/otf;base64,${bytes})`);
    document.fonts.add(await face.load());
  }, font);
  await page.addScriptTag({ content: code });
  return { page, close: () => browser.close() };
}

async function bundled(entry: string): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    root: path.resolve(import.meta.dirname, '../../..'),
    build: { write: false, target: 'esnext', lib: { entry, formats: ['iife'], name: 'reading' } },
  });
  const [first] = Array.isArray(made) ? made : [];
  const chunk = first?.output[0];
  if (!chunk) throw new Error('The reader was not bundled.');
  return chunk.code;
}
