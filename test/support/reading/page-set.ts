import { seededRandom } from '#common/kernel/random.ts';
import { between, pick, syntheticBook, type Random, type SyntheticBook } from './synthetic-books.ts';
import { DATA_PAGE, drawDataPage, type Glyphs } from './page-drawing.ts';
import { taken, type Defects } from './page-defects.ts';

/** One page of the set: all of it follows from the seed. */
export type PageSpec = {
  seed: number;
  book: SyntheticBook;
  glyphs: Glyphs;
  hasTexture: boolean;
  layout: 'DATA_PAGE' | 'OPEN_BOOK' | 'A4';
  dpi: number;
  quarterTurns: number;
  defects: Defects;
  jpegQuality: number;
};

const SIZES = {
  DATA_PAGE: { width: 133, height: 96 },
  OPEN_BOOK: { width: 140, height: 190 },
  A4: { width: 210, height: 297 },
} as const;

/** Odd seeds are the hard half: other glyphs, perspective, print texture, uneven light. */
export function pageSpec(seed: number): PageSpec {
  const random = seededRandom(seed * 7919);
  const isHard = seed % 2 === 1;
  const book = syntheticBook(random);
  return {
    seed,
    book,
    glyphs: isHard ? { kind: 'STROKES', weight: between(random, 0.11, 0.19) } : { kind: 'FONT' },
    hasTexture: isHard,
    layout: pick(random, ['DATA_PAGE', 'DATA_PAGE', 'DATA_PAGE', 'OPEN_BOOK', 'A4']),
    dpi: pick(random, [150, 150, 200, 240, 300]),
    quarterTurns: pick(random, [0, 0, 0, 0, 1, 2, 3]),
    defects: {
      angle: between(random, -3, 3),
      tilt: isHard ? 0.12 : 0,
      blur: between(random, 0, 1),
      noise: between(random, 1, 12),
      shade: isHard ? between(random, 0.1, 0.45) : 0,
    },
    jpegQuality: between(random, 0.6, 0.95),
  };
}

/** The page as a file, as a scanner or camera would give it. */
export async function drawPage(spec: PageSpec): Promise<Blob> {
  const random = seededRandom(spec.seed * 104729);
  const perMillimetre = spec.dpi / 25.4;
  const { width, height } = SIZES[spec.layout];
  const canvas = new OffscreenCanvas(Math.round(width * perMillimetre), Math.round(height * perMillimetre));
  const context = contextOf(canvas);
  context.fillStyle = spec.layout === 'A4' ? '#fbfbfa' : '#6d6a66';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.save();
  context.scale(perMillimetre, perMillimetre);
  place(context, spec, random);
  drawDataPage(context, spec.book, { glyphs: spec.glyphs, random, hasTexture: spec.hasTexture });
  context.restore();
  return finish(canvas, spec, random);
}

/** Where the data page lies; in an open book another page lies above it. */
function place(context: OffscreenCanvasRenderingContext2D, { layout }: PageSpec, random: Random): void {
  if (layout === 'OPEN_BOOK') {
    context.translate(7, 5);
    context.fillStyle = '#efe9dc';
    context.fillRect(0, 0, DATA_PAGE.width, DATA_PAGE.height);
    context.fillStyle = '#333';
    context.font = '3px sans-serif';
    for (let line = 0; line < 9; line += 1) {
      context.fillText(
        'Halaman pengesahan / Endorsements — CONTOH SPECIMEN buatan untuk uji',
        8,
        14 + line * 7,
      );
    }
    context.translate(0, DATA_PAGE.height + 1.5);
    return;
  }
  if (layout === 'A4') {
    context.fillStyle = '#222';
    context.font = '3.5px sans-serif';
    context.fillText('Fotokopi paspor untuk berkas permohonan — contoh buatan', 30, 25);
    context.translate(between(random, 15, 65), between(random, 45, 170));
    return;
  }
  context.translate(4, 4);
}

/** Blur in the optics, turns, the way through the camera, and the file. */
export async function finish(
  flat: OffscreenCanvas,
  {
    quarterTurns,
    defects,
    dpi,
    jpegQuality,
  }: Pick<PageSpec, 'quarterTurns' | 'defects' | 'dpi' | 'jpegQuality'>,
  random: Random,
): Promise<Blob> {
  const isAcross = quarterTurns % 2 === 1;
  const turned = new OffscreenCanvas(
    isAcross ? flat.height : flat.width,
    isAcross ? flat.width : flat.height,
  );
  const context = contextOf(turned);
  context.translate(turned.width / 2, turned.height / 2);
  context.rotate((quarterTurns * Math.PI) / 2);
  context.filter = `blur(${(defects.blur * dpi) / 200}px)`;
  context.drawImage(flat, -flat.width / 2, -flat.height / 2);
  const photo = taken(context.getImageData(0, 0, turned.width, turned.height), defects, random);
  context.reset();
  context.putImageData(photo, 0, 0);
  return turned.convertToBlob({ type: 'image/jpeg', quality: jpegQuality });
}

export function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('No canvas.');
  return context;
}
