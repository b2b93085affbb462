import { describe, expect, it } from 'vitest';
import type { ApplicationId, UserId } from '#common/kernel/ids.ts';
import { drawnOfficer, isInSample, type Lots } from './lot.ts';

const PRESENT = ['ani', 'budi', 'citra', 'dewi'] as UserId[];
const FILES = Array.from({ length: 400 }, (_, index) => `file-${index}` as ApplicationId);
/** FNV-1a: any even spread will do here. */
const lots: Lots = (...words) => {
  let hash = 0x81_1c_9d_c5;
  for (const letter of words.join(' ')) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01_00_01_93);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c_1b_3c_6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
};

describe('the lot', () => {
  it('gives every file to one of those present, in shares that are nearly equal', () => {
    const drawn = FILES.map((file) => drawnOfficer(lots, file, PRESENT));
    for (const officer of PRESENT) {
      const share = drawn.filter((one) => one === officer).length;
      expect(share).toBeGreaterThan(60);
      expect(share).toBeLessThan(140);
    }
    expect(drawnOfficer(lots, 'file-0' as ApplicationId, [])).toBeNull();
  });

  it('does not depend on the order in which people are named', () => {
    for (const file of FILES.slice(0, 20)) {
      expect(drawnOfficer(lots, file, PRESENT.toReversed())).toBe(drawnOfficer(lots, file, PRESENT));
    }
  });

  it('moves only the files of whoever leaves', () => {
    const stay = PRESENT.filter((officer) => officer !== 'citra');
    for (const file of FILES) {
      const before = drawnOfficer(lots, file, PRESENT);
      if (before !== 'citra') expect(drawnOfficer(lots, file, stay)).toBe(before);
    }
  });

  it('takes the share of files that the procedure names into the sample, and none without a lot', () => {
    const sampled = FILES.filter((file) => isInSample(lots('sample', file), 5)).length;
    expect(sampled).toBeGreaterThan(5);
    expect(sampled).toBeLessThan(40);
    expect(isInSample(0.0499, 5)).toBe(true);
    expect(isInSample(0.05, 5)).toBe(false);
    expect(isInSample(0, 0)).toBe(false);
    expect(isInSample(null, 100)).toBe(false);
  });
});
