import { PrintProblem } from './grey-print.ts';

const START = [0xff, 0x4f, 0xff, 0x51];

/** Size and kind of a JPEG 2000 picture from its own head (SIZ), in a JP2 box or without one. The codec tells them only after decoding. */
export function jp2Head(bytes: Uint8Array): {
  width: number;
  height: number;
  components: number;
  bits: number;
} {
  const at = bytes.findIndex((_byte, index) => START.every((value, next) => bytes[index + next] === value));
  if (at < 0 || at + 43 > bytes.length) throw new PrintProblem('no codestream');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    width: view.getUint32(at + 8) - view.getUint32(at + 16),
    height: view.getUint32(at + 12) - view.getUint32(at + 20),
    components: view.getUint16(at + 40),
    bits: (view.getUint8(at + 42) & 0x7f) + 1,
  };
}
