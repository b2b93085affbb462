import { BrowserWindow, dialog, safeStorage } from 'electron';
import type { FileDialogs } from '#main/features/desk.ts';
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
export async function printPage(): Promise<Uint8Array> {
  const [window] = BrowserWindow.getAllWindows();
  if (!window) throw new CodedError('PRINT_FAILED');
  return window.webContents.printToPDF({
    pageSize: 'A4',
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
  });
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
