import { seededRandom } from '#common/kernel/random.ts';
import { contextOf, finish } from './page-set.ts';
import { between, pick, type Random } from './synthetic-books.ts';

/** Pages of an office that hold no passport zone, though some look a little like one. */
export const NEGATIVE_KINDS = [
  'CARD',
  'LETTER',
  'CARD_WITH_TWO_LINES',
  'THREE_LINE_CARD',
  'TABLE',
  'BLANK',
] as const;
export type NegativeKind = (typeof NEGATIVE_KINDS)[number];

type Context = OffscreenCanvasRenderingContext2D;
const SIZES: Readonly<Record<NegativeKind, { width: number; height: number }>> = {
  CARD: { width: 95, height: 64 },
  LETTER: { width: 210, height: 297 },
  CARD_WITH_TWO_LINES: { width: 133, height: 96 },
  THREE_LINE_CARD: { width: 95, height: 64 },
  TABLE: { width: 297, height: 210 },
  BLANK: { width: 133, height: 96 },
};

export async function drawNegative(kind: NegativeKind, seed: number): Promise<Blob> {
  const random = seededRandom(seed * 6007);
  const dpi = pick(random, [150, 200, 240]);
  const perMillimetre = dpi / 25.4;
  const { width, height } = SIZES[kind];
  const canvas = new OffscreenCanvas(Math.round(width * perMillimetre), Math.round(height * perMillimetre));
  const context = contextOf(canvas);
  context.fillStyle = '#f2f0ea';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(perMillimetre, perMillimetre);
  context.fillStyle = '#222';
  context.strokeStyle = '#444';
  DRAWINGS[kind](context, random);
  const defects = {
    angle: between(random, -3, 3),
    tilt: 0.08,
    blur: between(random, 0, 1),
    noise: between(random, 1, 10),
    shade: between(random, 0, 0.4),
  };
  return finish(canvas, { quarterTurns: Math.floor(random() * 4), defects, dpi, jpegQuality: 0.8 }, random);
}

const DRAWINGS: Readonly<Record<NegativeKind, (context: Context, random: Random) => void>> = {
  CARD: (context) => {
    context.font = '4px sans-serif';
    const lines = [
      'PROVINSI CONTOH',
      'KOTA BUATAN',
      'NIK : 1371991211870001',
      'Nama : BUDI SANTOSO',
      'Alamat : JL. CONTOH 1',
    ];
    lines.forEach((line, row) => context.fillText(line, 6, 10 + row * 8));
  },
  LETTER: (context, random) => {
    context.font = '4px serif';
    for (let row = 0; row < 40; row += 1) context.fillText(words(random, 12), 22, 30 + row * 6);
  },
  CARD_WITH_TWO_LINES: (context, random) => {
    context.font = '4.2px monospace';
    for (let row = 0; row < 2; row += 1) context.fillText(code(random, 44), 8, 72 + row * 6.4);
    context.font = '4px sans-serif';
    context.fillText('KARTU PEGAWAI CONTOH', 8, 12);
  },
  THREE_LINE_CARD: (context, random) => {
    context.font = `${2.54 / 0.723}px ocr-b-of-the-tests`;
    for (let row = 0; row < 3; row += 1) {
      [...code(random, 30)].forEach((character, column) =>
        context.fillText(character, 8 + column * 2.54, 44 + row * 6.35),
      );
    }
  },
  TABLE: (context, random) => {
    context.font = '3.2px sans-serif';
    for (let row = 0; row < 18; row += 1) {
      context.strokeRect(10, 20 + row * 10, 277, 10);
      context.fillText(words(random, 14), 13, 27 + row * 10);
    }
  },
  BLANK: () => undefined,
};

const WORDS =
  'permohonan paspor kantor surat keterangan dokumen perjalanan nomor tanggal contoh buatan warga negara'.split(
    ' ',
  );

function words(random: Random, count: number): string {
  return Array.from({ length: count }, () => pick(random, WORDS)).join(' ');
}

function code(random: Random, length: number): string {
  return Array.from({ length }, () => pick(random, [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<<<'])).join('');
}
