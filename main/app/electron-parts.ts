import { dialog, safeStorage } from 'electron';
import type { FileDialogs } from '#main/features/desk.ts';
import type { Keyring } from '#main/settings/keys.ts';

export const osKeyring: Keyring = {
  isAvailable: () => safeStorage.isEncryptionAvailable(),
  // Only Linux has a choice of keyrings; elsewhere the platform's own is the one there is.
  backend: () => (process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : process.platform),
  wrap: (text) => safeStorage.encryptString(text),
  unwrap: (sealed) => safeStorage.decryptString(sealed),
};

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
