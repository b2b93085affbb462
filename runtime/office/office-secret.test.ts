import { describe, expect, it } from 'vitest';
import { plainDate } from '#common/kernel/plain-date.ts';
import { daySeed, lotsOf } from './day-seed.ts';
import { OfficeSecret } from './office-secret.ts';

const KEY = Buffer.alloc(32, 7);
const DAY = plainDate('2026-11-24');

describe('what an office works out from its key', () => {
  it('is one seed a day, the same at every desk and another at every office', () => {
    const seed = daySeed(KEY, 'PDG', DAY);
    expect(seed).toMatch(/^[0-9a-f]{64}$/);
    expect(new OfficeSecret(KEY).seed('PDG', DAY)).toBe(seed);
    expect(daySeed(KEY, 'PDG', plainDate('2026-11-25'))).not.toBe(seed);
    expect(daySeed(KEY, 'BKT', DAY)).not.toBe(seed);
    expect(daySeed(Buffer.alloc(32, 8), 'PDG', DAY)).not.toBe(seed);
  });

  it('gives lots that the seed alone makes again', () => {
    const lots = lotsOf('00');
    // SHA-256 of "00 sample x" begins with these 13 digits.
    expect(lots('sample', 'x')).toBe(lotsOf('00')('sample', 'x'));
    expect(lots('sample', 'x')).not.toBe(lots('sample', 'y'));
    expect(lots('sample', 'x')).toBeGreaterThanOrEqual(0);
    expect(lots('sample', 'x')).toBeLessThan(1);
  });

  it('compares addresses however they are typed, and tells none', () => {
    const secret = new OfficeSecret(KEY);
    const tie = secret.addressTie('Jl. Melati No. 12, Padang');
    expect(secret.addressTie('JALAN MELATI NOMOR 12 PADANG')).toBe(tie);
    expect(secret.addressTie('Jl. Mawar No. 12, Padang')).not.toBe(tie);
    expect(tie).not.toContain('MELATI');
    expect(secret.addressTie('Jl. A')).toBeNull();
    expect(secret.kkTie('1371990101120009')).not.toBe(secret.addressTie('1371990101120009'));
    expect(secret.kkTie(null)).toBeNull();
  });
});
