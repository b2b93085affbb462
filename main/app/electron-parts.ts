import { dialog, safeStorage, type BrowserWindow } from 'electron';
import type { FileDialogs } from '#main/features/desk.ts';
import type { PrinterPort } from '#main/features/printing/printer-port.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Keyring } from '#main/settings/keys.ts';

export const osKeyring: Keyring = {
  isAvailable: () => safeStorage.isEncryptionAvailable(),
  // Only Linux has a choice of keyrings; elsewhere the platform's own is the one there is.
  backend: () => (process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : process.platform),
  wrap: (text) => safeStorage.encryptString(text),
  unwrap: (sealed) => safeStorage.decryptString(sealed),
};

/** The print style of the page shows nothing but the sheet; tags keep its headings and tables readable for a screen reader. */
export async function printPage(window: BrowserWindow | undefined): Promise<Uint8Array> {
  if (!window) throw new CodedError('PRINT_FAILED');
  return window.webContents.printToPDF({
    pageSize: 'A4',
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
  });
}

const MICRONS = 1000;

/** The system's printers. The page's own print style says what is on the paper; no dialog opens. */
export const osPrinters = (officeWindow: () => BrowserWindow | undefined): PrinterPort => ({
  async list() {
    const found = await contentsOf(officeWindow()).getPrintersAsync();
    return found.map(({ name, displayName, options }) => ({
      name,
      label: displayName || name,
      isDefault: 'is-default' in options && String(options['is-default']) === 'true',
    }));
  },
  async print(printer, size, { widthMm, heightMm }) {
    const contents = contentsOf(officeWindow());
    const pageSize =
      size === 'A4' ? 'A4' : { width: Math.round(widthMm * MICRONS), height: Math.round(heightMm * MICRONS) };
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    contents.print({ silent: true, deviceName: printer, pageSize, printBackground: true }, (isPrinted) => {
      if (isPrinted) resolve(undefined);
      else reject(new CodedError('PRINTER_FAILED'));
    });
    await promise;
  },
  async printByDialog() {
    const contents = contentsOf(officeWindow());
    const { promise, resolve } = Promise.withResolvers<undefined>();
    contents.print({ silent: false, printBackground: true }, () => resolve(undefined));
    await promise;
  },
});

function contentsOf(window: BrowserWindow | undefined) {
  if (!window) throw new CodedError('PRINT_FAILED');
  return window.webContents;
}

export const osDialogs: FileDialogs = {
  async chooseFiles({ extensions, isMultiple }) {
    const result = await dialog.showOpenDialog({
      properties: isMultiple ? ['openFile', 'multiSelections'] : ['openFile'],
      filters: [{ name: extensions.join(', '), extensions: [...extensions] }],
    });
    return result.canceled ? [] : result.filePaths;
  },
  async chooseFolder() {
    const result = await dialog.showOpenDialog({ properties: ['openDirectory'] });
    return result.canceled ? null : (result.filePaths[0] ?? null);
  },
  async chooseSavePath(suggestedName) {
    const result = await dialog.showSaveDialog({ defaultPath: suggestedName });
    return result.canceled ? null : (result.filePath ?? null);
  },
};
