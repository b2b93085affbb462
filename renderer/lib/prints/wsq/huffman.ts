import { PrintProblem } from '#renderer/lib/prints/grey-print.ts';

const LONGEST = 16;

export type HuffmanTable = { counts: readonly number[]; symbols: Uint8Array };

/** For each length the first code, how many there are, and where their symbols begin: codes of a length follow each other. */
type Lengths = { first: number; count: number; at: number }[];

export class HuffmanDecoder {
  readonly #lengths: Lengths;
  readonly #symbols: Uint8Array;

  constructor({ counts, symbols }: HuffmanTable) {
    this.#symbols = symbols;
    this.#lengths = [];
    let first = 0;
    let at = 0;
    for (const count of counts) {
      this.#lengths.push({ first, count, at });
      if (first + count > 1 << this.#lengths.length) throw new PrintProblem('huffman codes overflow');
      first = (first + count) << 1;
      at += count;
    }
  }

  next(bits: BitReader): number {
    let code = 0;
    for (let length = 1; length <= LONGEST; length += 1) {
      code = (code << 1) | bits.take(1);
      const { first, count, at } = this.#lengths[length - 1] ?? { first: 0, count: 0, at: 0 };
      const offset = code - first;
      if (offset >= 0 && offset < count) return this.#symbols[at + offset] ?? 0;
    }
    throw new PrintProblem('unknown huffman code');
  }
}

/** Bits of a block from the left; a data byte 0xff is followed by a zero that does not count. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at: number;
  #byte = 0;
  #left = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  take(count: number): number {
    let value = 0;
    for (let taken = 0; taken < count; taken += 1) {
      if (this.#left === 0) this.#nextByte();
      this.#left -= 1;
      value = (value << 1) | ((this.#byte >> this.#left) & 1);
    }
    return value;
  }

  /** Where the block's bytes end: at the next marker. */
  end(): number {
    let at = this.#at;
    while (at + 1 < this.#bytes.length && !(this.#bytes[at] === 0xff && this.#bytes[at + 1] !== 0)) at += 1;
    return at;
  }

  #nextByte(): void {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new PrintProblem('data ends early');
    if (byte === 0xff) {
      if (this.#bytes[this.#at + 1] !== 0) throw new PrintProblem('block ends early');
      this.#at += 1;
    }
    this.#at += 1;
    this.#byte = byte;
    this.#left = 8;
  }
}
