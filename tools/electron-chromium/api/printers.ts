import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Electron from 'electron';

import { notAvailable } from './unavailable.ts';

/**
 * Printers without printers: each folder under `LOKET_PRINTERS` is one of its name, and what is printed lies in it as a PDF. One
 * that holds a file called `dead` is listed and takes nothing, as one without paper is; a folder that is away is a printer that is
 * switched off.
 */
export function listPrinters(): Electron.PrinterInfo[] {
  const folder = process.env['LOKET_PRINTERS'];
  if (!folder || !existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, displayName: name, description: 'spooling folder', options: {} }));
}

export type PrintCallback = (success: boolean, failureReason: string) => void;

/** Without the dialog alone, and to a printer that is named: there is nobody here to choose one. */
export function printSilently(
  toPdf: (options: Electron.PrintToPDFOptions) => Promise<Buffer>,
  { silent, deviceName, pageSize, printBackground = false, ...rest }: Electron.WebContentsPrintOptions,
  callback: PrintCallback = () => undefined,
): void {
  if (!silent || !deviceName || Object.keys(rest).length > 0) {
    throw notAvailable('webContents.print with a dialog or other options');
  }
  toPdf({ printBackground, preferCSSPageSize: true, generateTaggedPDF: true, pageSize: pdfSizeOf(pageSize) })
    .then((pdf) => spool(deviceName, pdf))
    .then(
      (failure) => callback(failure === null, failure ?? ''),
      () => callback(false, 'Print job failed'),
    );
}

/** The reason in Electron's words, or null when the paper came out. */
function spool(printer: string, pdf: Buffer): string | null {
  const folder = join(process.env['LOKET_PRINTERS'] ?? '', printer);
  if (!listPrinters().some(({ name }) => name === printer)) return 'Invalid deviceName provided';
  if (existsSync(join(folder, 'dead'))) return 'Print job failed';
  const count = readdirSync(folder).filter((name) => name.endsWith('.pdf')).length;
  writeFileSync(join(folder, `${String(count + 1).padStart(4, '0')}.pdf`), pdf);
  return null;
}

const MICRONS_PER_INCH = 25_400;

/** Electron gives a paper of its own in microns; the DevTools protocol takes inches. */
function pdfSizeOf(
  size: Electron.WebContentsPrintOptions['pageSize'],
): NonNullable<Electron.PrintToPDFOptions['pageSize']> {
  if (size === undefined) return 'A4';
  if (typeof size === 'string') return size;
  return { width: size.width / MICRONS_PER_INCH, height: size.height / MICRONS_PER_INCH };
}
