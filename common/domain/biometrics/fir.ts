import { err, ok, type Result } from '#common/kernel/result.ts';
import { FingerPosition } from './finger.ts';

/** How the picture inside a record is written (ISO/IEC 19794-4:2011, table 7). */
export const FIR_FORMATS = ['RAW', 'PACKED', 'WSQ', 'JPEG', 'JP2', 'JP2', 'PNG'] as const;
export type PrintFormat = (typeof FIR_FORMATS)[number];

export type FingerRecord = {
  /** Null for an unknown finger and for palms. */
  position: FingerPosition | null;
  format: PrintFormat;
  /** Pixels. */
  width: number;
  height: number;
  /** Pixels an inch, the same both ways. */
  dpi: number;
  /** The device's own scores, 0–100. */
  qualities: readonly number[];
  image: Uint8Array;
};

/** NOT_A_RECORD: another kind of file. BROKEN: lengths that do not fit. UNSUPPORTED: more than one picture, colour, no 500 dpi and such. */
export type FirProblem = 'NOT_A_RECORD' | 'BROKEN' | 'UNSUPPORTED';

const GENERAL_HEADER = 16;
const QUALITY_BYTES = 5;
const CERTIFICATION_BYTES = 3;
const PER_INCH = 1;
const PER_CENTIMETRE = 2;
const NO_SCORE = 255;
/** Four fingers at 1000 dpi; more would take memory and show nothing. */
export const MAX_PRINT_SIDE = 4000;

/** Whether the bytes begin like a finger record of the version that SBI uses. */
export function isFingerRecord(bytes: Uint8Array): boolean {
  const head = [0x46, 0x49, 0x52, 0x00, 0x30, 0x32, 0x30, 0x00];
  return bytes.length > GENERAL_HEADER && head.every((value, index) => bytes[index] === value);
}

/** Reads a record of one finger in one picture, as SBI sends them. The picture itself is not decoded here. */
export function parseFingerRecord(bytes: Uint8Array): Result<FingerRecord, FirProblem> {
  if (!isFingerRecord(bytes)) return err('NOT_A_RECORD');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return readRecord(bytes, view);
  } catch (error) {
    // The view throws where a length points behind the end.
    if (error instanceof RangeError) return err('BROKEN');
    throw error;
  }
}

function readRecord(bytes: Uint8Array, view: DataView): Result<FingerRecord, FirProblem> {
  const isWhole = view.getUint32(8) === bytes.length && view.getUint32(16) === bytes.length - GENERAL_HEADER;
  if (view.getUint16(12) !== 1) return err('UNSUPPORTED');
  if (!isWhole) return err('BROKEN');
  const isCertified = view.getUint8(14) !== 0;
  // Length, moment, technology, vendor and type of the device stand before the scores.
  let at = GENERAL_HEADER + 4 + 9 + 1 + 2 + 2;
  const scores = view.getUint8(at);
  const qualities = Array.from({ length: scores }, (_none, index) =>
    view.getUint8(at + 1 + index * QUALITY_BYTES),
  ).filter((score) => score !== NO_SCORE);
  at += 1 + scores * QUALITY_BYTES;
  if (isCertified) at += 1 + view.getUint8(at) * CERTIFICATION_BYTES;
  return readPicture(bytes, view, { at, qualities });
}

function readPicture(
  bytes: Uint8Array,
  view: DataView,
  { at, qualities }: { at: number; qualities: readonly number[] },
): Result<FingerRecord, FirProblem> {
  const [position, scale] = [view.getUint8(at), view.getUint8(at + 2)];
  const [across, down] = [view.getUint16(at + 7), view.getUint16(at + 9)];
  const [depth, compression] = [view.getUint8(at + 11), view.getUint8(at + 12)];
  const [width, height] = [view.getUint16(at + 14), view.getUint16(at + 16)];
  const length = view.getUint32(at + 18);
  const start = at + 22;
  const format = FIR_FORMATS[compression];
  const isScaled = scale === PER_INCH || scale === PER_CENTIMETRE;
  if (!format || depth !== 8 || !isScaled || across !== down) return err('UNSUPPORTED');
  if (Math.max(width, height) > MAX_PRINT_SIDE) return err('UNSUPPORTED');
  // Behind the picture a record may carry marks of its own (segments, comments), which are kept and not read.
  if (width === 0 || height === 0 || start + length > bytes.length || length === 0) return err('BROKEN');
  return ok({
    position: positionOf(position),
    format,
    width,
    height,
    dpi: scale === PER_INCH ? across : Math.round(across * 2.54),
    qualities,
    image: bytes.subarray(start, start + length),
  });
}

/** The standard counts from the right thumb, 1, to the left little finger, 10. */
function positionOf(code: number): FingerPosition | null {
  return FingerPosition.options[code - 1] ?? null;
}
