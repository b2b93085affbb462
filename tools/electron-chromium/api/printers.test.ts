import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listPrinters, printSilently } from './printers.ts';

let folder: string;
const toPdf = async () => Buffer.from('%PDF-1.4');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stand-in-printers-'));
  mkdirSync(join(folder, 'Zebra'));
  process.env['LOKET_PRINTERS'] = folder;
});
afterEach(() => {
  delete process.env['LOKET_PRINTERS'];
  rmSync(folder, { recursive: true, force: true });
});

function print(deviceName: string): Promise<[boolean, string]> {
  return new Promise((resolve) => {
    printSilently(toPdf, { silent: true, deviceName }, (...answer) => resolve(answer));
  });
}

it('lists a folder as a printer, and what is printed lies in it', async () => {
  expect(listPrinters().map(({ name }) => name)).toEqual(['Zebra']);
  expect(await print('Zebra')).toEqual([true, '']);
  expect(readdirSync(join(folder, 'Zebra'))).toEqual(['0001.pdf']);
});

it('a dead printer takes nothing, and one that is away is no printer', async () => {
  writeFileSync(join(folder, 'Zebra', 'dead'), '');
  expect(await print('Zebra')).toEqual([false, 'Print job failed']);
  expect(await print('Epson')).toEqual([false, 'Invalid deviceName provided']);
  expect(readdirSync(join(folder, 'Zebra'))).toEqual(['dead']);
});

it('opens no dialog: there is nobody to choose', () => {
  expect(() => printSilently(toPdf, { silent: false })).toThrow('not available in the Chromium stand-in');
});
