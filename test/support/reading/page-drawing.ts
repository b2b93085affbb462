import { strokeCharacter } from './ocr-b-strokes.ts';
import { between, type Random, type SyntheticBook } from './synthetic-books.ts';

/** A data page is 125 by 88 millimetres; its zone has a pitch of 2.54 and lines 6.35 apart (ICAO 9303-3 and -4). */
export const DATA_PAGE = { width: 125, height: 88 };
const PITCH = 2.54;
const LINE_GAP = 6.35;
const LOWER_BASELINE = 79.6;
const ZONE_LEFT = 6.6;

export type Glyphs = { kind: 'FONT' } | { kind: 'STROKES'; weight: number };
type Context = OffscreenCanvasRenderingContext2D;

/** Draws a data page in millimetres with its corner at the origin; the canvas is already scaled. */
export function drawDataPage(
  context: Context,
  book: SyntheticBook,
  { glyphs, random, hasTexture }: { glyphs: Glyphs; random: Random; hasTexture: boolean },
): void {
  const { width, height } = DATA_PAGE;
  context.fillStyle = hasTexture ? '#e9e4d6' : '#f6f6f3';
  context.fillRect(0, 0, width, height);
  if (hasTexture) guilloche(context, random);
  portrait(context, random);
  context.fillStyle = '#2b2b33';
  drawFields(context, book);
  const ink = Math.round(between(random, 15, 70));
  context.fillStyle = `rgb(${ink} ${ink} ${ink})`;
  context.strokeStyle = context.fillStyle;
  drawZone(context, book.lines, glyphs);
}

/** The two lines alone, for pages of other shapes. */
function drawZone(context: Context, lines: readonly string[], glyphs: Glyphs): void {
  context.font = `${PITCH / 0.723}px ocr-b-of-the-tests`;
  context.textAlign = 'left';
  lines.forEach((line, row) => {
    const y = LOWER_BASELINE - (1 - row) * LINE_GAP;
    [...line].forEach((character, column) => {
      const x = ZONE_LEFT + column * PITCH;
      if (glyphs.kind === 'FONT') context.fillText(character, x, y);
      else strokeCharacter(context, character, { x, y, pitch: PITCH, weight: glyphs.weight });
    });
  });
}

function drawFields(context: Context, book: SyntheticBook): void {
  const label = (text: string, x: number, y: number) => {
    context.font = '2px sans-serif';
    context.fillText(text, x, y);
  };
  const value = (text: string, x: number, y: number) => {
    context.font = 'bold 3.2px sans-serif';
    context.fillText(text, x, y);
  };
  context.font = 'bold 4.4px sans-serif';
  context.fillText('REPUBLIK INDONESIA', 42, 8);
  label('CONTOH / SPECIMEN', 92, 6);
  const rows: [string, string][] = [
    [
      'JENIS / TYPE      KODE NEGARA / COUNTRY CODE      NO. PASPOR / PASSPORT NO.',
      `P      IDN      ${book.passportNumber}`,
    ],
    ['NAMA LENGKAP / FULL NAME', book.fullName.slice(0, 42)],
    ['KEWARGANEGARAAN / NATIONALITY', 'INDONESIA'],
    [
      'TEMPAT LAHIR / PLACE OF BIRTH        KELAMIN / SEX',
      `${book.birthPlace}      ${book.sex === 'MALE' ? 'L/M' : 'P/F'}`,
    ],
    ['TGL. LAHIR / DATE OF BIRTH', book.birthDate],
    ['TGL. HABIS BERLAKU / DATE OF EXPIRY', book.expiresOn],
    ['NIKIM / REG. NO.        KANTOR / ISSUING OFFICE', `CONTOH 99${book.nik.slice(-6)}      PADANG`],
  ];
  rows.forEach(([name, text], row) => {
    label(name, 42, 15 + row * 7.6);
    value(text, 42, 18.6 + row * 7.6);
  });
}

/** A grey shape in place of a person: the tests need no face. */
function portrait(context: Context, random: Random): void {
  const gradient = context.createLinearGradient(5, 14, 38, 60);
  gradient.addColorStop(0, '#b9bcc4');
  gradient.addColorStop(1, '#8b8f99');
  context.fillStyle = gradient;
  context.fillRect(5, 14, 33, 45);
  context.fillStyle = '#5d5148';
  context.beginPath();
  context.ellipse(21.5, 34 + random(), 9, 12, 0, 0, Math.PI * 2);
  context.fill();
  context.fillRect(10, 50, 23, 9);
}

/** Wavy fine lines in two inks all over the page, as security print has them. */
function guilloche(context: Context, random: Random): void {
  const inks = ['rgb(120 170 150 / 0.55)', 'rgb(190 140 150 / 0.5)', 'rgb(120 130 180 / 0.45)'];
  for (const ink of inks) {
    context.strokeStyle = ink;
    context.lineWidth = between(random, 0.12, 0.3);
    const gap = between(random, 1.2, 2.4);
    const swing = between(random, 1, 4);
    const period = between(random, 9, 30);
    const phase = random() * 6;
    for (let y = -swing; y < DATA_PAGE.height + swing; y += gap) {
      context.beginPath();
      for (let x = 0; x <= DATA_PAGE.width; x += 1) {
        const at = y + swing * Math.sin((x / period) * 2 * Math.PI + phase + y * 0.05);
        if (x === 0) context.moveTo(x, at);
        else context.lineTo(x, at);
      }
      context.stroke();
    }
  }
}
