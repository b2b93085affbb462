import { randomBytes } from 'node:crypto';
import { CodedError } from '#common/contract/coded-error.ts';
import type { DeskSettings } from './settings.ts';

/** The operating system's keyring, as Electron offers it. */
export type Keyring = {
  isAvailable(): boolean;
  backend(): string;
  wrap(text: string): Buffer;
  unwrap(sealed: Buffer): string;
};

type KeyName = 'dataKey' | 'attachmentKey';
type KeySettings = { all(): DeskSettings; set<K extends KeyName>(key: K, value: DeskSettings[K]): void };

/** A keyring that only hides the key in a file is as good as none for real data. */
const UNSAFE_BACKENDS = ['basic_text', 'unknown'];

/**
 * Brings out a 32-byte key, making it at the first start. `hasData` says that records exist: then a missing or
 * unreadable key is DATABASE_KEY_LOST and never quietly replaced. Without a keyring to wrap it, KEYRING_MISSING.
 */
export function takeKey(name: KeyName, settings: KeySettings, keyring: Keyring, hasData: boolean): Buffer {
  if (!keyring.isAvailable() || UNSAFE_BACKENDS.includes(keyring.backend())) {
    throw new CodedError('KEYRING_MISSING', { keyring: keyring.backend() });
  }
  const stored = settings.all()[name];
  if (stored) return unwrap(stored.sealed, keyring);
  if (hasData) throw new CodedError('DATABASE_KEY_LOST', { keyring: keyring.backend() });
  const key = randomBytes(32);
  keepKey(name, key, settings, keyring);
  return key;
}

/** Wraps a key that came from elsewhere (the recovery text, the office's hub) and puts it in the place of the one before. */
export function keepKey(name: KeyName, key: Buffer, settings: KeySettings, keyring: Keyring): void {
  settings.set(name, {
    sealed: keyring.wrap(key.toString('base64')).toString('base64'),
    backend: keyring.backend(),
  });
}

function unwrap(sealed: string, keyring: Keyring): Buffer {
  try {
    const key = Buffer.from(keyring.unwrap(Buffer.from(sealed, 'base64')), 'base64');
    if (key.length === 32) return key;
  } catch {
    // Told below in the desk's own words; the keyring's text may quote the secret.
  }
  throw new CodedError('DATABASE_KEY_LOST', { keyring: keyring.backend() });
}

const GROUP = 4;
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The key as text for the office's safe: Crockford base 32 in groups of four. Printed once, typed back in need. */
export function toRecoveryText(key: Buffer): string {
  const bits = [...key].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters =
    bits.match(/.{1,5}/g)?.map((five) => CROCKFORD[Number.parseInt(five.padEnd(5, '0'), 2)]) ?? [];
  return (
    letters
      .join('')
      .match(new RegExp(`.{1,${GROUP}}`, 'g'))
      ?.join('-') ?? ''
  );
}

/** Null when the text is not a key. Letters that are easily confused are read as the ones meant. */
export function fromRecoveryText(text: string): Buffer | null {
  const letters = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (letters.length !== 52 || [...letters].some((letter) => !CROCKFORD.includes(letter))) return null;
  const bits = [...letters].map((letter) => CROCKFORD.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes =
    bits
      .slice(0, 256)
      .match(/.{8}/g)
      ?.map((byte) => Number.parseInt(byte, 2)) ?? [];
  return Buffer.from(bytes);
}
