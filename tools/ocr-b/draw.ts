import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright';
import { signedDistance } from './distance-field.ts';

/**
 * Makes `resources/reading/ocr-b.json` from two cuts of a free OCR-B (the package fonts-ocr-b of Debian): for each of the 37 characters of a
 * machine readable zone the signed distance to its edge, so that the program can draw it with any stroke and any blur.
 */
const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<';
const CUTS = { round: 'OCRB.otf', square: 'OCRBS.otf' } as const;
/** One pitch is 24 columns; the cell is a pitch and a half high, its baseline 28 rows below the top. */
const CELL = { columns: 24, rows: 36, baseline: 28 };
/** Pixels of the drawing for each column of the field. */
const FINENESS = 12;
/** Distances beyond a quarter of a pitch say nothing more. */
const RANGE = 0.25;

const { values } = parseArgs({
  options: {
    fonts: { type: 'string', default: '/usr/share/fonts/opentype/ocr-b' },
    out: { type: 'string', default: path.resolve(import.meta.dirname, '../../resources/reading/ocr-b.json') },
    browser: { type: 'string', default: process.env['LOKET_CHROMIUM'] ?? '/usr/bin/chromium' },
  },
});

const browser = await chromium.launch({ executablePath: values.browser, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  const cuts: Record<string, Record<string, string>> = {};
  for (const [cut, file] of Object.entries(CUTS)) {
    const font = readFileSync(path.join(values.fonts, file)).toString('base64');
    const glyphs: Record<string, string> = {};
    for (const character of CHARACTERS) glyphs[character] = field(await drawn(page, font, character));
    cuts[cut] = glyphs;
  }
  writeFileSync(values.out, `${JSON.stringify({ ...CELL, range: RANGE, cuts }, null, 1)}\n`);
} finally {
  await browser.close();
}

/** Which pixels of a cell, drawn large, are ink. */
async function drawn(page: Page, font: string, character: string): Promise<boolean[]> {
  const input = { font, character, fineness: FINENESS, ...CELL };
  return page.evaluate(async ({ font, character, fineness, columns, rows, baseline }) => {
    const face = new FontFace('cut', `url(data:font/otf;base64,${font})`);
    document.fonts.add(await face.load());
    const canvas = new OffscreenCanvas(columns * fineness, rows * fineness);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.font = '1000px cut';
    const size = (1000 * columns * fineness) / context.measureText('0').width;
    context.font = `${size}px cut`;
    context.fillText(character, 0, baseline * fineness);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    document.fonts.delete(face);
    return Array.from(
      { length: canvas.width * canvas.height },
      (_, index) => (data[index * 4 + 3] ?? 0) > 127,
    );
  }, input);
}

/** One byte a place, 128 at the edge, in base64. */
function field(ink: readonly boolean[]): string {
  const width = CELL.columns * FINENESS;
  const distance = signedDistance(ink, width, CELL.rows * FINENESS);
  const bytes = Uint8Array.from({ length: CELL.columns * CELL.rows }, (_, index) => {
    const x = (index % CELL.columns) * FINENESS + FINENESS / 2;
    const y = Math.floor(index / CELL.columns) * FINENESS + FINENESS / 2;
    const pitches = (distance[y * width + x] ?? 0) / width;
    return Math.round(128 + Math.max(-1, Math.min(1, pitches / RANGE)) * 127);
  });
  return Buffer.from(bytes).toString('base64');
}
