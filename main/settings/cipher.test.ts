import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '#main/records/open-database.ts';
import { takeCipher } from './cipher.ts';
import { fallbackSettings } from './fallback-settings.ts';

const WITH_AES = 'processor : 0\nflags\t\t: fpu sse2 aes avx2\n';
const WITHOUT = 'processor : 0\nflags\t\t: fpu sse2 avx2\n';
const ARM_WITHOUT = 'processor : 0\nFeatures\t: fp asimd crc32\n';

describe('the cipher of new records', () => {
  it.each([
    [WITH_AES, 'aegis'],
    [WITHOUT, 'chacha20'],
    [ARM_WITHOUT, 'chacha20'],
    [null, 'aegis'],
  ])('follows the processor', (cpu, cipher) => {
    expect(takeCipher(fallbackSettings(), false, cpu)).toBe(cipher);
  });

  it('stays what it was when the records were made', () => {
    const settings = fallbackSettings();
    expect(takeCipher(settings, false, WITHOUT)).toBe('chacha20');
    expect(takeCipher(settings, true, WITH_AES)).toBe('chacha20');
    expect(takeCipher(fallbackSettings(), true, WITHOUT)).toBe('aegis');
  });

  it.each(['aegis', 'chacha20'] as const)(
    '%s opens again what it wrote, and no other does',
    async (cipher) => {
      const folder = mkdtempSync(join(tmpdir(), 'loket-cipher-'));
      const place = { filename: join(folder, 'desk.db'), key: Buffer.alloc(32, 5) };
      await (await openDatabase({ ...place, cipher })).destroy();
      await (await openDatabase({ ...place, cipher })).destroy();
      const other = cipher === 'aegis' ? 'chacha20' : 'aegis';
      await expect(openDatabase({ ...place, cipher: other })).rejects.toMatchObject({
        code: 'DATABASE_KEY_LOST',
      });
      rmSync(folder, { recursive: true });
    },
  );
});
