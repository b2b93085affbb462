import { describe, expect, it } from 'vitest';
import { kinshipOf, type Ties } from './kinship.ts';

const OFFICER: Ties = { nik: 'n1', kk: 'k1', address: 'a1' };
const STRANGER: Ties = { nik: 'n2', kk: 'k2', address: 'a2' };
const UNKNOWN: Ties = { nik: null, kk: null, address: null };

describe('what ties an officer to an applicant', () => {
  it('is nothing between strangers', () => {
    expect(kinshipOf(OFFICER, STRANGER, [])).toBeNull();
    expect(kinshipOf(OFFICER, STRANGER, [STRANGER, UNKNOWN])).toBeNull();
  });

  it('names the closest tie', () => {
    expect(kinshipOf(OFFICER, OFFICER, [OFFICER])).toBe('OWN_FILE');
    expect(kinshipOf(OFFICER, { ...STRANGER, kk: 'k1', address: 'a1' }, [OFFICER])).toBe('SAME_KK');
    expect(kinshipOf(OFFICER, { ...STRANGER, address: 'a1' }, [OFFICER])).toBe('SAME_FAMILY');
    expect(kinshipOf(OFFICER, { ...STRANGER, address: 'a1' }, [])).toBe('SAME_ADDRESS');
  });

  it('is that of a whole family, by whichever member', () => {
    for (const member of [
      { ...STRANGER, nik: 'n1' },
      { ...STRANGER, kk: 'k1' },
      { ...STRANGER, address: 'a1' },
    ]) {
      expect(kinshipOf(OFFICER, { ...UNKNOWN, nik: 'n3' }, [STRANGER, member])).toBe('SAME_FAMILY');
    }
  });

  it('is never made of what nobody knows', () => {
    expect(kinshipOf(UNKNOWN, UNKNOWN, [UNKNOWN])).toBeNull();
  });
});
