/**
 * Another drawing of OCR-B, made for the tests: the middle lines of the strokes as SVG paths, 100 wide, the letters 140 and the digits
 * 150 high, from the top down. It shares nothing with the outlines that the reader's templates were made of.
 */
const LETTERS: Readonly<Record<string, string>> = {
  A: 'M0 140 L46 0 L54 0 L100 140 M17 94 L83 94',
  B: 'M5 0 L5 140 L55 140 C85 140 95 122 95 104 C95 84 80 69 55 69 L5 69 M55 69 C75 69 86 56 86 36 C86 14 72 0 52 0 L5 0',
  C: 'M86 18 C78 5 68 0 58 0 C27 0 12 30 12 70 C12 110 27 140 58 140 C69 140 78 135 86 122',
  D: 'M12 0 L12 140 L42 140 C76 140 93 112 93 70 C93 28 76 0 42 0 Z',
  E: 'M92 0 L5 0 L5 140 L92 140 M5 68 L78 68',
  F: 'M96 0 L18 0 L18 140 M18 68 L86 68',
  G: 'M92 18 C80 5 68 0 58 0 C22 0 5 30 5 70 C5 110 22 140 58 140 C75 140 88 134 95 128 L95 76 L60 76',
  H: 'M5 0 L5 140 M95 0 L95 140 M5 68 L95 68',
  I: 'M15 0 L85 0 M50 0 L50 140 M15 140 L85 140',
  J: 'M74 0 L74 100 C74 128 60 140 42 140 C26 140 14 132 8 116',
  K: 'M5 0 L5 140 M92 0 L8 80 M32 58 L95 140',
  L: 'M10 0 L10 140 L95 140',
  M: 'M2 140 L2 0 L50 74 L98 0 L98 140',
  N: 'M5 140 L5 0 L95 140 L95 0',
  O: 'M50 0 C85 0 98 35 98 70 C98 105 85 140 50 140 C15 140 2 105 2 70 C2 35 15 0 50 0 Z',
  P: 'M5 140 L5 0 L52 0 C84 0 95 18 95 40 C95 62 82 80 52 80 L5 80',
  Q: 'M50 0 C85 0 98 35 98 70 C98 105 85 140 50 140 C15 140 2 105 2 70 C2 35 15 0 50 0 Z M54 96 L98 148',
  R: 'M5 140 L5 0 L52 0 C84 0 95 18 95 40 C95 62 82 78 52 78 L5 78 M52 78 L96 140',
  S: 'M88 16 C78 5 65 0 50 0 C25 0 10 14 10 34 C10 55 28 62 50 69 C74 76 92 84 92 106 C92 128 74 140 50 140 C30 140 15 134 6 122',
  T: 'M0 0 L100 0 M50 0 L50 140',
  U: 'M5 0 L5 95 C5 125 22 140 50 140 C78 140 95 125 95 95 L95 0',
  V: 'M2 0 L50 140 L98 0',
  W: 'M0 0 L16 140 L50 58 L84 140 L100 0',
  X: 'M2 0 L98 140 M98 0 L2 140',
  Y: 'M2 0 L50 72 L98 0 M50 72 L50 140',
  Z: 'M8 0 L95 0 L5 140 L95 140',
  '<': 'M93 13 L6 71 L93 129',
};

const DIGITS: Readonly<Record<string, string>> = {
  '0': 'M50 0 C82 0 92 25 92 75 C92 125 82 150 50 150 C18 150 8 125 8 75 C8 25 18 0 50 0 Z',
  '1': 'M14 32 L62 0 L62 150',
  '2': 'M10 28 C18 8 34 0 52 0 C78 0 92 14 92 38 C92 62 75 78 50 98 C28 115 12 130 8 150 L95 150',
  '3': 'M10 0 L88 0 L45 56 C75 56 95 74 95 102 C95 132 74 150 45 150 C28 150 14 146 5 136',
  '4': 'M60 0 L8 110 L96 110 M70 72 L70 150',
  '5': 'M88 0 L25 0 L20 62 C30 56 42 54 50 54 C78 54 95 74 95 102 C95 132 76 150 46 150 C30 150 14 146 5 136',
  '6': 'M68 0 C38 28 8 66 8 104 C8 132 24 150 50 150 C76 150 93 132 93 104 C93 80 76 62 50 62 C30 62 16 74 10 92',
  '7': 'M5 0 L94 0 L94 18 C60 60 45 100 42 150',
  '8': 'M50 0 C74 0 88 14 88 36 C88 56 72 64 50 70 C24 78 5 86 5 112 C5 136 22 150 50 150 C78 150 95 136 95 112 C95 86 76 78 50 70 C28 64 12 56 12 36 C12 14 26 0 50 0 Z',
  '9': 'M32 150 C62 122 92 84 92 46 C92 18 76 0 50 0 C24 0 7 18 7 46 C7 70 24 88 50 88 C70 88 84 76 90 58',
};

/** Width of the drawing in pitches; the rest of the cell is space. */
const WIDTH = 0.55;

/** Draws one character with its baseline and the left edge of its cell at the origin; `weight` is the stroke in pitches. */
export function strokeCharacter(
  context: OffscreenCanvasRenderingContext2D,
  character: string,
  { x, y, pitch, weight }: { x: number; y: number; pitch: number; weight: number },
): void {
  const path = LETTERS[character] ?? DIGITS[character];
  if (!path) throw new Error(`No strokes for ${character}`);
  const unit = (pitch * WIDTH) / 100;
  const height = LETTERS[character] ? 140 : 150;
  context.save();
  context.translate(x + (pitch * (1 - WIDTH)) / 2, y - (height * unit + (weight * pitch) / 2));
  context.scale(unit, unit);
  context.lineWidth = (weight * pitch) / unit;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.stroke(new Path2D(path));
  context.restore();
}
