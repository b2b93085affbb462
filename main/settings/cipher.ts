import { readFileSync } from 'node:fs';
import type { DeskSettings } from './settings.ts';

type Cipher = NonNullable<DeskSettings['cipher']>;
type CipherSettings = {
  all(): DeskSettings;
  set(key: 'cipher', value: Cipher): void;
};

/**
 * The cipher of the records, chosen once when they are made: AEGIS-256 where the processor has AES, ChaCha20 where it would
 * be several times slower. Both authenticate every page. Records from before the choice was kept are AEGIS.
 */
export function takeCipher(settings: CipherSettings, hasData: boolean, cpu: string | null): Cipher {
  const kept = settings.all().cipher;
  if (kept) return kept;
  const cipher = hasData || hasAes(cpu) ? 'aegis' : 'chacha20';
  settings.set('cipher', cipher);
  return cipher;
}

/** What Linux says of the processor; null elsewhere. */
export function readCpu(): string | null {
  try {
    return readFileSync('/proc/cpuinfo', 'utf8');
  } catch {
    return null;
  }
}

/** Where nothing is told (Windows, macOS), every processor that can run Electron has AES. */
function hasAes(cpu: string | null): boolean {
  const flags = cpu?.match(/^(?:flags|Features)\s*:.*$/m)?.[0];
  return flags === undefined || /\baes\b/.test(flags);
}
