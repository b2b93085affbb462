import { FIR_FORMATS, type PrintFormat } from '#common/domain/biometrics/fir.ts';
import { FingerPosition } from '#common/domain/biometrics/finger.ts';

export type RecordParts = {
  position: FingerPosition;
  quality: number;
  format: PrintFormat;
  width: number;
  height: number;
  image: Uint8Array;
  dpi?: number;
};

const HEADER = 16;
const REPRESENTATION = 46;

/** A record of ISO/IEC 19794-4:2011 with one finger in one picture. */
export function fingerRecord({
  position,
  quality,
  format,
  width,
  height,
  image,
  dpi = 500,
}: RecordParts): Buffer {
  const length = HEADER + REPRESENTATION + image.length;
  const record = Buffer.alloc(HEADER + REPRESENTATION);
  record.write('FIR', 0, 'latin1');
  record.write('020', 4, 'latin1');
  record.writeUInt32BE(length, 8);
  record.writeUInt16BE(1, 12);
  record.writeUInt8(0, 14);
  record.writeUInt8(1, 15);
  record.writeUInt32BE(length - HEADER, 16);
  Buffer.from([0x07, 0xea, 11, 24, 9, 0, 0, 0, 0]).copy(record, 20);
  // One score of NFIQ 2.
  record.writeUInt8(1, 34);
  record.writeUInt8(Math.round(quality), 35);
  record.writeUInt16BE(0x000f, 36);
  record.writeUInt16BE(0x000f, 38);
  record.writeUInt8(FingerPosition.options.indexOf(position) + 1, 40);
  record.writeUInt8(0, 41);
  record.writeUInt8(1, 42);
  for (const at of [43, 45, 47, 49]) record.writeUInt16BE(dpi, at);
  record.writeUInt8(8, 51);
  record.writeUInt8(FIR_FORMATS.lastIndexOf(format), 52);
  record.writeUInt8(0, 53);
  record.writeUInt16BE(width, 54);
  record.writeUInt16BE(height, 56);
  record.writeUInt32BE(image.length, 58);
  return Buffer.concat([record, image]);
}
