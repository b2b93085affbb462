import fields from '#resources/reading/ocr-b.json' with { type: 'json' };

/** The characters of a machine readable zone; a class is an index into it. */
export const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<';
export const CLASSES = CHARACTERS.length;

/** The cell of one character in pixels; `pitch` is its width. Its height is a pitch and a half. */
export type Cell = { pitch: number; width: number; height: number };

export function cellOf(pitch: number): Cell {
  return { pitch, width: pitch, height: Math.round((pitch * fields.rows) / fields.columns) };
}

/** How a page was printed and taken, in pitches: `weight` is added to each side of a stroke, `blur` is a standard deviation. */
export type Look = { weight: number; blur: number };

/** All classes drawn with one look; each has mean 0 and length 1, so that a product with a patch is their correlation. */
export type GlyphSet = { cell: Cell; look: Look; glyphs: readonly Float32Array[] };

export type Cut = keyof typeof fields.cuts;

export function glyphSet(cell: Cell, look: Look, cut: Cut = 'round'): GlyphSet {
  return {
    cell,
    look,
    glyphs: [...CHARACTERS].map((character) => glyphOf(character, { cell, look, cut })),
  };
}

/** Where on the field a place of the drawing is taken from, in columns and rows of the field. */
export type Warp = (column: number, row: number) => readonly [number, number];

export type GlyphStyle = { cell: Cell; look: Look; cut: Cut; warp?: Warp };

/** One glyph with mean 0 and length 1. */
export function glyphOf(character: string, { cell, look, cut, warp }: GlyphStyle): Float32Array {
  return unit(drawn(fieldOf(cut, character), cell, look, warp ?? NOMINAL));
}

const NOMINAL: Warp = (column, row) => [column, row];

const FINENESS = 2;

/** Ink of one glyph: its field cut at the weight on a finer grid, blurred, brought to the cell's pixels. */
function drawn(field: Float32Array, cell: Cell, look: Look, warp: Warp): Float32Array {
  const width = cell.width * FINENESS;
  const height = cell.height * FINENESS;
  const edge = width / 1.5;
  const ink = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [column, row] = warp(((x + 0.5) * fields.columns) / width, ((y + 0.5) * fields.rows) / height);
      const distance = fieldAt(field, column, row);
      ink[y * width + x] = Math.max(0, Math.min(1, 0.5 + (distance + look.weight) * edge));
    }
  }
  const soft = blurred(ink, width, height, look.blur * width);
  const small = new Float32Array(cell.width * cell.height);
  soft.forEach((value, index) => {
    const x = Math.floor((index % width) / FINENESS);
    const y = Math.floor(Math.floor(index / width) / FINENESS);
    small[y * cell.width + x] = (small[y * cell.width + x] ?? 0) + value / FINENESS ** 2;
  });
  return small;
}

/** Distance in pitches between the field's places, which are pixel middles. */
function fieldAt(field: Float32Array, x: number, y: number): number {
  const left = Math.max(0, Math.min(fields.columns - 1.001, x - 0.5));
  const top = Math.max(0, Math.min(fields.rows - 1.001, y - 0.5));
  const column = Math.floor(left);
  const row = Math.floor(top);
  const at = row * fields.columns + column;
  const across = left - column;
  const down = top - row;
  const upper = (field[at] ?? 0) * (1 - across) + (field[at + 1] ?? 0) * across;
  const lower =
    (field[at + fields.columns] ?? 0) * (1 - across) + (field[at + fields.columns + 1] ?? 0) * across;
  return upper * (1 - down) + lower * down;
}

const decoded = new Map<string, Float32Array>();

function fieldOf(cut: Cut, character: string): Float32Array {
  const known = decoded.get(cut + character);
  if (known) return known;
  const glyphs: Readonly<Record<string, string>> = fields.cuts[cut];
  const bytes = atob(glyphs[character] ?? '');
  const field = Float32Array.from(bytes, (byte) => ((byte.charCodeAt(0) - 128) / 127) * fields.range);
  decoded.set(cut + character, field);
  return field;
}

/** Gaussian; beyond the cell's edge is paper. */
function blurred(values: Float32Array, width: number, height: number, sigma: number): Float32Array {
  if (sigma < 0.2) return values;
  const reach = Math.ceil(sigma * 2.5);
  const kernel = Float32Array.from({ length: reach + 1 }, (_, at) => Math.exp(-(at ** 2) / (2 * sigma ** 2)));
  const total = 2 * kernel.reduce((sum, value) => sum + value, 0) - 1;
  const across = new Float32Array(values.length);
  for (let row = 0; row < height; row += 1) {
    const from = row * width;
    spread(values, across, { from, step: 1, length: width, kernel, total });
  }
  const both = new Float32Array(values.length);
  for (let column = 0; column < width; column += 1) {
    spread(across, both, { from: column, step: width, length: height, kernel, total });
  }
  return both;
}

/** One row or column: every value gives its share to its neighbours. */
function spread(
  values: Float32Array,
  target: Float32Array,
  line: { from: number; step: number; length: number; kernel: Float32Array; total: number },
): void {
  const { from, step, length, kernel, total } = line;
  const reach = kernel.length - 1;
  for (let at = 0; at < length; at += 1) {
    const value = (values[from + at * step] ?? 0) / total;
    if (value === 0) continue;
    const last = Math.min(length - 1, at + reach);
    for (let to = Math.max(0, at - reach); to <= last; to += 1) {
      const place = from + to * step;
      target[place] = (target[place] ?? 0) + value * (kernel[Math.abs(to - at)] ?? 0);
    }
  }
}

export function unit(values: Float32Array): Float32Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const length = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0)) || 1;
  return values.map((value) => (value - mean) / length);
}
