import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Electron from 'electron';

import { app } from './app.ts';
import { guard } from './unavailable.ts';

const PREFIX = Buffer.from('stand-in1');
const NONCE = 12;
const TAG = 16;

type Members = Pick<
  Electron.SafeStorage,
  | 'isEncryptionAvailable'
  | 'isAsyncEncryptionAvailable'
  | 'encryptString'
  | 'decryptString'
  | 'encryptStringAsync'
  | 'decryptStringAsync'
>;

/**
 * Really encrypted, but with a key that lies beside the data, so it protects no more than file permissions do. The host starts for
 * demonstration and test data only, and the backend's own name lets the app refuse it.
 */
export const safeStorage = guard(
  {
    isEncryptionAvailable: () => app.isReady(),
    isAsyncEncryptionAvailable: () => Promise.resolve(app.isReady()),
    encryptString: encrypt,
    decryptString: decrypt,
    encryptStringAsync: async (plainText: string) => encrypt(plainText),
    decryptStringAsync: async (encrypted: Buffer) => ({ result: decrypt(encrypted), shouldReEncrypt: false }),
    getSelectedStorageBackend: () => 'stand_in' as const,
    setUsePlainTextEncryption: (usePlainText: boolean) => {
      if (usePlainText) throw new Error('The Chromium stand-in never encrypts with a known key.');
    },
  } satisfies Members & {
    getSelectedStorageBackend: () => Electron.SafeStorage['getSelectedStorageBackend'] extends () => infer B
      ? B | 'stand_in'
      : never;
    setUsePlainTextEncryption: (use: boolean) => void;
  },
  'safeStorage',
);

function encrypt(plainText: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', readKey(), nonce);
  const body = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
  return Buffer.concat([PREFIX, nonce, cipher.getAuthTag(), body]);
}

function decrypt(encrypted: Buffer): string {
  const start = PREFIX.length;
  if (!Buffer.from(encrypted.subarray(0, start)).equals(PREFIX)) {
    throw new Error(
      'Error while decrypting the ciphertext provided to safeStorage.decryptString. Ciphertext does not appear to be encrypted.',
    );
  }
  const decipher = createDecipheriv('aes-256-gcm', readKey(), encrypted.subarray(start, start + NONCE));
  decipher.setAuthTag(encrypted.subarray(start + NONCE, start + NONCE + TAG));
  return Buffer.concat([decipher.update(encrypted.subarray(start + NONCE + TAG)), decipher.final()]).toString(
    'utf8',
  );
}

function readKey(): Buffer {
  if (!app.isReady()) throw new Error('safeStorage cannot be used before app is ready');
  const folder = app.getPath('userData');
  const file = join(folder, 'stand-in-safe-storage.key');
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  chmodSync(file, 0o600);
  return readFileSync(file);
}
