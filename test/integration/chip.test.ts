import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { chipProblems, type ChipFindings } from '#common/domain/production/chip.ts';
import { LdsError, mrzOfDg1, pictureOfDg2 } from '#main/features/production/chip/lds.ts';
import { authenticate } from '#main/features/production/chip/passive-authentication.ts';
import { makeCertificate } from '#tools/certificates/make-certificate.ts';
import { softwareChip } from '#tools/chip-sim/software-chip.ts';

const MRZ = [
  'P<IDNSULASTRI<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<',
  'E7654321<0IDN9008056F31060171371994508900<02',
] as const;
const NOW = new Date('2026-11-24T02:00:00Z');
const PHOTO = aJpeg(40);

/** Nothing looks into the picture: its beginning says what it is. */
function aJpeg(shade: number): Uint8Array {
  return Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(20_000, shade)]);
}

const country = makeCertificate({ name: 'CSCA', isAuthority: true });
const signer = makeCertificate({ name: 'DS 1', issuer: country });
const chip = softwareChip({ mrz: MRZ, photo: PHOTO, signer });
const anchors = [new X509Certificate(country.cert)];

describe('the files of a chip', () => {
  it('give back zone and photo as they were written', () => {
    expect(mrzOfDg1(chip.dg1)).toEqual(MRZ);
    const { mediaType, bytes } = pictureOfDg2(chip.dg2);
    expect(mediaType).toBe('image/jpeg');
    expect(Buffer.from(bytes)).toEqual(Buffer.from(PHOTO));
  });

  it('that are cut off or of another kind are refused at every length, and never hang', () => {
    for (let length = 0; length < chip.dg2.length; length += 97) {
      expect(() => pictureOfDg2(chip.dg2.subarray(0, length))).toThrow(LdsError);
    }
    for (let length = 0; length < chip.dg1.length; length += 1) {
      expect(() => mrzOfDg1(chip.dg1.subarray(0, length))).toThrow(LdsError);
    }
    expect(() => pictureOfDg2(chip.dg1)).toThrow(LdsError);
  });
});

describe('passive authentication', () => {
  it.each(['EC', 'RSA'] as const)('believes what a signer of the country signed with %s', (kind) => {
    const own = makeCertificate({ name: 'DS', issuer: country, kind });
    expect(authenticate(softwareChip({ mrz: MRZ, photo: PHOTO, signer: own }), anchors, NOW)).toBe('VALID');
  });

  it('finds a changed zone, a changed photo, and a group that was never signed', () => {
    const dg1 = Buffer.from(chip.dg1);
    dg1[20] = (dg1[20] ?? 0) ^ 1;
    expect(authenticate({ ...chip, dg1 }, anchors, NOW)).toBe('CHANGED');
    const other = softwareChip({ mrz: MRZ, photo: aJpeg(41), signer });
    expect(authenticate({ ...chip, dg2: other.dg2 }, anchors, NOW)).toBe('CHANGED');
  });

  it('finds any changed byte of what was signed and of the signature', () => {
    const results = new Set<string>();
    for (let at = chip.sod.length - 60; at < chip.sod.length; at += 1) {
      const sod = Buffer.from(chip.sod);
      sod[at] = (sod[at] ?? 0) ^ 0x10;
      results.add(authenticate({ ...chip, sod }, anchors, NOW));
    }
    expect([...results]).toEqual(['INVALID']);
    expect(authenticate({ ...chip, sod: Buffer.from('no object') }, anchors, NOW)).toBe('INVALID');
  });

  it('trusts no signer of another country, none that has run out, and says when there is nothing to trust', () => {
    const stranger = makeCertificate({ name: 'CSCA', isAuthority: true });
    const forged = makeCertificate({ name: 'DS 1', issuer: stranger });
    expect(authenticate(softwareChip({ mrz: MRZ, photo: PHOTO, signer: forged }), anchors, NOW)).toBe(
      'UNTRUSTED',
    );
    const old = makeCertificate({ name: 'DS 0', issuer: country, to: new Date('2025-01-01T00:00:00Z') });
    expect(authenticate(softwareChip({ mrz: MRZ, photo: PHOTO, signer: old }), anchors, NOW)).toBe('EXPIRED');
    expect(authenticate(chip, [], NOW)).toBe('NO_ANCHOR');
    // A certificate that may not issue others vouches for nobody.
    const plain = makeCertificate({ name: 'CSCA 2' });
    const below = makeCertificate({ name: 'DS 2', issuer: plain });
    const read = softwareChip({ mrz: MRZ, photo: PHOTO, signer: below });
    expect(authenticate(read, [new X509Certificate(plain.cert)], NOW)).toBe('UNTRUSTED');
  });
});

describe('what the procedure makes of it', () => {
  const good: ChipFindings = {
    status: 'READ',
    mrzEqual: true,
    passive: 'VALID',
    isPhotoIdentical: true,
    photoBand: null,
    isPhotoSamePerson: false,
  };

  it('lets a good chip pass, and names each fault', () => {
    expect(chipProblems(good, 'REQUIRED')).toEqual([]);
    const bad = { ...good, mrzEqual: false, passive: 'CHANGED' as const, isPhotoIdentical: false };
    expect(chipProblems(bad, 'REQUIRED')).toEqual(['CHIP_MRZ_DIFFERS', 'CHIP_PHOTO_DIFFERS', 'CHIP_CHANGED']);
    expect(chipProblems({ ...bad, isPhotoSamePerson: true }, 'IF_READER')).not.toContain(
      'CHIP_PHOTO_DIFFERS',
    );
    expect(chipProblems({ ...good, passive: 'UNTRUSTED' }, 'IF_READER')).toEqual(['CHIP_NOT_TRUSTED']);
    expect(chipProblems(bad, 'OFF')).toEqual([]);
  });

  it('excuses only a desk without a reader, and only where the office does', () => {
    const unread = (why: 'NO_READER' | 'NO_CHIP'): ChipFindings => ({ status: 'NOT_READ', why });
    expect(chipProblems(unread('NO_READER'), 'IF_READER')).toEqual([]);
    expect(chipProblems(unread('NO_CHIP'), 'IF_READER')).toEqual(['CHIP_NOT_READ']);
    expect(chipProblems(unread('NO_READER'), 'REQUIRED')).toEqual(['CHIP_NOT_READ']);
    expect(chipProblems(undefined, 'IF_READER')).toEqual(['CHIP_NOT_READ']);
  });
});
