import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import { openReadingBrowser, type ReadingBrowser } from '#test/support/reading/reading-browser.ts';
import { cardFile, passportFile, scanOf } from '#test/support/reading/reading-files.ts';
import { pageSpec } from '#test/support/reading/page-set.ts';

/** `npm run ocr`: the built reader of the program, in Chromium, under the program's own policy. */
test.describe('reading of files', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'loket-ocr-'));
  const at = (name: string) => path.join(folder, name);
  let browser: ReadingBrowser;

  test.beforeAll(async () => {
    browser = await openReadingBrowser();
    const passport = await passportFile(browser.page, 2);
    writeFileSync(at('passport.jpg'), passport);
    writeFileSync(at('ktp.jpg'), await cardFile(browser.page, 'KTP'));
    writeFileSync(at('kk.jpg'), await cardFile(browser.page, 'KK'));
    writeFileSync(at('scan.pdf'), await scanOf(browser, passport));
    writeFileSync(at('code.png'), await qrCode('LOKET-CONTOH-1'));
    writeFileSync(at('broken.jpg'), 'no picture');
  });

  test.afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('gives one line a file, goes on after a broken one, and says so at the end', async () => {
    test.setTimeout(180_000);
    const names = ['passport.jpg', 'broken.jpg', 'ktp.jpg', 'kk.jpg', 'scan.pdf', 'code.png', 'absent.png'];
    const { lines, code } = await ocr(names.map(at));
    expect(code).toBe(1);
    expect(lines.map(({ file }) => path.basename(String(file)))).toEqual(names);
    const [passport, broken, ktp, kk, scan, qr, absent] = lines;

    const { book } = pageSpec(2);
    const fields = {
      passportNumber: book.passportNumber,
      birthDate: book.birthDate,
      expiresOn: book.expiresOn,
    };
    expect(passport).toMatchObject({ kind: 'PASSPORT', mrz: { valid: true, lines: book.lines, fields } });
    expect(scan).toMatchObject({ kind: 'PASSPORT', mrz: { valid: true, lines: book.lines } });
    const shape = ['fields', 'file', 'kind', 'mrz', 'ms'];
    for (const line of [passport, scan, ktp, kk, qr]) {
      expect(Object.keys(line ?? {}).toSorted()).toEqual(shape);
    }
    expect(Object.keys((passport?.['mrz'] as object | null) ?? {})).toEqual(['valid', 'lines', 'fields']);
    const nothing = { kind: 'OTHER', mrz: null, fields: [] };
    expect(broken).toMatchObject({ ...nothing, error: 'UNREADABLE' });
    expect(absent).toMatchObject({ ...nothing, error: 'NOT_FOUND' });

    expect(ktp).toMatchObject({ kind: 'KTP', mrz: null });
    expect(valuesOf(ktp)).toEqual({
      nik: '1371991211870001',
      fullName: 'BUDI SANTOSO',
      birthPlace: 'PADANG',
      birthDate: '1987-11-12',
      sex: 'MALE',
      address: 'JL. CONTOH NO. 1',
    });
    expect(kk).toMatchObject({ kind: 'KK', mrz: null });
    expect(valuesOf(kk)).toMatchObject({ kkNumber: '1371991203150007', fullName: 'BUDI SANTOSO' });
    expect(qr).toMatchObject({ kind: 'OTHER', mrz: null });
    const all = await ocr(['--all', at('code.png')]);
    expect(all).toMatchObject({ code: 0, lines: [{ codes: [{ text: 'LOKET-CONTOH-1' }], issues: [] }] });
  });
});

type Line = Record<string, unknown> & { fields?: { name: string; value: string }[] };

function valuesOf(line: Line | undefined): Record<string, string> {
  return Object.fromEntries((line?.fields ?? []).map(({ name, value }) => [name, value]));
}

function ocr(files: readonly string[]): Promise<{ lines: Line[]; code: number }> {
  const start = path.resolve(import.meta.dirname, '../../tools/start/run.mjs');
  return new Promise((resolve) => {
    execFile(process.execPath, [start, 'ocr', ...files], { maxBuffer: 1e7 }, (error, stdout) => {
      const lines = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Line);
      resolve({ lines, code: error ? Number(error.code) : 0 });
    });
  });
}

async function qrCode(text: string): Promise<Buffer> {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm');
  const wasmBinary = new Uint8Array(await readFile(wasm)).buffer;
  prepareZXingModule({ overrides: { wasmBinary } });
  const { image } = await writeBarcode(text, { format: 'QRCode', scale: 8 });
  if (!image) throw new Error('No QR code.');
  return Buffer.from(await image.arrayBuffer());
}
