import { PrintProblem, type GreyPrint } from '#renderer/lib/prints/grey-print.ts';
import { BLOCK_ENDS, wsqBands, type Band } from './bands.ts';
import { BitReader, type HuffmanDecoder } from './huffman.ts';
import { MARKER, readSegment, type Quantisation, type WsqTables } from './tables.ts';
import { joinQuarters } from './wavelet.ts';

/** What stands for a coefficient or a run of zeros; all other symbols are small coefficients around 180. */
const SYMBOL = {
  LONGEST_RUN: 100,
  PLUS_8: 101,
  MINUS_8: 102,
  PLUS_16: 103,
  MINUS_16: 104,
  RUN_8: 105,
  RUN_16: 106,
};
const SMALL_ZERO = 180;

/**
 * Wavelet scalar quantisation as the FBI specified it (IAFIS-IC-0110 V3): Huffman codes, quantised coefficients of 60
 * bands, and the inverse transform over 20 divisions. Throws a PrintProblem for anything else and anything broken.
 */
export function decodeWsq(bytes: Uint8Array): GreyPrint {
  try {
    return decode(bytes);
  } catch (error) {
    // A number behind the end of its segment.
    if (error instanceof RangeError) throw new PrintProblem('segment ends early');
    throw error;
  }
}

function decode(bytes: Uint8Array): GreyPrint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables: WsqTables = { filters: null, quantisation: null, frame: null, huffman: new Map() };
  let picture: Picture | null = null;
  if (view.getUint16(0) !== MARKER.SOI) throw new PrintProblem('no start of image');
  for (let at = 2; ;) {
    const marker = view.getUint16(at);
    if (marker === MARKER.EOI) break;
    const length = view.getUint16(at + 2);
    const next = at + 2 + length;
    if (marker >> 8 !== 0xff || length < 2 || next > bytes.length) throw new PrintProblem('no marker');
    if (marker === MARKER.SOB) {
      picture ??= new Picture(tables);
      at = picture.readBlock(bytes, next, tables.huffman.get(view.getUint8(at + 4)));
    } else {
      readSegment(marker, new DataView(bytes.buffer, bytes.byteOffset + at + 4, length - 2), tables);
      at = next;
    }
  }
  if (!picture) throw new PrintProblem('no block');
  return picture.finish();
}

class Picture {
  readonly #tables: Required<{ [K in keyof WsqTables]: NonNullable<WsqTables[K]> }>;
  readonly #data: Float32Array;
  readonly #layout: ReturnType<typeof wsqBands>;
  #block = 0;

  constructor({ filters, quantisation, frame, huffman }: WsqTables) {
    if (!filters || !quantisation || !frame) throw new PrintProblem('a table is missing');
    this.#tables = { filters, quantisation, frame, huffman };
    this.#layout = wsqBands(frame.width, frame.height);
    this.#data = new Float32Array(frame.width * frame.height);
  }

  /** Returns where the next marker stands. */
  readBlock(bytes: Uint8Array, at: number, huffman: HuffmanDecoder | undefined): number {
    const end = BLOCK_ENDS[this.#block];
    if (!huffman || end === undefined) throw new PrintProblem('block without a table');
    const begin = this.#block === 0 ? 0 : (BLOCK_ENDS[this.#block - 1] ?? 0);
    this.#block += 1;
    const bits = new BitReader(bytes, at);
    const source = new Coefficients(bits, huffman);
    for (let band = begin; band < end; band += 1) this.#readBand(band, source);
    return bits.end();
  }

  #readBand(index: number, source: Coefficients): void {
    const band = this.#layout.bands[index];
    const { quantisation, frame } = this.#tables;
    if (!band || (quantisation.steps[index] ?? 0) === 0) return;
    fillBand(this.#data, frame.width, { band, value: dequantised(quantisation, index), source });
  }

  finish(): GreyPrint {
    const { filters, frame } = this.#tables;
    if (this.#block < BLOCK_ENDS.length) throw new PrintProblem('a block is missing');
    for (const split of this.#layout.splits.toReversed()) {
      joinQuarters(this.#data, frame.width, split, filters);
    }
    const data = new Uint8Array(this.#data.length);
    for (let index = 0; index < data.length; index += 1) {
      const value = (this.#data[index] ?? 0) * frame.scale + frame.shift + 0.5;
      data[index] = Math.max(0, Math.min(255, Math.floor(value)));
    }
    return { width: frame.width, height: frame.height, data };
  }
}

type Filling = { band: Band; value: (coefficient: number) => number; source: Coefficients };

function fillBand(data: Float32Array, stride: number, { band, value, source }: Filling): void {
  for (let row = 0; row < band.height; row += 1) {
    const start = (band.y + row) * stride + band.x;
    for (let column = 0; column < band.width; column += 1) {
      const coefficient = source.next();
      if (coefficient !== 0) data[start + column] = value(coefficient);
    }
  }
}

/** Bins are `step` wide, the one around zero `zero`; a value lies where the table says, not in the middle of its bin. */
function dequantised({ centre, steps, zeros }: Quantisation, band: number): (coefficient: number) => number {
  const step = steps[band] ?? 0;
  const half = (zeros[band] ?? 0) / 2;
  return (coefficient) =>
    coefficient > 0 ? step * (coefficient - centre) + half : step * (coefficient + centre) - half;
}

/** The coefficients of a block one after the other; runs of zeros are stored by their length. */
class Coefficients {
  readonly #bits: BitReader;
  readonly #huffman: HuffmanDecoder;
  #zeros = 0;

  constructor(bits: BitReader, huffman: HuffmanDecoder) {
    this.#bits = bits;
    this.#huffman = huffman;
  }

  next(): number {
    if (this.#zeros > 0) {
      this.#zeros -= 1;
      return 0;
    }
    const symbol = this.#huffman.next(this.#bits);
    switch (symbol) {
      case SYMBOL.PLUS_8:
        return this.#bits.take(8);
      case SYMBOL.MINUS_8:
        return -this.#bits.take(8);
      case SYMBOL.PLUS_16:
        return this.#bits.take(16);
      case SYMBOL.MINUS_16:
        return -this.#bits.take(16);
      case SYMBOL.RUN_8:
        return this.#run(this.#bits.take(8));
      case SYMBOL.RUN_16:
        return this.#run(this.#bits.take(16));
      default:
        return symbol > 0 && symbol <= SYMBOL.LONGEST_RUN ? this.#run(symbol) : symbol - SMALL_ZERO;
    }
  }

  #run(length: number): number {
    if (length === 0) throw new PrintProblem('run of nothing');
    this.#zeros = length - 1;
    return 0;
  }
}
