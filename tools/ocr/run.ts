import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Page } from 'playwright';
import { localDate, toInstant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { ReadAnswer, ReadRequest } from '#renderer/lib/reading/page-reading.ts';
import { serveBuiltPage, type BuiltPage } from '#tools/built-page/built-page.ts';

/**
 * `npm run ocr -- [--all] FILE…`: what the program's own reader finds on each page, one JSON line a file. The worker is the built one and runs
 * in Chromium as it does in the program. `--all` adds the page's codes and what is said of the zone. A file that could not be read has a line of
 * the same shape and an error. 1 when there was one, 2 without a file.
 */
const WIB_MINUTES = 420;
const args = process.argv.slice(2);
const files = args.filter((arg) => arg !== '--all');
const isAll = args.includes('--all');
if (files.length === 0) {
  process.stderr.write('npm run ocr -- [--all] FILE… (jpeg, png, webp, pdf)\n');
  process.exitCode = 2;
} else {
  process.exitCode = await readAll(files);
}

async function readAll(names: readonly string[]): Promise<number> {
  const on = localDate(toInstant(new Date()), WIB_MINUTES);
  const built = await serveBuiltPage(path.resolve(import.meta.dirname, '../../out/renderer'));
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(built.origin);
    await startWorker(page, built.script('read-page.worker'));
    let failed = 0;
    for (const file of names) {
      const line = await readOne(page, built, { file, on });
      if ('error' in line) failed += 1;
      process.stdout.write(`${JSON.stringify({ file, ...line })}\n`);
    }
    return failed > 0 ? 1 : 0;
  } finally {
    await browser.close();
    built.close();
  }
}

async function readOne(page: Page, built: BuiltPage, { file, on }: { file: string; on: PlainDate }) {
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) return unread('NOT_FOUND');
  const answer = await ask(page, built.offer(bytes), on);
  if (!answer.ok) return unread(answer.code);
  const { kind, mrz, fields, codes, ms } = answer.reading;
  const zone = mrz && { valid: mrz.valid, lines: mrz.lines, fields: mrz.fields };
  return { kind, mrz: zone, fields, ms, ...(isAll ? { codes, issues: mrz?.issues ?? [] } : {}) };
}

function unread(error: string) {
  return { kind: 'OTHER', mrz: null, fields: [], ms: 0, error };
}

type PageGlobal = { readerWorker: Worker };
type TrustedTypes = {
  createPolicy: (name: string, rules: object) => { createScriptURL: (url: string) => string };
};

async function startWorker(page: Page, workerPath: string): Promise<void> {
  await page.evaluate((url) => {
    // The page's policy asks for such a rule, as it does in the program (renderer/lib/reading/script-url.ts).
    const { trustedTypes } = globalThis as unknown as { trustedTypes: TrustedTypes };
    const policy = trustedTypes.createPolicy('loket-worker', { createScriptURL: (text: string) => text });
    const readerWorker = new Worker(policy.createScriptURL(url), { type: 'module' });
    Object.assign(globalThis, { readerWorker });
  }, workerPath);
}

async function ask(page: Page, url: string, on: PlainDate): Promise<ReadAnswer> {
  return page.evaluate(
    async (input) => {
      const { readerWorker } = globalThis as unknown as PageGlobal;
      const image = await (await fetch(input.url)).blob();
      return new Promise<ReadAnswer>((resolve) => {
        readerWorker.addEventListener('message', ({ data }: MessageEvent<ReadAnswer>) => resolve(data), {
          once: true,
        });
        readerWorker.addEventListener('error', () => resolve({ id: 1, ok: false, code: 'FAILED' }), {
          once: true,
        });
        readerWorker.postMessage({ id: 1, image, on: input.on } satisfies ReadRequest);
      });
    },
    { url, on },
  );
}
