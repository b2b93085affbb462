import { MAX_PRINT_SIDE } from '#common/domain/biometrics/fir.ts';
import { PrintProblem } from '#renderer/lib/prints/grey-print.ts';
import { TABLE_BANDS } from './bands.ts';
import { HuffmanDecoder } from './huffman.ts';
import type { Filters } from './wavelet.ts';

/** Marker codes of IAFIS-IC-0110, table 3. */
export const MARKER = {
  SOI: 0xffa0,
  EOI: 0xffa1,
  SOF: 0xffa2,
  SOB: 0xffa3,
  DTT: 0xffa4,
  DQT: 0xffa5,
  DHT: 0xffa6,
} as const;

export type Frame = { width: number; height: number; shift: number; scale: number };
export type Quantisation = { centre: number; steps: Float64Array; zeros: Float64Array };

export type WsqTables = {
  filters: Filters | null;
  quantisation: Quantisation | null;
  frame: Frame | null;
  huffman: Map<number, HuffmanDecoder>;
};

const MAX_TAPS = 31;
const HUFFMAN_LENGTHS = 16;

/** Reads the numbers of one segment in turn; a number behind its end means that the file is broken. */
class Segment {
  readonly #view: DataView;
  #at = 0;

  constructor(view: DataView) {
    this.#view = view;
  }

  get isOver(): boolean {
    return this.#at >= this.#view.byteLength;
  }

  byte(): number {
    this.#at += 1;
    return this.#view.getUint8(this.#at - 1);
  }

  short(): number {
    this.#at += 2;
    return this.#view.getUint16(this.#at - 2);
  }

  /** A number written as an integer and the places behind its point. */
  scaled(): number {
    const places = this.byte();
    return this.short() / 10 ** places;
  }

  signed(): number {
    const sign = this.byte() === 0 ? 1 : -1;
    const places = this.byte();
    this.#at += 4;
    return (sign * this.#view.getUint32(this.#at - 4)) / 10 ** places;
  }
}

/** Takes one segment into the tables. Comments and what is not known are left aside. */
export function readSegment(marker: number, content: DataView, tables: WsqTables): void {
  const segment = new Segment(content);
  switch (marker) {
    case MARKER.DTT:
      tables.filters = readFilters(segment);
      break;
    case MARKER.DQT:
      tables.quantisation = readQuantisation(segment);
      break;
    case MARKER.DHT:
      while (!segment.isOver) readHuffman(segment, tables.huffman);
      break;
    case MARKER.SOF:
      tables.frame = readFrame(segment);
      break;
    default:
      break;
  }
}

/** Told are the filters of the analysis; those of the synthesis are the other one each with every second sign turned. */
function readFilters(segment: Segment): Filters {
  const [lowTaps, highTaps] = [segment.byte(), segment.byte()];
  if (lowTaps % 2 === 0 || highTaps % 2 === 0 || Math.max(lowTaps, highTaps) > MAX_TAPS) {
    throw new PrintProblem('filters of even length');
  }
  const half = (taps: number) =>
    Array.from({ length: (taps + 1) / 2 }, (_none, index) => (index % 2 === 0 ? 1 : -1) * segment.signed());
  const high = half(lowTaps);
  return { low: half(highTaps), high };
}

function readQuantisation(segment: Segment): Quantisation {
  const centre = segment.scaled();
  const steps = new Float64Array(TABLE_BANDS);
  const zeros = new Float64Array(TABLE_BANDS);
  for (let band = 0; band < TABLE_BANDS; band += 1) {
    steps[band] = segment.scaled();
    zeros[band] = segment.scaled();
  }
  return { centre, steps, zeros };
}

function readHuffman(segment: Segment, huffman: Map<number, HuffmanDecoder>): void {
  const id = segment.byte();
  const counts = Array.from({ length: HUFFMAN_LENGTHS }, () => segment.byte());
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total > 256) throw new PrintProblem('too many huffman codes');
  huffman.set(
    id,
    new HuffmanDecoder({ counts, symbols: Uint8Array.from({ length: total }, () => segment.byte()) }),
  );
}

function readFrame(segment: Segment): Frame {
  // Black and white of the scanner are told and not used.
  segment.short();
  const [height, width] = [segment.short(), segment.short()];
  if (width === 0 || height === 0 || Math.max(width, height) > MAX_PRINT_SIDE) {
    throw new PrintProblem('size out of bounds');
  }
  return { width, height, shift: segment.scaled(), scale: segment.scaled() };
}
