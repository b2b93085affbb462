import { describe, expect, it } from 'vitest';
import { fingerRecord } from '#tools/sbi-mock/prints/finger-record.ts';
import { parseFingerRecord } from '#common/domain/biometrics/fir.ts';

const PICTURE = { width: 4, height: 2, image: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8) };
const RECORD = fingerRecord({ position: 'LEFT_MIDDLE', quality: 57, format: 'RAW', ...PICTURE });

function changed(change: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.from(RECORD);
  change(bytes);
  return bytes;
}

describe('a finger record', () => {
  it('says which finger, how it is written, how large and how good', () => {
    expect(parseFingerRecord(RECORD)).toEqual({
      ok: true,
      value: {
        position: 'LEFT_MIDDLE',
        format: 'RAW',
        width: 4,
        height: 2,
        dpi: 500,
        qualities: [57],
        image: Buffer.from(PICTURE.image),
      },
    });
  });

  it('may carry certificates of quality before the picture and marks behind it', () => {
    const certified = Buffer.concat([
      RECORD.subarray(0, 40),
      Buffer.from([2, 0, 64, 2, 0, 64, 2]),
      RECORD.subarray(40),
      Buffer.alloc(60),
    ]);
    certified.writeUInt8(1, 14);
    certified.writeUInt32BE(certified.length, 8);
    certified.writeUInt32BE(certified.length - 16, 16);
    expect(parseFingerRecord(certified)).toMatchObject({
      ok: true,
      value: { position: 'LEFT_MIDDLE', width: 4 },
    });
  });

  it('counts a scale in centimetres as inches, and a palm as no finger', () => {
    const metric = changed((bytes) => {
      bytes.writeUInt8(2, 42);
      bytes.writeUInt16BE(197, 47);
      bytes.writeUInt16BE(197, 49);
      bytes.writeUInt8(21, 40);
    });
    expect(parseFingerRecord(metric)).toMatchObject({ ok: true, value: { dpi: 500, position: null } });
  });

  it.each([
    ['another kind of file', () => Buffer.from('%PDF-1.7 and more than a header'), 'NOT_A_RECORD'],
    ['another version', () => changed((bytes) => bytes.write('030\0', 4, 'latin1')), 'NOT_A_RECORD'],
    ['a length that is not its own', () => changed((bytes) => bytes.writeUInt32BE(9, 8)), 'BROKEN'],
    ['a picture longer than the record', () => changed((bytes) => bytes.writeUInt32BE(9, 58)), 'BROKEN'],
    ['no picture', () => changed((bytes) => bytes.writeUInt32BE(0, 58)), 'BROKEN'],
    ['no width', () => changed((bytes) => bytes.writeUInt16BE(0, 54)), 'BROKEN'],
    ['more scores than bytes', () => changed((bytes) => bytes.writeUInt8(255, 34)), 'BROKEN'],
    ['several pictures', () => changed((bytes) => bytes.writeUInt16BE(4, 12)), 'UNSUPPORTED'],
    ['16 bits of grey', () => changed((bytes) => bytes.writeUInt8(16, 51)), 'UNSUPPORTED'],
    ['a way of writing that nobody knows', () => changed((bytes) => bytes.writeUInt8(9, 52)), 'UNSUPPORTED'],
    ['a size beyond every finger', () => changed((bytes) => bytes.writeUInt16BE(60_000, 54)), 'UNSUPPORTED'],
  ])('with %s is refused', (_what, record, problem) => {
    expect(parseFingerRecord(record())).toEqual({ ok: false, error: problem });
  });

  it('cut off anywhere is refused and nothing else happens', () => {
    for (let length = 0; length < RECORD.length; length += 1) {
      expect(parseFingerRecord(RECORD.subarray(0, length)).ok, String(length)).toBe(false);
    }
  });
});
