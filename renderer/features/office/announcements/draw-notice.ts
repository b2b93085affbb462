import type { Announcement } from '#common/domain/registers/announcements.ts';

export const PICTURE = { width: 1080, height: 1350 } as const;

const MARGIN = 88;
const WIDTH = PICTURE.width - 2 * MARGIN;
const FONT = "'Inter Variable', 'Segoe UI', system-ui, sans-serif";
const COLOURS = { ground: '#ffffff', band: '#12305f', urgent: '#a81f15', text: '#16191f', on: '#ffffff' };
const HEAD = 236;
const FOOT = 128;
/** From the largest on: the first in which the words fit is taken. */
const TITLE_SIZES = [84, 72, 60, 52] as const;
const TEXT_SIZES = [46, 42, 38, 34, 30] as const;
const LINE = 1.32;

type PictureWords = {
  /** The office, a line each. */
  office: readonly string[];
  head: string;
  days: string;
  contact: string;
};

type Measure = (text: string) => number;

/** Words on lines that are no wider than `width`; a word that is wider alone is cut. */
export function wrapWords(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph
      .split(/\s+/)
      .filter(Boolean)
      .flatMap((long) => cut(long, width, measure))) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (measure(longer) <= width) {
        line = longer;
      } else {
        lines.push(line);
        line = word;
      }
    }
    lines.push(line);
  }
  return lines;
}

function cut(word: string, width: number, measure: Measure): string[] {
  const parts: string[] = [];
  let part = '';
  for (const sign of word) {
    if (part !== '' && measure(part + sign) > width) {
      parts.push(part);
      part = '';
    }
    part += sign;
  }
  return [...parts, part];
}

/** An announcement as the office's social media take it. */
export function drawNotice(
  pen: CanvasRenderingContext2D,
  { title, text, isUrgent }: Pick<Announcement, 'title' | 'text' | 'isUrgent'>,
  words: PictureWords,
): void {
  const band = isUrgent ? COLOURS.urgent : COLOURS.band;
  pen.fillStyle = COLOURS.ground;
  pen.fillRect(0, 0, PICTURE.width, PICTURE.height);
  pen.fillStyle = band;
  pen.fillRect(0, 0, PICTURE.width, HEAD);
  pen.fillRect(0, PICTURE.height - FOOT, PICTURE.width, FOOT);
  pen.textBaseline = 'alphabetic';
  drawHead(pen, words);
  let y = HEAD + 104;
  y = drawFitted(pen, title, { sizes: TITLE_SIZES, weight: 700, colour: COLOURS.text, y, most: 400 });
  pen.fillStyle = band;
  pen.fillRect(MARGIN, y - 8, 120, 8);
  drawFitted(pen, text, {
    sizes: TEXT_SIZES,
    weight: 400,
    colour: COLOURS.text,
    y: y + 72,
    most: PICTURE.height - FOOT - 110 - y,
  });
  drawFoot(pen, words);
}

function drawHead(pen: CanvasRenderingContext2D, { office, head }: PictureWords): void {
  pen.fillStyle = COLOURS.on;
  pen.font = `600 30px ${FONT}`;
  pen.fillText(head, MARGIN, 84);
  const lines = office.slice(-2);
  pen.font = `700 40px ${FONT}`;
  let y = lines.length > 1 ? 142 : 164;
  for (const line of lines) {
    pen.fillText(line, MARGIN, y, WIDTH);
    y += 52;
  }
}

function drawFoot(pen: CanvasRenderingContext2D, { days, contact }: PictureWords): void {
  const y = PICTURE.height - FOOT;
  pen.fillStyle = COLOURS.on;
  pen.font = `600 32px ${FONT}`;
  pen.fillText(days, MARGIN, y + (contact ? 54 : 74), WIDTH);
  pen.font = `400 26px ${FONT}`;
  if (contact) pen.fillText(contact, MARGIN, y + 96, WIDTH);
}

type Fitted = { sizes: readonly number[]; weight: number; colour: string; y: number; most: number };

/** Draws in the largest size that fits and returns where the next part begins. */
function drawFitted(pen: CanvasRenderingContext2D, text: string, fitted: Fitted): number {
  const { sizes, weight, colour, most } = fitted;
  let lines: string[] = [];
  let step = 0;
  for (const size of sizes) {
    pen.font = `${weight} ${size}px ${FONT}`;
    step = size * LINE;
    lines = wrapWords(text, WIDTH, (part) => pen.measureText(part).width);
    if (lines.length * step <= most) break;
  }
  pen.fillStyle = colour;
  let { y } = fitted;
  for (const line of lines) {
    pen.fillText(line, MARGIN, y);
    y += step;
  }
  return y;
}
