/** Lengths and values of the codes for steps of brightness, as in Annex K of the JPEG standard. */
const STEP_LENGTHS = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
const STEP_VALUES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
/** The one code for "this block has no detail". */
const PLAIN_LENGTHS = [1, ...Array.from({ length: 15 }, () => 0)];
const PLAIN_VALUES = [0];
const BLOCK = 8;
/** With this step a block's first value is its brightness. */
const STEP = 8;

/**
 * A grey JPEG drawn in squares of eight pixels: each is one shade. Enough for a page that a person can tell from another, and
 * small enough to need no library.
 */
export function blockJpeg(
  { width, height }: { width: number; height: number },
  shadeOf: (column: number, row: number) => number,
): Uint8Array {
  const columns = Math.ceil(width / BLOCK);
  const rows = Math.ceil(height / BLOCK);
  const bits = new BitWriter();
  const codes = codesOf(STEP_LENGTHS, STEP_VALUES);
  let before = 0;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const value = Math.max(0, Math.min(255, Math.round(shadeOf(column, row)))) - 128;
      writeStep(bits, codes, value - before);
      before = value;
      // Nothing but its shade.
      bits.write(0, 1);
    }
  }
  return Uint8Array.from([
    0xff,
    0xd8,
    ...segment(0xe0, [...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...segment(0xdb, [0, STEP, ...Array.from({ length: 63 }, () => 1)]),
    ...segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]),
    ...segment(0xc4, [0x00, ...STEP_LENGTHS, ...STEP_VALUES]),
    ...segment(0xc4, [0x10, ...PLAIN_LENGTHS, ...PLAIN_VALUES]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    ...bits.end(),
    0xff,
    0xd9,
  ]);
}

type Codes = ReadonlyMap<number, { code: number; length: number }>;

function writeStep(bits: BitWriter, codes: Codes, step: number): void {
  const size = step === 0 ? 0 : Math.floor(Math.log2(Math.abs(step))) + 1;
  const { code, length } = codes.get(size) ?? { code: 0, length: 0 };
  bits.write(code, length);
  // A darker step is written as its complement.
  if (size > 0) bits.write(step > 0 ? step : step + (1 << size) - 1, size);
}

function codesOf(lengths: readonly number[], values: readonly number[]): Codes {
  const codes = new Map<number, { code: number; length: number }>();
  let code = 0;
  let next = 0;
  lengths.forEach((count, index) => {
    for (let left = count; left > 0; left -= 1) {
      codes.set(values[next] ?? 0, { code, length: index + 1 });
      code += 1;
      next += 1;
    }
    code <<= 1;
  });
  return codes;
}

function segment(marker: number, data: readonly number[]): number[] {
  const length = data.length + 2;
  return [0xff, marker, length >> 8, length & 255, ...data];
}

class BitWriter {
  readonly #bytes: number[] = [];
  #held = 0;
  #count = 0;

  write(value: number, length: number): void {
    for (let bit = length - 1; bit >= 0; bit -= 1) {
      this.#held = (this.#held << 1) | ((value >> bit) & 1);
      this.#count += 1;
      if (this.#count === 8) this.#flush();
    }
  }

  end(): readonly number[] {
    while (this.#count > 0) this.write(1, 1);
    return this.#bytes;
  }

  #flush(): void {
    this.#bytes.push(this.#held);
    // A byte that looks like a marker is followed by zero.
    if (this.#held === 0xff) this.#bytes.push(0);
    this.#held = 0;
    this.#count = 0;
  }
}
